package import Raster
package import Vocabulary

/// Decodes one photo from memory in bands of rows, in the colour space and sampling of the file.
///
/// Making one reads the header alone; that is also the way to look at a header and no more. No
/// full-size plane is kept for a baseline JPEG or a plain PNG. A photo is whole only once
/// ``nextBand(into:)`` has returned `false`: damage may show in its very last row.
///
/// Not for several threads, and not for files that are still being written.
package struct PhotoDecoder: ~Copyable {
  /// What the file says of itself.
  package let header: PhotoHeader
  private let source: any BandSource
  private var nextRow = 0

  /// Reads the header and refuses what no band will come of.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. They must stay in place, unchanged, for as long as the decoder.
  ///   - limits: What decoding may cost.
  /// - Throws: The photo's fault (`empty`, `truncated`, `corrupt`, `unsupported`), a limit's
  ///   (`tooLarge`), or the machine's (`outOfMemory`).
  package init(bytes: UnsafeRawBufferPointer, limits: Limits.Photo) throws(DecodeError) {
    guard bytes.count <= limits.bytes else {
      throw .tooLarge(limit: .bytes, allowed: limits.bytes, seen: bytes.count)
    }
    let start = SniffedFormat.photoOffset(in: unsafe Span<UInt8>(_unsafeBytes: bytes))
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
    let span = unsafe Span<UInt8>(_unsafeBytes: bytes)
    switch SniffedFormat(of: span) {
    case .empty: throw .empty
    case .other(let format): throw .unsupported(format)
    case .photo(.jpeg):
      let jpeg = try unsafe JPEGSource(bytes: bytes, limits: limits)
      source = jpeg
      var header = jpeg.header
      header.exif = Self.exif(in: span, at: ExifBlock.find(inJPEG: span), limits: limits)
      header.colours = ICCBlock.read(fromJPEG: span, bytesMaximum: limits.profileBytes)
        .flatMap(ICCProfile.colours)
      self.header = header
    case .photo(.png):
      let png = try unsafe PNGSource(bytes: bytes, limits: limits)
      source = png
      var header = png.header
      header.exif = Self.exif(in: span, at: ExifBlock.find(inPNG: span), limits: limits)
      header.colours = ICCBlock.read(fromPNG: span, bytesMaximum: limits.profileBytes)
        .flatMap(ICCProfile.colours)
      self.header = header
    }
  }

  /// Fills the band with the next rows.
  ///
  /// - Parameter band: Any band; it gets the room it needs and keeps it for the next call.
  /// - Returns: `false`, and nothing of use in the band, once all rows have been given.
  /// - Throws: As `init`; the photo's fault at the first row that is damaged. Then the decoder is
  ///   of no more use.
  /// - Complexity: O(width × 16) time and room, but for an interlaced or progressive photo, which
  ///   is decoded whole with its first band.
  package mutating func nextBand(into band: inout Band) throws(DecodeError) -> Bool {
    let rowCount = try source.nextBand(into: &band)
    band.firstRow = nextRow
    band.rowCount = rowCount
    nextRow += rowCount
    return rowCount > 0
  }

  private static func exif(
    in bytes: borrowing Span<UInt8>, at range: Range<Int>?, limits: Limits.Photo
  ) -> ExifFacts {
    guard let range, range.count <= limits.exifBytes else { return ExifFacts() }
    return ExifReader.facts(in: range.map { bytes[$0] }, limits: limits)
  }
}
