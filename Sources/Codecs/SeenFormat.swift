/// What a file is that is not decoded: another format, or a variant of JPEG or PNG.
package enum SeenFormat: String, CaseIterable, Sendable {
  case heic, avif, webp, gif, tiff, bmp, jp2, jxl, jpegls, mng, ico, psd, svg
  case mp4, mov, mkv, avi
  case pdf, postscript, doc, html, xml
  case zip, rar, gzip
  case sevenZip = "7z"
  case elf, exe
  /// Nothing but zeros where a format would begin.
  case zeros
  /// Nothing that is known.
  case unknown
  /// A PNG with a critical chunk of a stranger.
  case pngVariant = "png-variant"
  case jpeg12Bit = "jpeg-12bit"
  case jpegArithmetic = "jpeg-arithmetic"
  case jpegColour = "jpeg-colour"
  case jpegComponents = "jpeg-components"
  /// A JPEG that names its height behind its picture.
  case jpegDNL = "jpeg-dnl"
  case jpegHierarchical = "jpeg-hierarchical"
  case jpegLossless = "jpeg-lossless"
  case jpegSampling = "jpeg-sampling"

  /// The variant that C names.
  init(word: String) { self = Self(rawValue: word) ?? .unknown }
}
