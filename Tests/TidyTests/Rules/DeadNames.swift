/// Names that Swift files declare and none of them uses.
///
/// It goes by the name alone: one that is used anywhere, be it another's, is taken to be used, so
/// that a name that is given is dead, though not every dead one is given.
struct DeadNames {
  /// The names and where each is declared.
  private(set) var dead: [(name: String, path: String, line: Int)] = []

  /// Names that protocols of the standard library and of Swift Testing, the compiler or C call.
  private static let calledByOthers: Set = [
    "main", "description", "debugDescription", "hash", "encode", "makeIterator", "next",
    "rawValue", "allCases", "startIndex", "endIndex", "errorDescription", "testDescription",
    "appendLiteral", "appendInterpolation", "Element", "Iterator", "Index",
    "callAsFunction", "RawValue", "enqueue", "isRecursive", "provideScope",
    "StringInterpolation", "CodingKeys", "_",
  ]

  /// - Parameter files: All Swift files in which a use counts.
  init(_ files: [SourceFile]) {
    let used = Self.used(in: files)
    for file in files {
      for declaration in file.declarations where Self.isNamed(declaration, in: file) {
        guard !used.contains(declaration.name) else { continue }
        dead.append((declaration.name, file.path, declaration.line))
      }
    }
  }

  /// The names that any of these files uses.
  static func used(in files: [SourceFile]) -> Set<String> {
    files.reduce(into: []) { $0.formUnion(used(in: $1)) }
  }

  /// Whether others can only reach it by its name.
  private static func isNamed(_ declaration: Declaration, in file: SourceFile) -> Bool {
    guard declaration.keyword != .extension, declaration.nameIndex < file.tokens.count,
      file.tokens[declaration.nameIndex].isName, declaration.name != declaration.keyword.rawValue,
      !calledByOthers.contains(declaration.name),
      declaration.modifiers.isDisjoint(with: ["@main", "@Test", "@Suite"])
    else { return false }
    if declaration.keyword.isType, holdsTests(declaration, in: file) { return false }
    // A case with a value is made from that value, one of a list comes with the list.
    guard declaration.keyword == .case, let owner = declaration.owner else { return true }
    let values: Set = ["String", "CaseIterable", "Int", "Int32", "UInt8", "UInt16", "UInt32"]
    return !file.tokens[file.declarations[owner].head].contains { values.contains($0.text) }
  }

  private static func holdsTests(_ type: Declaration, in file: SourceFile) -> Bool {
    file.declarations.contains { member in
      member.modifiers.contains("@Test")
        && member.owner.map { file.declarations[$0].nameIndex } == type.nameIndex
    }
  }

  /// The names that a file uses: all but those it declares, those that label a value, and those
  /// that take a value and do no more.
  private static func used(in file: SourceFile) -> Set<String> {
    let tokens = file.tokens
    let declared = Set(file.declarations.map(\.nameIndex))
    var used: Set<String> = []
    var brackets: [String] = []
    for (index, token) in tokens.enumerated() {
      switch token.text {
      case "(", "[", "{": brackets.append(token.text)
      case ")", "]", "}": brackets.removeLast(brackets.isEmpty ? 0 : 1)
      default: break
      }
      guard token.isName, !declared.contains(index), !used.contains(token.text) else { continue }
      let isInParentheses = brackets.last == "("
      guard !(isInParentheses && isLabel(index, in: tokens)), !isOnlyWritten(index, in: tokens)
      else { continue }
      used.insert(token.text)
    }
    return used
  }

  private static func text(_ index: Int, in tokens: [Token]) -> String {
    tokens.indices.contains(index) ? tokens[index].text : ""
  }

  /// `(name: value`, and `(name other: Type` in what takes it.
  private static func isLabel(_ index: Int, in tokens: [Token]) -> Bool {
    guard ["(", ","].contains(text(index - 1, in: tokens)) else { return false }
    if text(index + 1, in: tokens) == ":" { return true }
    return tokens.indices.contains(index + 1) && tokens[index + 1].isName
      && text(index + 2, in: tokens) == ":"
  }

  /// `self.name = name`, both of them.
  private static func isOnlyWritten(_ index: Int, in tokens: [Token]) -> Bool {
    let name = tokens[index].text
    if text(index - 1, in: tokens) == ".", text(index - 2, in: tokens) == "self" {
      return text(index + 1, in: tokens) == "="
    }
    return text(index - 1, in: tokens) == "=" && text(index - 2, in: tokens) == name
      && text(index - 3, in: tokens) == "." && text(index - 4, in: tokens) == "self"
  }
}
