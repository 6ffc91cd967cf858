/// Four corners of a document in a photo, clockwise as seen in the picture.
///
/// In a verdict they are the document's *own* top left, top right, bottom right and bottom left,
/// in pixels of the stored photo; they may lie outside the frame.
package struct Quad: Equatable, Sendable {
  /// The first corner, in pixels; where the turn is not known the one nearest the photo's top left.
  package var topLeft: Point
  /// The second corner, clockwise.
  package var topRight: Point
  /// The third corner, clockwise.
  package var bottomRight: Point
  /// The fourth corner, clockwise.
  package var bottomLeft: Point

  /// A quad by its corners, in pixels of one plane.
  @inlinable package init(topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomRight = bottomRight
    self.bottomLeft = bottomLeft
  }

  /// A quad by a list of its corners.
  ///
  /// - Parameter corners: Top left, top right, bottom right, bottom left, in pixels of one plane.
  /// - Precondition: There are four.
  package init(corners: [Point]) {
    precondition(corners.count == 4, "a quad has four corners")
    self.init(
      topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
  }

  /// The border of a picture, from (0, 0) to its size.
  package init(frame: Size) {
    let (right, bottom) = (Double(frame.width), Double(frame.height))
    self.init(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: right, y: 0),
      bottomRight: Point(x: right, y: bottom), bottomLeft: Point(x: 0, y: bottom))
  }

  /// The corners in order: top left, top right, bottom right, bottom left.
  package var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }

  /// The four sides in order, each from a corner to the next one clockwise: top, right, bottom,
  /// left.
  package var edges: [(from: Point, to: Point)] {
    [
      (topLeft, topRight), (topRight, bottomRight), (bottomRight, bottomLeft),
      (bottomLeft, topLeft),
    ]
  }

  /// The lengths of the ``edges`` in pixels: top, right, bottom, left.
  package var edgeLengths: SIMD4<Double> {
    SIMD4(
      topLeft.distance(to: topRight), topRight.distance(to: bottomRight),
      bottomRight.distance(to: bottomLeft), bottomLeft.distance(to: topLeft))
  }

  /// The mean length of the top and the bottom edge, in pixels.
  package var meanWidth: Double {
    (topLeft.distance(to: topRight) + bottomRight.distance(to: bottomLeft)) / 2
  }

  /// The mean length of the right and the left edge, in pixels.
  package var meanHeight: Double {
    (topRight.distance(to: bottomRight) + bottomLeft.distance(to: topLeft)) / 2
  }

  /// The middle of the first diagonal, which lies inside a convex quad.
  @inlinable package var middle: Point { (topLeft + bottomRight) * 0.5 }

  /// The upright box around the corners, in pixels; corners outside the frame are not cut off.
  package var bounds: (left: Double, top: Double, right: Double, bottom: Double) {
    let (a, b, c, d) = (topLeft, topRight, bottomRight, bottomLeft)
    return (
      min(min(a.x, b.x), min(c.x, d.x)), min(min(a.y, b.y), min(c.y, d.y)),
      max(max(a.x, b.x), max(c.x, d.x)), max(max(a.y, b.y), max(c.y, d.y))
    )
  }

  /// The same outline drawn together about its middle.
  ///
  /// - Parameter share: By so much of its size, 0…1.
  package func shrunk(by share: Double) -> Quad {
    Quad(corners: corners.map { $0 + (middle - $0) * share })
  }

  /// The same outline with the corners renamed, so that what was corner `steps` is the top left.
  ///
  /// - Parameter steps: How many corners to move on, clockwise; any integer.
  package func renamed(by steps: Int) -> Quad {
    let c = corners
    return Quad(corners: (0..<4).map { c[(($0 + steps) % 4 + 4) % 4] })
  }

  /// The same outline walked the other way from the same first corner.
  @inlinable package var reversed: Quad {
    Quad(topLeft: topLeft, topRight: bottomLeft, bottomRight: bottomRight, bottomLeft: topRight)
  }

  /// Every corner multiplied by `scale`: from pixels of a reduced plane to those of the photo.
  package func scaled(by scale: Double) -> Quad {
    Quad(
      topLeft: topLeft * scale, topRight: topRight * scale, bottomRight: bottomRight * scale,
      bottomLeft: bottomLeft * scale)
  }

  /// The area in square pixels by the shoelace formula; positive when the corners are clockwise.
  @inlinable package var area: Double {
    // Half the cross product of the diagonals, which is the shoelace sum of four corners.
    let a = bottomRight - topLeft
    let b = bottomLeft - topRight
    return (a.x * b.y - a.y * b.x) / 2
  }

  /// Whether a point lies inside or on the outline of a convex, clockwise quad.
  package func contains(_ p: Point) -> Bool {
    for (a, b) in edges {
      if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0 { return false }
    }
    return true
  }
}
