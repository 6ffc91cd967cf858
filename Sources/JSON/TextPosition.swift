/// A place in a text file, both counted from 1; the column counts bytes.
package struct TextPosition: Equatable, Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// In bytes, from 1.
  package var column: Int

  /// A place; both numbers are 1 or more.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
