/// Source text taken apart: its code without comments and without what stands in quotes and
/// patterns, and its comments without the code. What is left out is spaces, byte for byte, so that
/// every line and column stays where it was.
///
/// What a string interpolates is code and stays. Swift's rules are followed for Swift, C's for C
/// and its headers; a text that does not compile may come out wrong, but comes out.
struct SourceParts {
  /// The code and the line ends.
  private(set) var code: [UInt8]
  /// The comments and the line ends.
  private(set) var comments: [UInt8]
  private let bytes: [UInt8]
  private let isSwift: Bool
  private var at = 0

  /// - Parameters:
  ///   - text: The text as UTF-8.
  ///   - isSwift: Whether it is Swift; else it is C.
  init(_ text: [UInt8], isSwift: Bool) {
    bytes = text
    self.isSwift = isSwift
    code = text.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    comments = code
    while at < text.count {
      readCode(untilParenthesis: false)
      keep()
    }
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    bytes.indices.contains(at + ahead) ? bytes[at + ahead] : nil
  }

  private func meets(_ text: String) -> Bool {
    bytes[at...].starts(with: text.utf8)
  }

  private mutating func keep(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      code[at] = bytes[at]
      at += 1
    }
  }

  private mutating func skipComment(_ count: Int) {
    comments.replaceSubrange(at..<at + count, with: bytes[at..<at + count])
    at += count
  }

  /// Code up to the end or, in an interpolation, up to the parenthesis that closes it.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: "/") where meets("//"):
        skipComment(bytes[at...].prefix { $0 != UInt8(ascii: "\n") }.count)
      case UInt8(ascii: "/") where meets("/*"): blockComment()
      case UInt8(ascii: "/") where isSwift && beginsPattern:
        pattern(hashes: 0)
      case UInt8(ascii: "\""): string(hashes: 0)
      case UInt8(ascii: "'") where !isSwift: character()
      case UInt8(ascii: "#") where isSwift: hashes()
      case UInt8(ascii: ")"):
        if untilParenthesis && depth == 0 { return }
        depth -= 1
        keep()
      case UInt8(ascii: "("):
        depth += 1
        keep()
      default: keep()
      }
    }
  }

  /// A block comment; Swift's nest.
  private mutating func blockComment() {
    var depth = 0
    while at < bytes.count {
      if meets("/*"), isSwift || depth == 0 {
        depth += 1
        skipComment(2)
      } else if meets("*/") {
        depth -= 1
        skipComment(2)
      } else {
        skipComment(1)
      }
      if depth == 0 { return }
    }
  }

  /// Whether the slash here begins a pattern: an operator has spaces on both sides.
  private var beginsPattern: Bool {
    guard let next = byte(1), next != UInt8(ascii: " "), next != UInt8(ascii: "\n") else {
      return false
    }
    guard at > 0 else { return true }
    return " \n(,[{:=!&|".utf8.contains(bytes[at - 1])
  }

  private mutating func hashes() {
    let count = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
    keep(count)
    if byte() == UInt8(ascii: "\"") {
      string(hashes: count)
    } else if byte() == UInt8(ascii: "/") {
      pattern(hashes: count)
    }
  }

  /// Whether so many hashes stand here.
  private func meets(hashes count: Int, ahead: Int) -> Bool {
    (0..<count).allSatisfy { byte(ahead + $0) == UInt8(ascii: "#") }
  }

  private mutating func pattern(hashes count: Int) {
    at += 1
    while let byte = byte() {
      if byte == UInt8(ascii: "/"), meets(hashes: count, ahead: 1) {
        at += 1 + count
        return
      }
      if byte == UInt8(ascii: "\n") && count == 0 { return }
      at += byte == UInt8(ascii: "\\") ? 2 : 1
    }
  }

  private mutating func character() {
    at += 1
    while let byte = byte(), byte != UInt8(ascii: "\n") {
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "'") { return }
    }
  }

  private mutating func string(hashes count: Int) {
    let isLong = isSwift && meets("\"\"\"")
    let quotes = isLong ? 3 : 1
    keep(quotes)
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: "\\") where meets(hashes: count, ahead: 1):
        at += 1 + count
        guard isSwift, self.byte() == UInt8(ascii: "(") else {
          at += 1
          continue
        }
        keep()
        readCode(untilParenthesis: true)
        keep()
      case UInt8(ascii: "\"") where !isLong || meets("\"\"\""):
        guard meets(hashes: count, ahead: quotes) else {
          at += 1
          continue
        }
        keep(quotes)
        at += count
        return
      case UInt8(ascii: "\n") where !isLong: return
      default: at += 1
      }
    }
  }
}
