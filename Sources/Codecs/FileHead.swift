import Vocabulary

/// The first bytes of a file.
struct FileHead {
  /// At most so many bytes are looked at.
  static let bytesMaximum = 1024

  let bytes: [UInt8]

  /// - Parameter offset: Where the head begins, at most the file's count.
  init(_ file: borrowing Span<UInt8>, from offset: Int) {
    bytes = (offset..<min(file.count, offset + Self.bytesMaximum)).map { file[$0] }
  }

  /// Whether the file begins with a signature, or is so short that it is a beginning of it.
  func begins(with signature: [UInt8]) -> Bool {
    zip(bytes, signature).allSatisfy { $0 == $1 }
  }

  func has(_ signature: [UInt8], at offset: Int) -> Bool {
    bytes.count >= offset + signature.count && bytes[offset...].starts(with: signature)
  }

  func has(_ text: String, at offset: Int) -> Bool { has(Array(text.utf8), at: offset) }

  /// Whether SOI stands here and is followed by a marker that is not another SOI.
  func beginsJPEG(at offset: Int) -> Bool {
    guard has([0xFF, 0xD8, 0xFF], at: offset) else { return false }
    let marker = bytes[(offset + 3)...].first { $0 != 0xFF }
    return marker.map { $0 != 0 && $0 != 0xD8 } ?? false
  }

  /// The format by the major brand of an ISO base media file.
  var isoBrand: FormatName? {
    guard has("ftyp", at: 4), bytes.count >= 12 else { return nil }
    switch String(decoding: bytes[8..<12], as: UTF8.self) {
    case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1": return .heic
    case "avif", "avis": return .avif
    case "jxl ": return .jxl
    case "qt  ": return .mov
    default: return .mp4
    }
  }

  /// SVG, HTML or XML by the first tags of a text.
  var markup: FormatName? {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.hasPrefix("<") else { return nil }
    if text.contains("<svg") { return .svg }
    if text.contains("<html") || start.hasPrefix("<!doctype html") { return .html }
    return start.hasPrefix("<?xml") ? .xml : nil
  }
}
