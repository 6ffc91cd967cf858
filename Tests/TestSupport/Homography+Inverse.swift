package import Raster

extension Homography {
  /// The map that undoes this one; `nil` if it flattens the plane to a line.
  package var inverse: Homography? {
    let adjugate = [
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
    ]
    guard adjugate[8] != 0 else { return nil }
    return Homography(matrix: adjugate)
  }
}
