/// Reads what a Swift file declares from its tokens.
struct Outline {
  private let tokens: [Token]
  private(set) var declarations: [Declaration] = []
  /// The braces that are open: whose they are, and how many brackets were open before.
  private var braces: [(owner: Int?, isType: Bool, brackets: Int)] = []
  private var brackets = 0
  /// What was declared last and has no body as yet.
  private var pending: Int?

  private static let access: Set = [
    "private", "fileprivate", "internal", "package", "public", "open",
  ]
  private static let modifiers: Set = [
    "static", "final", "mutating", "nonmutating", "consuming", "borrowing", "nonisolated",
    "indirect", "lazy", "weak", "unowned", "override", "convenience", "required", "optional",
    "prefix", "postfix", "infix", "unsafe", "dynamic", "class",
  ]

  init(_ tokens: [Token]) {
    self.tokens = tokens
    var at = 0
    while at < tokens.count {
      step(at)
      at += 1
    }
  }

  private var isAmongDeclarations: Bool {
    guard let brace = braces.last else { return brackets == 0 }
    return brace.isType && brace.brackets == brackets
  }

  private mutating func step(_ at: Int) {
    switch tokens[at].text {
    case "(", "[": brackets += 1
    case ")", "]": brackets -= 1
    case "{": open(at)
    case "}": close(at)
    default:
      guard isAmongDeclarations, tokens[at].kind == .name,
        let keyword = Declaration.Keyword(rawValue: tokens[at].text)
      else { return }
      declare(keyword, at)
    }
  }

  private mutating func open(_ at: Int) {
    let outer = braces.last?.brackets ?? 0
    guard let mine = pending, outer == brackets else {
      braces.append((nil, false, brackets))
      return
    }
    pending = nil
    declarations[mine].head = declarations[mine].head.lowerBound..<at
    declarations[mine].body = at + 1..<at + 1
    braces.append((mine, declarations[mine].keyword.isType, brackets))
  }

  private mutating func close(_ at: Int) {
    guard let brace = braces.popLast() else { return }
    brackets = brace.brackets
    // A closure among a function's parameters ends nothing.
    if brace.owner != nil { pending = nil }
    guard let mine = brace.owner, let body = declarations[mine].body else { return }
    declarations[mine].body = body.lowerBound..<at
    declarations[mine].lastLine = tokens[at].line
  }

  private mutating func declare(_ keyword: Declaration.Keyword, _ at: Int) {
    let before = at > 0 ? tokens[at - 1].text : ""
    guard before != ".", before != "import", at + 1 < tokens.count else { return }
    let next = tokens[at + 1]
    let owner = braces.last?.owner
    switch keyword {
    case .class where ["func", "var", "let", "subscript"].contains(next.text): return
    case .case: if owner.map({ declarations[$0].keyword != .enum }) ?? true { return }
    case .`init`, .`subscript`:
      guard next.kind == .sign else { return }
    case .deinit: break
    case .func: break
    // A tuple's names are not followed.
    default: guard next.isName else { return }
    }
    let end = tokens[at...].firstIndex { $0.line > tokens[at].line } ?? tokens.count
    var declaration = Declaration(
      keyword: keyword, name: keyword.rawValue, nameIndex: at, firstLine: tokens[at].line,
      line: tokens[at].line, lastLine: tokens[at].line, access: nil, modifiers: [],
      head: at + 1..<end, body: nil, owner: owner)
    if next.isName || keyword == .func {
      declaration.name = next.text
      declaration.nameIndex = at + 1
    }
    readModifiers(of: &declaration, before: at)
    declarations.append(declaration)
    pending = keyword == .case ? nil : declarations.count - 1
    addFurtherNames(of: declaration, from: at + 2)
  }

  private func readModifiers(of declaration: inout Declaration, before keyword: Int) {
    var at = keyword - 1
    while at >= 0 {
      // Brackets stand behind an attribute, or as in `private(set)`.
      let isBracketed = tokens[at].text == ")"
      guard var start = isBracketed ? opening(of: at).map({ $0 - 1 }) : at, start >= 0,
        tokens[start].kind == .name
      else { return }
      let text = tokens[start].text
      if start > 0, tokens[start - 1].text == "@" {
        declaration.modifiers.insert("@" + text)
        start -= 1
      } else if Self.access.contains(text) {
        if !isBracketed { declaration.access = text }
      } else if Self.modifiers.contains(text) {
        declaration.modifiers.insert(text)
      } else {
        return
      }
      declaration.firstLine = tokens[start].line
      at = start - 1
    }
  }

  /// The bracket that the one here closes.
  private func opening(of end: Int) -> Int? {
    var depth = 0
    return tokens[...end].lastIndex { token in
      if token.text == ")" || token.text == "]" { depth += 1 }
      if token.text == "(" || token.text == "[" { depth -= 1 }
      return depth == 0
    }
  }

  /// The other names of `case a, b` and `let x, y: Int`.
  private mutating func addFurtherNames(of first: Declaration, from start: Int) {
    guard first.keyword == .case || first.keyword == .let || first.keyword == .var else { return }
    var (at, depth) = (start, 0)
    while at < tokens.count {
      let (text, before) = (tokens[at].text, tokens[at - 1])
      if tokens[at].line > before.line, before.text != ",", depth == 0, text != "," { return }
      if "([{".contains(text) { depth += 1 }
      if ")]}".contains(text) { depth -= 1 }
      if depth < 0 || first.keyword != .case && (text == "=" || text == ":") { return }
      if depth == 0, before.text == ",", tokens[at].isName {
        var further = first
        further.name = text
        further.nameIndex = at
        further.line = tokens[at].line
        further.lastLine = tokens[at].line
        declarations.append(further)
      }
      at += 1
    }
  }
}
