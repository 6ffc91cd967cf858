/// The normal equations of a plane that is laid through places by least squares.
enum NormalEquations {
  /// What is added to the equations' diagonal, as a share of its first term: it keeps a flat place
  /// soluble and changes nothing else.
  private static let trace: Float = 1e-4

  /// Three linear equations by Cramer's rule; a trace keeps a flat place soluble.
  static func solve(_ m: [SIMD3<Float>], _ right: SIMD3<Float>) -> SIMD3<Float> {
    var m = m
    for i in 0..<3 { m[i][i] += trace * m[0][0] }
    func determinant(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>) -> Float {
      a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1])
        + c[0] * (a[1] * b[2] - a[2] * b[1])
    }
    let whole = determinant(m[0], m[1], m[2])
    guard whole != 0 else { return SIMD3(right[0] / max(m[0][0], 1), 0, 0) }
    return SIMD3(
      determinant(right, m[1], m[2]), determinant(m[0], right, m[2]),
      determinant(m[0], m[1], right)) / whole
  }
}
