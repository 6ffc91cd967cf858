import Raster

/// Luma at the sizes at which print is looked at: the letters of the smallest print are a few
/// samples high on the first plane, half as high on the second and a quarter on the third.
struct PrintPlanes {
  /// Letters are at most this high on the first plane, in samples: twice what is needed for the
  /// finest detail that is looked at.
  static let heightMaximum = 16.0
  /// The three planes, each half as wide and high as the one before.
  let planes: [Plane]
  /// Samples of the first plane a letter is high.
  let letterHeight: Double
  /// Stored pixels per sample of the first plane.
  let factor: Double

  /// The planes for print of one height.
  ///
  /// - Parameter letterPixels: The height of its capitals, in pixels of the stored photo.
  init(of photo: ReducedPhoto, letterPixels: Double) {
    var height = letterPixels / Double(photo.factor)
    var factor = Double(photo.factor)
    var next = photo.luma
    var isLuma = true
    func half() -> Plane {
      defer { isLuma = false }
      return isLuma ? photo.lumaHalf : next.halved
    }
    while height >= Self.heightMaximum, next.size.shortEdge >= 2 {
      next = half()
      height /= 2
      factor *= 2
    }
    letterHeight = height
    self.factor = factor
    var planes = [next]
    for _ in 1..<3 {
      next = half()
      planes.append(next)
    }
    self.planes = planes
  }
}
