/// What decoding one photo may cost. The values belong to the policy; these are its defaults.
package struct DecodeLimits: Equatable, Sendable {
  /// Bytes of the file.
  package var fileBytes = 64 << 20
  /// Columns, and rows; libjpeg itself ends at 65,500.
  package var sidePixels = 65_500
  /// Columns × rows of a JPEG that is decoded as it is read.
  package var baselinePixels = 128_000_000
  /// Columns × rows of a JPEG whose coefficients must all be held: progressive, or several scans.
  package var progressivePixels = 64_000_000
  /// Columns × rows of a PNG.
  package var pngPixels = 40_000_000
  /// Scans of a JPEG.
  package var scans = 100
  /// Harmless warnings of the decoder; any other ends the decoding at once.
  package var warnings = 50
  /// Bytes of pixels or coefficients that the decoder may hold.
  package var memoryBytes = 320 << 20
  /// Bytes of one PNG chunk that must be held whole (image data need not).
  package var pngChunkBytes = 1 << 20
  /// PNG chunks that libpng may keep. Text and profiles never reach it.
  package var pngCachedChunks = 16
  /// Bytes of EXIF that are looked at; a longer block counts as none.
  package var exifBytes = 65_536
  /// Entries of EXIF that are looked at, over all directories.
  package var exifEntries = 256
  /// Directories of EXIF under one another.
  package var exifDepth = 4

  package init() {}
}
