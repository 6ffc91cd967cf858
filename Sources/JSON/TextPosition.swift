/// A place in a text file, both counted from 1; the column counts bytes.
package struct TextPosition: Equatable, Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
