/// Four corners of a document in a photo, clockwise as seen in the picture.
///
/// In a verdict they are the document's *own* top left, top right, bottom right and bottom left,
/// in pixels of the stored photo; they may lie outside the frame.
package struct Quad: Equatable, Sendable {
  package var topLeft: Point
  package var topRight: Point
  package var bottomRight: Point
  package var bottomLeft: Point

  @inlinable package init(topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomRight = bottomRight
    self.bottomLeft = bottomLeft
  }

  /// The corners in order: top left, top right, bottom right, bottom left.
  package var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }

  /// The same outline with the corners renamed, so that what was corner `steps` is the top left.
  ///
  /// - Parameter steps: How many corners to move on, clockwise; any integer.
  package func renamed(by steps: Int) -> Quad {
    let c = corners
    func at(_ i: Int) -> Point { c[((i + steps) % 4 + 4) % 4] }
    return Quad(topLeft: at(0), topRight: at(1), bottomRight: at(2), bottomLeft: at(3))
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
    let c = corners
    for i in 0..<4 {
      let a = c[i]
      let b = c[(i + 1) % 4]
      if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0 { return false }
    }
    return true
  }
}
