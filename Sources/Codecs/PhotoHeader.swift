package import Raster

/// What a file says of itself before its pixels are decoded.
package struct PhotoHeader: Equatable, Sendable {
  /// By the first bytes, never by a name; the size is of the stored picture, before any turn.
  package var format: PhotoFormat
  package var size: Size
  /// Progressive JPEG or interlaced PNG.
  package var progressive: Bool
  /// The quantisation table of luma, 64 steps of 1…65535 row by row (not in zigzag order);
  /// `nil` for a PNG and where the file names none.
  package var lumaQuantisation: [UInt16]?
  package var exif = ExifFacts()
  /// What the colours mean, where a profile of curves and a matrix says so; `nil` for sRGB.
  package var colours: ColourProfile?
}
