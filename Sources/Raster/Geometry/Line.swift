/// A straight line in a picture: all points with x · normal.x + y · normal.y = offset.
package struct Line: Equatable, Sendable {
  /// The unit vector across the line.
  package let normal: Point
  /// The signed distance of the origin from the line, in pixels.
  package let offset: Double

  /// A line by any normal but the null vector, which is made a unit vector.
  package init(normal: Point, offset: Double) {
    let length = (normal.x * normal.x + normal.y * normal.y).squareRoot()
    self.normal = normal * (1 / length)
    self.offset = offset / length
  }

  private init(unit normal: Point, offset: Double) {
    self.normal = normal
    self.offset = offset
  }

  /// The line through two different points, its normal to the right of the way from `a` to `b`
  /// as seen in the picture (y grows downwards).
  package init(from a: Point, to b: Point) {
    let normal = Point(x: a.y - b.y, y: b.x - a.x)
    self.init(normal: normal, offset: normal.x * a.x + normal.y * a.y)
  }

  /// The unit vector along the line.
  @inlinable package var direction: Point { Point(x: normal.y, y: -normal.x) }

  /// The signed distance of a point, in pixels; positive on the side the normal points to.
  @inlinable package func distance(to p: Point) -> Double {
    p.x * normal.x + p.y * normal.y - offset
  }

  /// The place along the line nearest to `p`, in pixels from the point nearest to the origin.
  @inlinable package func position(of p: Point) -> Double {
    p.x * normal.y - p.y * normal.x
  }

  /// The point at a position along the line.
  @inlinable package func point(at position: Double) -> Point {
    Point(
      x: normal.x * offset + normal.y * position, y: normal.y * offset - normal.x * position)
  }

  /// Where two lines cross; `nil` if they are parallel to within 0.001 rad.
  @inlinable package func intersection(_ other: Line) -> Point? {
    let d = normal.x * other.normal.y - normal.y * other.normal.x
    guard d.magnitude > 0.001 else { return nil }
    return Point(
      x: (offset * other.normal.y - normal.y * other.offset) / d,
      y: (normal.x * other.offset - offset * other.normal.x) / d)
  }

  /// The positions along the line that lie inside a frame from (0, 0) to (width, height); `nil` if
  /// the line misses it.
  package func positions(insideWidth width: Double, height: Double) -> ClosedRange<Double>? {
    // Longer than any picture, in pixels.
    var low = -1e9
    var high = 1e9
    func clip(_ direction: Double, _ start: Double, _ limit: Double) {
      if direction.magnitude < 1e-9 {
        // Along the border: all of the line or nothing.
        if start < 0 || start > limit { high = low }
        return
      }
      let a = -start / direction
      let b = (limit - start) / direction
      low = max(low, min(a, b))
      high = min(high, max(a, b))
    }
    clip(normal.y, normal.x * offset, width)
    clip(-normal.x, normal.y * offset, height)
    return low < high ? low...high : nil
  }

  /// The positions along the line that lie inside a rectangle; `nil` if the line misses it.
  package func positions(in window: PixelRect) -> ClosedRange<Double>? {
    let corner = Point(x: Double(window.x), y: Double(window.y))
    let moved = Line(unit: normal, offset: -distance(to: corner))
    let inside = moved.positions(
      insideWidth: Double(window.width), height: Double(window.height))
    let shift = position(of: corner)
    return inside.map { ($0.lowerBound + shift)...($0.upperBound + shift) }
  }

  /// The line that minimises the weighted sum of squared distances (total least squares).
  ///
  /// - Parameter points: Points with weights of 0 or more.
  /// - Returns: `nil` for fewer than two points of positive weight, or if all coincide.
  package static func fit(_ points: [(point: Point, weight: Double)]) -> Line? {
    var sum = 0.0
    var mean = Point(x: 0, y: 0)
    for (p, w) in points {
      sum += w
      mean = mean + p * w
    }
    guard sum > 0 else { return nil }
    mean = mean * (1 / sum)
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    for (p, w) in points {
      let d = p - mean
      xx += w * d.x * d.x
      xy += w * d.x * d.y
      yy += w * d.y * d.y
    }
    // Closer together than any two pixels: one point.
    guard xx + yy > 1e-12 else { return nil }
    // The normal is the eigenvector of the smaller eigenvalue of the scatter matrix.
    let root = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
    let smaller = (xx + yy - root) / 2
    let a = Point(x: xy, y: smaller - xx)
    let b = Point(x: smaller - yy, y: xy)
    let useFirst = a.x * a.x + a.y * a.y > b.x * b.x + b.y * b.y
    var normal = useFirst ? a : b
    // Both are nothing where the points lie along an axis, but for rounding.
    if normal.x * normal.x + normal.y * normal.y < 1e-24 {
      normal = xx > yy ? Point(x: 0, y: 1) : Point(x: 1, y: 0)
    }
    return Line(normal: normal, offset: normal.x * mean.x + normal.y * mean.y)
  }
}
