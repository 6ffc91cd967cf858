/// What a Swift file declares in itself, in a type or in an extension; not what stands in a body.
struct Declaration: Sendable {
  enum Keyword: String, CaseIterable, Sendable {
    case `func`, `init`, `deinit`, `subscript`, `var`, `let`, `case`
    case `struct`, `enum`, `class`, `actor`, `protocol`, `extension`, `typealias`, `associatedtype`

    /// Whether what stands in its braces are declarations.
    var isType: Bool {
      switch self {
      case .struct, .enum, .class, .actor, .protocol, .extension: true
      default: false
      }
    }
  }

  var keyword: Keyword
  /// The name, an operator's signs, or the keyword where there is no name.
  var name: String
  /// Where the name is in the file's tokens; the keyword where there is no name.
  var nameIndex: Int
  /// The line of its first attribute or modifier, from 1.
  var firstLine: Int
  /// The line of the keyword, from 1.
  var line: Int
  /// The line of the last brace of its body; the keyword's for one without a body, from 1.
  var lastLine: Int
  /// `package`, `private` and so on; `nil` where none is written.
  var access: String?
  /// Attributes and modifiers, `@Test`, `static`.
  var modifiers: Set<String>
  /// Tokens between the keyword and the body, or to the end of the line.
  var head: Range<Int>
  /// Tokens between the braces; `nil` without any.
  var body: Range<Int>?
  /// The declaration that it is a member of, in the file's list.
  var owner: Int?
}
