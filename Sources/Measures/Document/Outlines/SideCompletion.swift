import Raster

/// Where the fourth side of a rectangle of known aspect must be when three are seen.
///
/// The unseen side is outside the frame, covered, or of the ground's own colour.
struct SideCompletion {
  /// Where the moved corner may lie, in lengths that the aspect ratio alone gives its side. A
  /// working range: perspective shortens and stretches a side by less.
  static let stretchMinimum = 0.2
  static let stretchMaximum = 3.0
  /// Halvings of that range: to 2⁻²⁴ of it, below a thousandth of a sample.
  static let rounds = 24

  let camera: CameraModel

  /// The outline with one side moved to where the aspect ratio puts it.
  ///
  /// - Parameters:
  ///   - quad: Clockwise; three of its sides are right, and so is the direction of the fourth
  ///     towards the frame.
  ///   - side: 0 for the side from the top left to the top right, and so on clockwise.
  ///   - ratio: The length of the unseen side over that of its neighbours, in space.
  /// - Returns: `nil` where the three sides are no picture of a rectangle.
  func complete(_ quad: Quad, side: Int, ratio: Double) -> Quad? {
    // Renamed so that the unseen side is the top: left and right sides are known from below.
    let q = quad.renamed(by: side)
    let left = Line(from: q.bottomLeft, to: q.topLeft)
    let right = Line(from: q.bottomRight, to: q.topRight)
    let bottom = Line(from: q.bottomRight, to: q.bottomLeft)
    guard let far = vanishingPoint(of: bottom, squareTo: left, right) else { return nil }
    let length = q.bottomLeft.distance(to: q.bottomRight) / ratio
    var low = Self.stretchMinimum
    var high = Self.stretchMaximum
    var result: Quad?
    for _ in 0..<Self.rounds {
      let middle = (low + high) / 2
      let corner = q.bottomLeft + step(from: q.bottomLeft, to: q.topLeft) * (length * middle)
      guard let other = crossing(of: far, corner, with: right) else { return nil }
      let trial = Quad(
        topLeft: corner, topRight: other, bottomRight: q.bottomRight, bottomLeft: q.bottomLeft)
      guard trial.area > 0, let aspect = camera.aspect(of: trial) else {
        high = middle
        continue
      }
      result = trial
      if aspect > ratio { low = middle } else { high = middle }
    }
    return result?.renamed(by: (4 - side) % 4)
  }

  private func step(from a: Point, to b: Point) -> Point { (b - a) * (1 / a.distance(to: b)) }

  private func homogeneous(_ line: Line) -> SIMD3<Double> {
    let offset =
      line.offset - line.normal.x * camera.centre.x - line.normal.y * camera.centre.y
    return SIMD3(line.normal.x, line.normal.y, -offset)
  }

  /// Where the side `line` and all parallel to it meet, as (x, y, w) about the centre, if the two
  /// other sides are at right angles to it in space.
  private func vanishingPoint(
    of line: Line, squareTo a: Line, _ b: Line
  ) -> SIMD3<Double>? {
    let meet = cross(homogeneous(a), homogeneous(b))
    let f = camera.focalLengthPixels
    // Directions u, v in space are at right angles: u.x v.x + u.y v.y + f² u.w v.w = 0.
    let square = SIMD3(meet.x, meet.y, meet.z * f * f)
    let point = cross(homogeneous(line), square)
    let size = (point * point).sum()
    return size > 0 ? point : nil
  }

  /// Where the line through a vanishing point and a corner crosses another side.
  private func crossing(of far: SIMD3<Double>, _ corner: Point, with side: Line) -> Point? {
    let here = SIMD3(corner.x - camera.centre.x, corner.y - camera.centre.y, 1)
    let p = cross(cross(far, here), homogeneous(side))
    guard p.z.magnitude > 1e-12 else { return nil }
    return Point(x: p.x / p.z + camera.centre.x, y: p.y / p.z + camera.centre.y)
  }

  private func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(
      a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }
}
