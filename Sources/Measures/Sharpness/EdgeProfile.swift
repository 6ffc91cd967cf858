internal import CVector
internal import Raster

/// Measures how luma rises across one edge.
///
/// From the steepest step the profile is walked to both sides until it turns back, so a thin stroke
/// is measured by one flank of it. What is measured is the distance from 20 to 80 % of the rise: the
/// shoulders, where halos of sharpening and neighbouring strokes sit, do not matter to it.
struct EdgeProfile {
  /// A walk that turns back by more than this share of the rise so far has left the edge.
  static let reversalShare: Float = 0.1
  /// … or by this many code values, whichever is more: what noise does to a mean of three lines.
  static let reversalMinimum: Float = 2
  /// Samples without progress after which a walk has reached the shoulder.
  static let plateauMaximum = 4
  /// Half the profile, in pixels: first a short one, which is enough for nearly all, then a long one.
  static let reaches = [8, 24]
  /// How far the steepest step may lie from the peak of the Sobel gradient, in samples.
  static let centring = 2

  private var samples = [Float](repeating: 0, count: 2 * 24 + 1)

  /// Measures one edge.
  ///
  /// - Parameters:
  ///   - plane: Luma, at least 2 × 2.
  ///   - x: Column of the edge.
  ///   - y: Row of the edge.
  ///   - gx: Luma's change per column, in any unit.
  ///   - gy: Luma's change per row, in the same unit; not both 0.
  /// - Returns: Contrast in code values and the width of the rise in pixels; `nil` where luma falls
  ///   in the direction given, or stays within one code value.
  mutating func measure(
    _ plane: Plane, x: Int, y: Int, gx: Float, gy: Float
  ) -> (contrast: Float, riseWidth: Float)? {
    let norm = (gx * gx + gy * gy).squareRoot()
    for reach in Self.reaches {
      unsafe cvector_edge_profile(
        &samples, plane.samples, plane.width, plane.height, Int32(x), Int32(y), gx / norm,
        gy / norm, Int32(reach))
      guard let rise = rise(reach: reach) else { return nil }
      if rise.foot > 0 && rise.shoulder < 2 * reach || reach == Self.reaches.last {
        return (rise.contrast, riseWidth(from: rise.foot, to: rise.shoulder))
      }
    }
    return nil
  }

  private func rise(reach: Int) -> (foot: Int, shoulder: Int, contrast: Float)? {
    var centre = reach
    var steepest: Float = 1
    for i in reach - Self.centring..<reach + Self.centring {
      let step = samples[i + 1] - samples[i]
      if step > steepest {
        steepest = step
        centre = i
      }
    }
    guard steepest > 1 else { return nil }
    let shoulder = walk(from: centre + 1, base: samples[centre], by: 1, until: 2 * reach)
    let foot = walk(from: centre, base: samples[centre + 1], by: -1, until: 0)
    return (foot, shoulder, samples[shoulder] - samples[foot])
  }

  /// The index of the extremum that is reached from `start` before the profile turns back.
  private func walk(from start: Int, base: Float, by step: Int, until end: Int) -> Int {
    let sign = Float(step)
    var extreme = start
    var i = start
    while i != end {
      i += step
      let gain = sign * (samples[i] - samples[extreme])
      if gain > 0 {
        extreme = i
        continue
      }
      let rise = sign * (samples[extreme] - base)
      if -gain > max(Self.reversalMinimum, Self.reversalShare * rise) { break }
      if abs(i - extreme) > Self.plateauMaximum { break }
    }
    return extreme
  }

  private func riseWidth(from foot: Int, to shoulder: Int) -> Float {
    let low = samples[foot]
    let contrast = samples[shoulder] - low
    func crossing(_ level: Float) -> Float {
      for i in foot + 1...shoulder where samples[i] >= level {
        // The first sample at or above the level: the one before is below it.
        return Float(i) - (samples[i] - level) / (samples[i] - samples[i - 1])
      }
      return Float(shoulder)
    }
    return crossing(low + 0.8 * contrast) - crossing(low + 0.2 * contrast)
  }
}
