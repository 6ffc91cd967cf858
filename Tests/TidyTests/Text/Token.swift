/// One word or sign of code.
struct Token: Sendable {
  /// A name without its backticks, a number, a run of operator signs, or one other sign.
  var text: String
  /// From 1.
  var line: Int
  var kind: Kind

  enum Kind: Sendable {
    case name, number, sign
    /// A name in backticks: never a keyword.
    case quotedName
  }

  var isName: Bool { kind == .name || kind == .quotedName }

  private static let operatorSigns = Set("=<>!&|+-*/%^~".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// The words and signs of code, without comments and quotes: the code of ``SourceParts``.
  static func all(in code: [UInt8]) -> [Token] {
    var all: [Token] = []
    var (at, line) = (0, 1)
    while at < code.count {
      let (start, byte) = (at, code[at])
      at += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        continue
      }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { continue }
      let kind: Kind
      if isLetter(byte) {
        while at < code.count, isLetter(code[at]) || isDigit(code[at]) { at += 1 }
        kind =
          start > 0 && code[start - 1] == UInt8(ascii: "`") && at < code.count
            && code[at] == UInt8(ascii: "`") ? .quotedName : .name
      } else if isDigit(byte) {
        while at < code.count, isLetter(code[at]) || isDigit(code[at]) { at += 1 }
        kind = .number
      } else if byte == UInt8(ascii: "`") {
        continue
      } else {
        if operatorSigns.contains(byte) {
          while at < code.count, operatorSigns.contains(code[at]) { at += 1 }
        }
        kind = .sign
      }
      all.append(
        Token(text: String(decoding: code[start..<at], as: UTF8.self), line: line, kind: kind))
    }
    return all
  }
}
