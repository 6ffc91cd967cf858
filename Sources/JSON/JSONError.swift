/// A text that is no JSON: the writer's fault, with the place and what was expected.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where the text stops being JSON.
  package var position: TextPosition
  /// What was expected, and what stands there.
  package var message: String

  /// An error at a place of the text.
  package init(_ message: String, at position: TextPosition) {
    self.message = message
    self.position = position
  }

  /// `line 12, column 7: expected a value, found '}'`.
  package var description: String { "line \(position.line), column \(position.column): \(message)" }
}
