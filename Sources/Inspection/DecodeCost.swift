import Codecs
import Raster

/// What decoding a photo will cost, by its header alone.
///
/// Nanoseconds of processor time a pixel, measured on 12 MP photos and, interlaced, on a 16-bit PNG
/// of 40 MP; a slower machine multiplies them all. A progressive file may have many more scans than
/// the ten or so that are usual: its header does not tell, and the clock of its lane sees to it.
enum DecodeCost {
  private static let baselineJPEG = 4.0
  private static let progressiveJPEG = 16.0
  private static let plainPNG = 35.0
  private static let interlacedPNG = 55.0

  /// Processor milliseconds, 0 or more.
  static func milliseconds(of header: PhotoHeader) -> Double {
    let nanosecondsPerPixel =
      switch (header.format, header.progressive) {
      case (.jpeg, false): baselineJPEG
      case (.jpeg, true): progressiveJPEG
      case (.png, false): plainPNG
      case (.png, true): interlacedPNG
      }
    return Double(header.size.width) * Double(header.size.height) * nanosecondsPerPixel / 1e6
  }
}
