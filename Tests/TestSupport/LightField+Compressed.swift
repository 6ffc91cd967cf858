internal import Raster

extension LightField {
  /// The picture with the cosine coefficients of every block of 8 × 8 rounded, as a JPEG has them.
  ///
  /// - Parameter step: Code values to which the mean is rounded; the coefficient of u and v half
  ///   periods a block is rounded to 1 + u + v times as much.
  package func compressed(step: Double) -> LightField {
    var out = self
    let basis = (0..<8).map { k in
      (0..<8).map { x in
        Trigonometry.sineCosine(Double.pi * (Double(x) + 0.5) * Double(k) / 8).cosine
          * (k == 0 ? 0.125 : 0.25).squareRoot()
      }
    }
    for top in stride(from: 0, through: size.height - 8, by: 8) {
      for left in stride(from: 0, through: size.width - 8, by: 8) {
        var rows = [Double](repeating: 0, count: 64)
        for y in 0..<8 {
          for u in 0..<8 {
            for x in 0..<8 {
              rows[y * 8 + u] +=
                basis[u][x] * Double(samples[(top + y) * size.width + left + x])
            }
          }
        }
        var back = [Double](repeating: 0, count: 64)
        for v in 0..<8 {
          for u in 0..<8 {
            let coefficient = (0..<8).reduce(0) { $0 + basis[v][$1] * rows[$1 * 8 + u] }
            let unit = step * Double(1 + u + v)
            let rounded = (coefficient / unit).rounded() * unit
            if rounded == 0 { continue }
            for y in 0..<8 { back[y * 8 + u] += basis[v][y] * rounded }
          }
        }
        for y in 0..<8 {
          for x in 0..<8 {
            let value = (0..<8).reduce(0) { $0 + basis[$1][x] * back[y * 8 + $1] }
            out.samples[(top + y) * size.width + left + x] = Float(value)
          }
        }
      }
    }
    return out
  }
}
