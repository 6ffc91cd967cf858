package import Raster

extension Plane {
  /// A plane computed sample by sample; values are rounded and clamped to 0…255.
  package init(width: Int, height: Int, _ value: (_ x: Int, _ y: Int) -> Double) {
    self.init(size: Size(width: width, height: height))
    for y in 0..<height {
      for x in 0..<width {
        self[x, y] = UInt8(max(0, min(255, value(x, y).rounded())))
      }
    }
  }

  /// A plane of independent, uniformly random samples.
  package static func random(width: Int, height: Int, seed: UInt64) -> Plane {
    var random = SplitMix64(seed: seed)
    return Plane(
      size: Size(width: width, height: height),
      samples: (0..<width * height).map { _ in UInt8(truncatingIfNeeded: random.next()) })
  }
}
