/// What a file is that is not decoded: another format, or a variant of JPEG or PNG. The names that
/// `seen` of an unsupported photo may have.
///
/// A decoder that says anything else is not believed, so nothing that a photo holds comes to stand
/// in a reply. It has no messages; those are the policy's.
package enum FormatName: String, CaseIterable, Sendable {
  case heic, avif, webp, gif, tiff, bmp, jp2, jxl, jpegls, mng, ico, psd, svg
  case mp4, mov, mkv, avi
  case pdf, postscript, doc, html, xml, json, text
  case zip, rar, gzip
  case base64, multipart, http, encrypted
  case sevenZip = "7z"
  case elf, exe
  case zeros, unknown
  case pngVariant = "png-variant"
  case jpeg12Bit = "jpeg-12bit"
  case jpegArithmetic = "jpeg-arithmetic"
  case jpegColour = "jpeg-colour"
  case jpegComponents = "jpeg-components"
  case jpegDNL = "jpeg-dnl"
  case jpegHierarchical = "jpeg-hierarchical"
  case jpegLossless = "jpeg-lossless"
  case jpegSampling = "jpeg-sampling"

  /// Whether a gateway makes this of a photo, or stores it in its place, rather than a person
  /// sends it.
  package var isTransferTrace: Bool {
    switch self {
    case .base64, .multipart, .http, .json, .html, .xml, .text, .encrypted, .gzip, .unknown: true
    default: false
    }
  }

  /// What an operator is told of it, one English line.
  package var detail: String {
    switch self {
    case .zeros: "the file begins with nothing but zeros"
    case .unknown: "no known photo format"
    case .base64: "base64 text, perhaps of a photo: a gateway has not decoded it"
    case .multipart: "a part of a message with its headers: a gateway has not taken it apart"
    case .http: "a web server's answer with its headers"
    case .json: "JSON, such as an error message of a gateway"
    case .html: "a web page, such as an error page of a gateway"
    case .text: "text, or bytes that were changed by a transfer as text"
    case .encrypted: "bytes without any pattern: encrypted, or compressed without a header"
    case .gzip: "compressed by gzip: a gateway has not unpacked it"
    case .pngVariant: "a PNG with a critical chunk that the standard does not know"
    case .jpeg12Bit: "a JPEG of more than 8 bits a sample"
    case .jpegArithmetic: "a JPEG of arithmetic coding, which is not decoded here"
    case .jpegColour: "a JPEG of colours that are not converted here"
    case .jpegComponents: "colour components must be 1, 3 or 4"
    case .jpegDNL: "a JPEG that names its height behind its picture"
    case .jpegHierarchical: "a hierarchical JPEG"
    case .jpegLossless: "a lossless JPEG"
    case .jpegSampling: "a JPEG of a sampling that is not decoded here"
    default: "neither JPEG nor PNG"
    }
  }
}
