internal import Raster

/// A convex quad as four inequalities, for asking many pixels whether they are inside.
struct HalfPlanes {
  private var a = SIMD4<Double>()
  private var b = SIMD4<Double>()
  private var c = SIMD4<Double>()

  /// - Parameter quad: Convex; clockwise or, in a mirrored photo, anticlockwise.
  init(_ quad: Quad) {
    let sign = quad.area < 0 ? -1.0 : 1.0
    let corners = quad.corners
    for i in 0..<4 {
      let p = corners[i]
      let q = corners[(i + 1) % 4]
      a[i] = -(q.y - p.y) * sign
      b[i] = (q.x - p.x) * sign
      c[i] = ((q.y - p.y) * p.x - (q.x - p.x) * p.y) * sign
    }
  }

  /// Whether the centre of a pixel lies inside.
  func contains(x: Int, y: Int) -> Bool {
    let distances = a * (Double(x) + 0.5) + b * (Double(y) + 0.5) + c
    return distances.min() >= 0
  }
}
