// Strings and numbers of the JSON5 reader.
extension JSONParser {
  /// A string in single or double quotes, with JSON5's escapes.
  mutating func quoted() throws(JSONError) -> String {
    let start = here
    let quote = bytes[offset]
    offset += 1
    var units: [UInt8] = []
    while let byte, byte != quote {
      switch byte {
      case UInt8(ascii: "\\"):
        offset += 1
        try escape(into: &units)
      case 0x0A: throw JSONError("this text has no closing quote on its line", at: start)
      case 0x00..<0x20 where byte != 0x09:
        throw failure("a control character needs an escape here")
      default:
        let start = offset
        while let byte = self.byte, byte != quote, byte != UInt8(ascii: "\\"),
          byte >= 0x20 || byte == 0x09
        {
          offset += 1
        }
        units += bytes[start..<offset]
      }
    }
    guard byte == quote else { throw JSONError("this text has no closing quote", at: start) }
    offset += 1
    guard let text = String(validating: units, as: UTF8.self) else {
      throw JSONError("this text is not UTF-8", at: start)
    }
    return text
  }

  private mutating func escape(into units: inout [UInt8]) throws(JSONError) {
    guard let code = byte else { throw failure("the text ends in an escape") }
    if code == UInt8(ascii: "u") || code == UInt8(ascii: "x") {
      offset += 1
      units += Array(String(Character(try escapedScalar(code))).utf8)
      return
    }
    if code == 0x0A {
      newline()
      return
    }
    offset += 1
    switch code {
    case 0x0D: if byte == 0x0A { newline() }
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "v"): units.append(0x0B)
    case UInt8(ascii: "0"): units.append(0x00)
    case UInt8(ascii: "1")...UInt8(ascii: "9"): throw failure("a digit cannot be escaped")
    default: units.append(code)
    }
  }

  private mutating func escapedScalar(_ code: UInt8) throws(JSONError) -> UnicodeScalar {
    let first = try hexDigits(code == UInt8(ascii: "u") ? 4 : 2)
    if (0xD800...0xDBFF).contains(first) {
      guard byte == UInt8(ascii: "\\"), offset + 1 < bytes.count,
        bytes[offset + 1] == UInt8(ascii: "u")
      else { throw failure("half of a surrogate pair") }
      offset += 2
      let second = try hexDigits(4)
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { throw failure("half of a surrogate pair") }
      return scalar
    }
    guard let scalar = UnicodeScalar(first) else { throw failure("half of a surrogate pair") }
    return scalar
  }

  private mutating func hexDigits(_ count: Int) throws(JSONError) -> UInt32 {
    let end = offset + count
    guard end <= bytes.count,
      bytes[offset..<end].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[offset..<end], as: UTF8.self), radix: 16)
    else { throw failure("expected \(count) hexadecimal digits") }
    offset = end
    return value
  }

  /// A decimal or hexadecimal number; a sign, a leading or a trailing point are JSON5's liberties.
  mutating func number() throws(JSONError) -> Double {
    if let plain = plainNumber() { return plain }
    let start = here
    let first = offset
    var previous: UInt8 = 0
    while let byte, JSON.isWord(byte) || byte == UInt8(ascii: ".") || isSign(byte, after: previous)
    {
      previous = byte
      offset += 1
    }
    var text = String(decoding: bytes[first..<offset], as: UTF8.self)
    let written = text
    var sign = 1.0
    if text.hasPrefix("-") { sign = -1 }
    if text.hasPrefix("-") || text.hasPrefix("+") { text.removeFirst() }
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      if let whole = UInt64(text.dropFirst(2), radix: 16) { return sign * Double(whole) }
    } else if Self.isDecimal(text) {
      if text.hasPrefix(".") { text = "0" + text }
      if text.hasSuffix(".") { text += "0" }
      text.replace(".e", with: ".0e")
      text.replace(".E", with: ".0E")
      if let value = Double(text), value.isFinite { return sign * value }
    }
    throw JSONError("'\(written.shortened)' is no finite number", at: start)
  }

  /// A decimal of few digits without an exponent, as nearly all are; `nil`, and nothing is read,
  /// where it is more than that.
  ///
  /// Both the digits as a whole number and the power of ten are exact as they stand, so one
  /// division rounds as the full conversion does.
  /// - Source: W. D. Clinger, How to read floating point numbers accurately, PLDI 1990.
  private mutating func plainNumber() -> Double? {
    var place = offset
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var (whole, scale, digits, decimals) = (0, 1, 0, 0)
    var isFraction = false
    while place < bytes.count, digits <= Self.exactDigits {
      let byte = bytes[place]
      if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
      } else if (0x30...0x39).contains(byte) {
        whole = whole * 10 + Int(byte - 0x30)
        digits += 1
        if isFraction {
          scale *= 10
          decimals += 1
        }
      } else {
        break
      }
      place += 1
    }
    guard (1...Self.exactDigits).contains(digits), isFraction == (decimals > 0) else { return nil }
    if bytes[first] == UInt8(ascii: "0"), digits - decimals > 1 { return nil }
    if place < bytes.count, JSON.isWord(bytes[place]) || bytes[place] == UInt8(ascii: ".") {
      return nil
    }
    offset = place
    let value = Double(whole) / Double(scale)
    return isNegative ? -value : value
  }

  /// So many digits are below 2^53, and the power of ten below them is exact as well.
  private static let exactDigits = 15

  private func isSign(_ byte: UInt8, after previous: UInt8) -> Bool {
    guard byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") else { return false }
    return previous == 0 || previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E")
  }

  /// Whether a text is digits, at most one point, and an exponent; and no octal-like `0123`.
  private static func isDecimal(_ text: String) -> Bool {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let mantissa = parts[0].filter { $0 != "." }
    guard !mantissa.isEmpty, mantissa.allSatisfy(\.isASCIIDigit),
      parts[0].count - mantissa.count <= 1
    else { return false }
    let whole = parts[0].prefix { $0 != "." }
    if whole.count > 1, whole.hasPrefix("0") { return false }
    guard parts.count == 2 else { return true }
    let exponent =
      parts[1].hasPrefix("-") || parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
    return !exponent.isEmpty && exponent.count <= 4 && exponent.allSatisfy(\.isASCIIDigit)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
