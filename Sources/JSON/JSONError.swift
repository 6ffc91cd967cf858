/// A text that is no JSON: the writer's fault, with the place and what was expected.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  package var position: TextPosition
  package var message: String

  package init(_ message: String, at position: TextPosition) {
    self.message = message
    self.position = position
  }

  package var description: String { "line \(position.line), column \(position.column): \(message)" }
}
