/// A convex quad as four inequalities, for asking many pixels whether they are inside.
package struct HalfPlanes: Sendable {
  @usableFromInline var a = SIMD4<Double>()
  @usableFromInline var b = SIMD4<Double>()
  @usableFromInline var c = SIMD4<Double>()

  /// The inside of an outline.
  ///
  /// - Parameter quad: Convex; clockwise or, in a mirrored photo, anticlockwise.
  package init(_ quad: Quad) {
    let sign = quad.area < 0 ? -1.0 : 1.0
    for (i, (p, q)) in quad.edges.enumerated() {
      a[i] = -(q.y - p.y) * sign
      b[i] = (q.x - p.x) * sign
      c[i] = ((q.y - p.y) * p.x - (q.x - p.x) * p.y) * sign
    }
  }

  /// Whether the centre of a pixel lies inside.
  ///
  /// - Parameters:
  ///   - x: Column, in pixels of the plane that the quad is given in.
  ///   - y: Row.
  @inlinable package func contains(x: Int, y: Int) -> Bool {
    let distances = a * (Double(x) + 0.5) + b * (Double(y) + 0.5) + c
    return distances.min() >= 0
  }
}
