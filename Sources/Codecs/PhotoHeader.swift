package import Raster

/// What a file says of itself before its pixels are decoded.
package struct PhotoHeader: Equatable, Sendable {
  package var format: PhotoFormat
  package var size: Size
  /// Colour components of a JPEG (1, 3 or 4), or channels of a PNG (1…4, a palette counts as 1).
  package var components: Int
  /// Progressive JPEG or interlaced PNG.
  package var progressive: Bool
  /// The quantisation table of luma, 64 steps of 1…65535 row by row (not in zigzag order);
  /// `nil` for a PNG and where the file names none.
  package var lumaQuantisation: [UInt16]?
  /// The same for chroma; `nil` for a grey photo too.
  package var chromaQuantisation: [UInt16]?
  package var exif = ExifFacts()
}
