/// A rectangle of whole pixels, for places that a check points at.
package struct PixelRect: Equatable, Hashable, Sendable {
  /// Left edge in pixels of the stored photo, 0 or more.
  package var x: Int
  /// Top edge in pixels of the stored photo, 0 or more.
  package var y: Int
  /// Columns, 1 or more.
  package var width: Int
  /// Rows, 1 or more.
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
