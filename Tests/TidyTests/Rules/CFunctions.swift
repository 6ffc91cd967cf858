/// Finds functions and macros in C by the braces of the file's outermost level.
enum CFunctions {
  /// One function with a body, from the first word of its type to its last brace, or one macro.
  struct Found: Equatable {
    var name: String
    /// From 1.
    var line: Int
    var lineCount: Int
  }

  static func found(in file: SourceFile) -> [Found] {
    var all: [Found] = []
    var index = 0
    // The line on which the declaration at hand began, and what was read of it.
    var (start, head, depth) = (0, "", 0)
    while index < file.code.count {
      let line = file.code[index]
      if depth == 0, line.hasPrefix("#") {
        let last = endOfDirective(in: file, from: index)
        if line.hasPrefix("#define ") {
          let name = line.dropFirst(8).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
          all.append(Found(name: String(name), line: index + 1, lineCount: last - index + 1))
        }
        (index, head) = (last + 1, "")
        continue
      }
      for character in line {
        if depth == 0 {
          if head.allSatisfy({ $0 == " " }) { (start, head) = (index, "") }
          head.append(character)
        }
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        guard depth == 0, character == ";" || character == "}" else { continue }
        if character == "}", let name = functionName(in: head) {
          all.append(Found(name: name, line: start + 1, lineCount: index - start + 1))
        }
        head = ""
      }
      head.append(" ")
      index += 1
    }
    return all
  }

  private static func endOfDirective(in file: SourceFile, from first: Int) -> Int {
    var last = first
    while last + 1 < file.code.count, file.code[last].hasSuffix("\\") { last += 1 }
    return last
  }

  /// The name before the first parenthesis of a definition's head; `nil` for a type or a table.
  private static func functionName(in head: String) -> String? {
    let words = head.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    guard let first = words.first, !["typedef", "enum", "union"].contains(first),
      let parenthesis = head.firstIndex(of: "("),
      !head[..<parenthesis].contains("=")
    else { return nil }
    let before = head[..<parenthesis].split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return before.last.map(String.init)
  }
}
