/// The names that a header in C declares.
enum CNames {
  /// Functions, types and macros with a value, with their lines from 1; not the header's own guard.
  static func declared(in file: SourceFile) -> [(name: String, line: Int)] {
    var names: [(String, Int)] = []
    var (depth, parentheses) = (0, 0)
    let tokens = file.tokens
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let before = index > 0 ? tokens[index - 1] : nil
      if before?.text == "define", index > 1, tokens[index - 2].text == "#" {
        if next?.line == token.line { names.append((token.text, token.line)) }
        continue
      }
      switch token.text {
      case "{": depth += 1
      case "}": depth -= 1
      case "(": parentheses += 1
      case ")": parentheses -= 1
      default:
        guard depth == 0, parentheses == 0, token.isName, !token.text.hasPrefix("__") else {
          continue
        }
        let isFunction = next?.text == "(" && before?.text != "#" && before?.isName ?? false
        let isReturningPointer = next?.text == "(" && before?.text == "*"
        let isType = before?.text == "}" && next?.text == ";"
        if isFunction || isReturningPointer || isType { names.append((token.text, token.line)) }
      }
    }
    return names
  }
}
