import Vocabulary

/// What gateways make of a photo, or store in its place.
extension FileHead {
  /// The name of what a transfer has left here; `nil` where nothing is known.
  var transferTrace: FormatName? {
    if Self.mangled.contains(where: { has($0, at: 0) }) { return .text }
    if let text {
      let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      return Self.name(of: start)
    }
    return envelope ?? (isRandom ? .encrypted : nil)
  }

  /// SOI and the next marker as a program writes them that takes bytes for letters: of Latin 1, or
  /// of none.
  private static let mangled: [[UInt8]] = [
    [0xC3, 0xBF, 0xC3, 0x98, 0xC3, 0xBF], Array("\u{FFFD}\u{FFFD}\u{FFFD}".utf8),
    Array("\u{FFFD}PNG".utf8), [0xC2, 0x89, 0x50, 0x4E, 0x47],
  ]

  // MARK: - Text

  /// The head as text; `nil` where it is none.
  private var text: String? {
    if has([0xFF, 0xFE], at: 0) || has([0xFE, 0xFF], at: 0) {
      let isBig = bytes[0] == 0xFE
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[isBig ? $0 : $0 + 1]) << 8 | UInt16(bytes[isBig ? $0 + 1 : $0])
      }
      let text = String(decoding: units, as: UTF16.self)
      return Self.isPlain(text) ? text : nil
    }
    // The last letter may be cut.
    for cut in 0..<min(4, bytes.count) {
      guard let text = String(validating: bytes.dropLast(cut), as: UTF8.self) else { continue }
      return Self.isPlain(text) ? text : nil
    }
    return nil
  }

  /// Whether there are no control characters but those that lay out a text.
  private static func isPlain(_ text: String) -> Bool {
    let layout: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\u{C}", "\u{1B}"]
    return text.unicodeScalars.allSatisfy {
      ($0.value >= 0x20 && $0.value != 0x7F) || layout.contains($0)
    }
  }

  private static func name(of text: Substring) -> FormatName {
    let lower = text.lowercased()
    if let name = envelope(of: lower) { return name }
    if lower.hasPrefix("data:") && lower.contains(";base64,") { return .base64 }
    if isBase64(text) { return .base64 }
    if lower.hasPrefix("<") {
      if lower.hasPrefix("<?php") { return .text }
      return htmlTags.contains { lower.hasPrefix("<" + $0) } ? .html : .xml
    }
    let inside = text.dropFirst().drop { $0.isWhitespace }.first
    if text.hasPrefix("{"), inside == "\"" || inside == "}" || inside == nil { return .json }
    if text.hasPrefix("["), inside.map({ "{[\"]tfn-".contains($0) || $0.isNumber }) ?? false {
      return .json
    }
    return .text
  }

  /// With what pages of an error begin that have no head.
  private static let htmlTags = [
    "!--", "head", "body", "title", "meta", "h1", "h2", "h3", "p>", "div", "br", "b>", "center",
    "pre", "script", "style", "table", "span",
  ]

  // MARK: - Envelopes

  /// The answer of a web server or the part of a message, with its own head before the photo.
  private var envelope: FormatName? {
    Self.envelope(of: String(decoding: bytes, as: UTF8.self).lowercased())
  }

  private static func envelope(of lower: String) -> FormatName? {
    if lower.hasPrefix("http/1.") || lower.hasPrefix("http/2") { return .http }
    let headers = ["content-disposition:", "content-type:", "content-transfer-encoding:"]
    let isPart = lower.hasPrefix("--") && headers.contains { lower.contains($0) }
    let isMessage = (headers + ["mime-version:"]).contains { lower.hasPrefix($0) }
    return isPart || isMessage ? .multipart : nil
  }

  // MARK: - Base64

  /// The first letters of a JPEG, a PNG and a WebP in base64.
  private static let base64Photos = ["/9j/", "iVBORw0KGgo", "UklGR"]
  /// Letters without a space that are no word any more.
  private static let base64Minimum = 64

  /// Whether a text is base64, in quotes or not: a photo's, or long and of letters of both cases
  /// and digits without a space.
  private static func isBase64(_ text: Substring) -> Bool {
    let text = text.drop { $0 == "\"" || $0 == "'" }
    let letters = text.unicodeScalars.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
        || "+/-_=\r\n".unicodeScalars.contains($0)
    }
    if base64Photos.contains(where: { text.hasPrefix($0) }) { return letters.count >= 8 }
    let rest = text.unicodeScalars.dropFirst(letters.count)
    guard letters.count >= base64Minimum,
      rest.allSatisfy({ "\"' \n\r".unicodeScalars.contains($0) })
    else { return false }
    return letters.contains { $0.properties.isUppercase }
      && letters.contains { $0.properties.isLowercase }
      && letters.contains { ("0"..."9").contains($0) }
  }

  // MARK: - Randomness

  /// Fewer bytes do not tell.
  private static let randomBytesMinimum = 256
  /// The largest chi-square of the counts of the 256 values against even ones. Random bytes have
  /// 255 ± 23, so one kilobyte in ten million is missed; packed data has 350 to 450, text and the
  /// headers of any format have thousands.
  private static let chiSquareMaximum = 390.0

  /// Whether the bytes are as good as random: encrypted, as a chat service keeps its files, or
  /// compressed without a head of its own.
  private var isRandom: Bool {
    guard bytes.count >= Self.randomBytesMinimum else { return false }
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let squares = counts.reduce(0) { $0 + $1 * $1 }
    let count = Double(bytes.count)
    return Double(squares) * 256 / count - count <= Self.chiSquareMaximum
  }
}
