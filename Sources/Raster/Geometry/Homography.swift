/// A projective map of the plane: how a flat document is seen by a camera without distortion.
package struct Homography: Equatable, Sendable {
  /// The 3 × 3 matrix row by row; the last element is 1.
  package let m: [Double]

  /// A map by its matrix, row by row.
  ///
  /// - Precondition: nine elements, the last not zero.
  package init(matrix: [Double]) {
    precondition(matrix.count == 9 && matrix[8] != 0, "a homography has nine elements")
    m = matrix.map { $0 / matrix[8] }
  }

  /// The map that takes the rectangle (0, 0)…(width, height) to a quad, corner by corner.
  ///
  /// - Returns: `nil` if three corners lie on a line.
  /// - Source: the closed form for the unit square in P. Heckbert, "Fundamentals of Texture Mapping
  ///   and Image Warping", master's thesis, UC Berkeley 1989.
  package init?(width: Double, height: Double, to quad: Quad) {
    let a = quad.topLeft
    let b = quad.topRight
    let c = quad.bottomRight
    let d = quad.bottomLeft
    let s = a - b + c - d
    let u = b - c
    let v = d - c
    let det = u.x * v.y - v.x * u.y
    // Twice a triangle's area in square pixels: three corners on a line, but for rounding.
    guard det.magnitude > 1e-9, width > 0, height > 0 else { return nil }
    let g = (s.x * v.y - v.x * s.y) / det
    let h = (u.x * s.y - s.x * u.y) / det
    m = [
      (b.x - a.x + g * b.x) / width, (d.x - a.x + h * d.x) / height, a.x,
      (b.y - a.y + g * b.y) / width, (d.y - a.y + h * d.y) / height, a.y,
      g / width, h / height, 1,
    ]
  }

  /// Where a point is mapped to.
  package func map(_ p: Point) -> Point {
    let w = m[6] * p.x + m[7] * p.y + m[8]
    return Point(
      x: (m[0] * p.x + m[1] * p.y + m[2]) / w, y: (m[3] * p.x + m[4] * p.y + m[5]) / w)
  }

  /// The map that undoes this one; `nil` if it flattens the plane to a line.
  package var inverse: Homography? {
    let adjugate = [
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
    ]
    return adjugate[8] == 0 ? nil : Homography(matrix: adjugate)
  }
}
