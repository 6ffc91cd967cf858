internal import Raster

/// A convex quad as four inequalities, for asking many pixels whether they are inside.
struct HalfPlanes {
  private var a: [Double] = []
  private var b: [Double] = []
  private var c: [Double] = []

  /// - Parameter quad: Convex; clockwise or, in a mirrored photo, anticlockwise.
  init(_ quad: Quad) {
    let sign = quad.area < 0 ? -1.0 : 1.0
    let corners = quad.corners
    for i in 0..<4 {
      let p = corners[i]
      let q = corners[(i + 1) % 4]
      a.append(-(q.y - p.y) * sign)
      b.append((q.x - p.x) * sign)
      c.append(((q.y - p.y) * p.x - (q.x - p.x) * p.y) * sign)
    }
  }

  /// Whether the centre of a pixel lies inside.
  func contains(x: Int, y: Int) -> Bool {
    let px = Double(x) + 0.5
    let py = Double(y) + 0.5
    for i in 0..<4 where a[i] * px + b[i] * py + c[i] < 0 { return false }
    return true
  }
}
