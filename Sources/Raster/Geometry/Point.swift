/// A place in a picture, in pixels from the top left corner of the top left pixel.
///
/// Coordinates are continuous: the pixel in column 3 covers 3 ..< 4, and its centre is 3.5.
package struct Point: Equatable, Hashable, Sendable {
  /// Pixels to the right of the picture's left edge; below 0 for a place outside.
  package var x: Double
  /// Pixels below the picture's top edge; below 0 for a place outside.
  package var y: Double

  /// A place, or a step from one place to another, in pixels.
  @inlinable package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The Euclidean length of a step, in pixels.
  @inlinable package var length: Double { (x * x + y * y).squareRoot() }

  /// The Euclidean distance to another point, in pixels.
  @inlinable package func distance(to other: Point) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The sum of both coordinates.
  @inlinable package static func + (a: Point, b: Point) -> Point {
    Point(x: a.x + b.x, y: a.y + b.y)
  }
  /// The step from `b` to `a`.
  @inlinable package static func - (a: Point, b: Point) -> Point {
    Point(x: a.x - b.x, y: a.y - b.y)
  }
  /// Both coordinates times a number.
  @inlinable package static func * (a: Point, scale: Double) -> Point {
    Point(x: a.x * scale, y: a.y * scale)
  }
}
