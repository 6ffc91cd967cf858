/// Where a photo's EXIF block lies: the TIFF structure after `Exif\0\0`, or a PNG's eXIf chunk.
enum ExifBlock {
  /// Walks the markers of a JPEG up to its first scan.
  ///
  /// - Complexity: O(bytes before the first scan); every byte is passed once.
  static func find(inJPEG bytes: borrowing Span<UInt8>) -> Range<Int>? {
    var segments = JPEGSegments()
    while let (marker, content) = segments.next(in: bytes) {
      guard marker == 0xE1, content.count > 6 else { continue }
      if isExifName(bytes, at: content.lowerBound) { return content.dropFirst(6) }
    }
    return nil
  }

  /// Walks the chunks of a PNG; eXIf may stand before or after the image data.
  ///
  /// - Complexity: O(chunks); each is passed once.
  static func find(inPNG bytes: borrowing Span<UInt8>) -> Range<Int>? {
    var chunks = PNGChunks()
    while let (type, content) = chunks.next(in: bytes) {
      if type == PNGChunks.exif { return content }
    }
    return nil
  }

  private static func isExifName(_ bytes: borrowing Span<UInt8>, at offset: Int) -> Bool {
    let name: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
    for index in name.indices where bytes[offset + index] != name[index] { return false }
    return true
  }
}
