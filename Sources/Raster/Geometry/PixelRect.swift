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

  /// A rectangle by its top left pixel and its extent, in pixels.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// A whole picture.
  package init(frame: Size) {
    self.init(x: 0, y: 0, width: frame.width, height: frame.height)
  }

  /// Whether the two have a pixel in common.
  package func overlaps(_ other: PixelRect) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }

  /// The middle, in pixels.
  package var centre: Point {
    Point(x: Double(x) + Double(width) / 2, y: Double(y) + Double(height) / 2)
  }
}
