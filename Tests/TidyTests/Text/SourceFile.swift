import Foundation

/// One file as text, and what the rules read out of it.
struct SourceFile: Sendable, CustomStringConvertible {
  /// The path from the root, `Sources/Spool/Jobs/Job.swift`.
  let path: String
  /// As written, without line ends.
  let lines: [String]
  /// The same lines without comments and what stands in quotes, and their comments alone; as
  /// written for a text that is neither Swift nor C.
  let code, comments: [String]
  /// The words and signs of the code; none for a text that is neither Swift nor C.
  let tokens: [Token]
  /// What it declares; nothing for a text that is not Swift.
  let declarations: [Declaration]

  init(_ path: String, _ text: String) {
    self.path = path
    let ending = (path as NSString).pathExtension
    lines = Self.lines(of: Array(text.utf8))
    guard ["swift", "c", "h"].contains(ending) else {
      (code, comments, tokens, declarations) = (lines, lines, [], [])
      return
    }
    let parts = SourceParts(Array(text.utf8), isSwift: ending == "swift")
    code = Self.lines(of: parts.code)
    comments = Self.lines(of: parts.comments)
    tokens = Token.all(in: parts.code)
    declarations = ending == "swift" ? Outline(tokens).declarations : []
  }

  private static func lines(of text: [UInt8]) -> [String] {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  var description: String { path }
  var name: String { (path as NSString).lastPathComponent }
  var ending: String { (path as NSString).pathExtension }
  /// `Sources`, `Tests`.
  var top: String { String(path.prefix { $0 != "/" }) }
  /// The target that it belongs to, `Spool`; empty beside the targets.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }
  /// The folder below the target, `Jobs`; empty for a file beside the folders.
  var folder: String { path.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/") }

  /// Whether a line is one of documentation, and nothing else.
  func isDoc(_ index: Int) -> Bool {
    comments.indices.contains(index) && Self.trimmed(comments[index]).hasPrefix("///")
  }

  /// A line without the spaces around it.
  static func trimmed(_ line: String) -> Substring {
    let start = line.drop { $0 == " " }
    return start.last == " " ? start.trimmingSuffix { $0 == " " } : start
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
