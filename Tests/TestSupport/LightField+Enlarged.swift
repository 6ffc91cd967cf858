internal import Raster

extension LightField {
  /// The picture shrunk by a whole factor, brought back to its size between the samples' middles,
  /// and sharpened: its edges are steep again, its detail is not.
  ///
  /// - Parameters:
  ///   - factor: Columns and rows to a sample of the small picture.
  ///   - amount: How much of what a disk of the factor's radius takes is added once more.
  package func coarsened(by factor: Int, sharpening amount: Float = 0) -> LightField {
    let (columns, rows) = (size.width / factor, size.height / factor)
    var small = [Float](repeating: 0, count: columns * rows)
    for y in 0..<(rows * factor) {
      for x in 0..<(columns * factor) {
        small[y / factor * columns + x / factor] += samples[y * size.width + x]
      }
    }
    let share = 1 / Float(factor * factor)
    var large = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let u = max(0, min(Float(columns - 1), (Float(x) + 0.5) / Float(factor) - 0.5))
        let v = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(factor) - 0.5))
        let (left, top) = (Int(u), Int(v))
        let (right, bottom) = (min(left + 1, columns - 1), min(top + 1, rows - 1))
        let (a, b) = (u - Float(left), v - Float(top))
        let above = small[top * columns + left] * (1 - a) + small[top * columns + right] * a
        let below = small[bottom * columns + left] * (1 - a) + small[bottom * columns + right] * a
        large.samples[y * size.width + x] = (above * (1 - b) + below * b) * share
      }
    }
    guard amount > 0 else { return large }
    let soft = large.blurred(diskRadius: Double(factor))
    for i in large.samples.indices {
      large.samples[i] += amount * (large.samples[i] - soft.samples[i])
    }
    return large
  }
}
