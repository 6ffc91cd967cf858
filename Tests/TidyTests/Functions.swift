/// Finds functions in Swift source by their first line and their indentation: the formatter, which
/// CI enforces, puts a function's closing brace under its first letter.
enum Functions {
  /// One function or initialiser with a body of several lines.
  struct Found {
    var name: String
    var line: Int
    var lineCount: Int
  }

  static func found(in file: SourceTree.File) -> [Found] {
    var all: [Found] = []
    for (index, line) in file.lines.enumerated() {
      let trimmed = line.drop { $0 == " " }
      let words = trimmed.split(separator: " ", maxSplits: 8)
      guard !trimmed.hasPrefix("//"),
        let at = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init(") }), at <= 5
      else { continue }
      // A body on the same line is short enough.
      guard line.count(where: { $0 == "{" }) > line.count(where: { $0 == "}" }) else { continue }
      let indent = String(repeating: " ", count: line.count - trimmed.count)
      let end = file.lines[(index + 1)...].firstIndex { candidate in
        candidate.hasPrefix(indent + "}") && !candidate.hasPrefix(indent + "} ")
      }
      guard let end else { continue }
      let name = words[at] == "func" && at + 1 < words.count ? words[at + 1] : words[at]
      all.append(Found(name: String(name), line: index + 1, lineCount: end - index + 1))
    }
    return all
  }
}
