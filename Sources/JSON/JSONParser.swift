extension JSON {
  /// Reads a JSON or JSON5 text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8; a byte order mark is skipped.
  ///   - bytesMaximum: The longest text that is read, in bytes.
  /// - Throws: ``JSONError``, always the text's fault: wrong syntax, a key twice in one object, a
  ///   number that is not finite, nesting deeper than 64, or a text that is too long.
  /// - Complexity: O(bytes), but O(keys²) within one object.
  /// - Source: The JSON5 Data Interchange Format, https://spec.json5.org.
  package static func parse(_ bytes: [UInt8], bytesMaximum: Int = 8 << 20) throws(JSONError) -> JSON
  {
    guard bytes.count <= bytesMaximum else {
      throw JSONError(
        "the text is longer than \(bytesMaximum) bytes", at: TextPosition(line: 1, column: 1))
    }
    var parser = JSONParser(bytes: bytes)
    return try parser.document()
  }

  /// Reads a JSON or JSON5 text held as a string.
  package static func parse(_ text: String) throws(JSONError) -> JSON {
    try parse(Array(text.utf8))
  }

  /// Whether a byte may stand in a key without quotes: an ASCII letter, a digit, `_` or `$`.
  package static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
    default: false
    }
  }
}

/// A recursive descent over the bytes of one text.
struct JSONParser {
  let bytes: [UInt8]
  var offset = 0
  var line = 1
  var lineStart = 0
  private var depth = 0

  private static let depthMaximum = 64

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  var here: TextPosition { TextPosition(line: line, column: offset - lineStart + 1) }
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func failure(_ message: String) -> JSONError { JSONError(message, at: here) }

  mutating func document() throws(JSONError) -> JSON {
    try skipSpace()
    let json = try value()
    try skipSpace()
    guard byte == nil else { throw failure("expected the end, found \(seen)") }
    return json
  }

  /// What stands here, quoted for a message.
  var seen: String {
    guard let byte else { return "the end" }
    let printable = (0x21...0x7E).contains(byte)
    return printable ? "'\(Character(UnicodeScalar(byte)))'" : "byte \(byte)"
  }

  private mutating func value() throws(JSONError) -> JSON {
    let start = here
    switch byte {
    case UInt8(ascii: "{"): return JSON(.object(try object()), at: start)
    case UInt8(ascii: "["): return JSON(.array(try array()), at: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return JSON(.string(try quoted()), at: start)
    case .some(let byte) where Self.beginsNumber(byte):
      return JSON(.number(try number()), at: start)
    default:
      let word = identifier()
      switch word {
      case "null": return JSON(.null, at: start)
      case "true": return JSON(.bool(true), at: start)
      case "false": return JSON(.bool(false), at: start)
      case "": throw failure("expected a value, found \(seen)")
      default:
        throw JSONError("expected a value, found '\(word.shortened)' without quotes", at: start)
      }
    }
  }

  private mutating func object() throws(JSONError) -> [JSON.Member] {
    try enter()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    try skipSpace()
    while byte != UInt8(ascii: "}") {
      let start = here
      let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      let key = isQuoted ? try quoted() : identifier()
      guard isQuoted || !key.isEmpty else { throw failure("expected a key or '}', found \(seen)") }
      guard !members.contains(where: { $0.key == key }) else {
        throw JSONError("the key '\(key.shortened)' stands twice in one object", at: start)
      }
      try skipSpace()
      guard byte == UInt8(ascii: ":") else {
        throw failure("expected ':' after the key '\(key.shortened)', found \(seen)")
      }
      offset += 1
      try skipSpace()
      members.append(JSON.Member(key: key, position: start, value: try value()))
      try separator(before: UInt8(ascii: "}"))
    }
    offset += 1
    return members
  }

  private mutating func array() throws(JSONError) -> [JSON] {
    try enter()
    defer { depth -= 1 }
    var values: [JSON] = []
    try skipSpace()
    while byte != UInt8(ascii: "]") {
      values.append(try value())
      try separator(before: UInt8(ascii: "]"))
    }
    offset += 1
    return values
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= Self.depthMaximum else {
      throw failure("nested deeper than \(Self.depthMaximum) levels")
    }
    offset += 1
  }

  /// A comma (also a last one), or the closing bracket, which stays.
  private mutating func separator(before close: UInt8) throws(JSONError) {
    try skipSpace()
    if byte == UInt8(ascii: ",") {
      offset += 1
      try skipSpace()
    } else if byte != close {
      throw failure("expected ',' or '\(Character(UnicodeScalar(close)))', found \(seen)")
    }
  }

  /// An unquoted key or word of ASCII letters, digits, `_` and `$`; empty where there is none.
  private mutating func identifier() -> String {
    let start = offset
    while let byte, JSON.isWord(byte), offset > start || !(0x30...0x39).contains(byte) {
      offset += 1
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private static func beginsNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39: true
    default: false
    }
  }

  /// White space and both kinds of comments.
  mutating func skipSpace() throws(JSONError) {
    while let byte {
      if byte == 0x0A {
        newline()
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0B || byte == 0x0C {
        offset += 1
      } else if byte == UInt8(ascii: "/") {
        try skipComment()
      } else {
        return
      }
    }
  }

  mutating func newline() {
    offset += 1
    line += 1
    lineStart = offset
  }

  private mutating func skipComment() throws(JSONError) {
    let start = here
    offset += 1
    switch byte {
    case UInt8(ascii: "/"):
      while byte != nil, byte != 0x0A { offset += 1 }
    case UInt8(ascii: "*"):
      offset += 1
      while offset + 1 < bytes.count {
        if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
          offset += 2
          return
        }
        if bytes[offset] == 0x0A { newline() } else { offset += 1 }
      }
      throw JSONError("this comment has no end", at: start)
    default: throw JSONError("expected a value, found '/'", at: start)
    }
  }
}
