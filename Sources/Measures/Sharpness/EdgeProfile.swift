internal import CVector
internal import Raster

/// Measures how luma rises across one edge.
///
/// From the steepest step the profile is walked to both sides until it turns back, so a thin stroke
/// is measured by one flank of it. What is measured is the distance from 20 to 80 % of the rise:
/// the shoulders, where halos of sharpening and neighbouring strokes sit, do not matter to it.
struct EdgeProfile {
  /// A walk that turns back by more than this share of the rise so far has left the edge. A working
  /// value.
  static let reversalShare: Float = 0.1
  /// … or by this many code values, whichever is more: what noise does to a mean of three lines. A
  /// working value.
  static let reversalMinimum: Float = 2
  /// Samples without progress after which a walk has reached the shoulder. A working value.
  static let plateauMaximum = 4
  /// The shares of the rise between which its width is measured: the usual 20 to 80 %.
  static let lowShare: Float = 0.2
  static let highShare: Float = 0.8
  /// Half the profile, in pixels of the plane: first a very short one, enough where both walks end
  /// inside it, then a short one, which is enough for nearly all the others, then a long one.
  static let reaches = [5, 8, 24]
  /// How far the steepest step may lie from the peak of the Sobel gradient, in samples. A working
  /// value.
  static let centring = 2

  /// Luma at −24…24 pixels, as far as it has been read.
  private var samples = [Float](repeating: 0, count: 2 * middle + 1)
  /// The index of the middle: as many samples as the longest reach lie on either side.
  private static let middle = 24

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
    var known = -1
    for reach in Self.reaches {
      if known < 0 {
        read(plane, x, y, gx / norm, gy / norm, from: -reach, to: reach)
      } else {
        read(plane, x, y, gx / norm, gy / norm, from: -reach, to: -known - 1)
        read(plane, x, y, gx / norm, gy / norm, from: known + 1, to: reach)
      }
      known = reach
      guard let rise = rise(reach: reach) else { return nil }
      let isEnough = reach == Self.reaches[0] ? rise.hasEnded : rise.isInside
      if isEnough || reach == Self.reaches.last {
        return (rise.contrast, riseWidth(from: rise.foot, to: rise.shoulder))
      }
    }
    return nil
  }

  private mutating func read(
    _ plane: Plane, _ x: Int, _ y: Int, _ ux: Float, _ uy: Float, from: Int, to: Int
  ) {
    precondition(from >= -Self.middle && to <= Self.middle)
    unsafe samples.withMutablePointer(at: Self.middle + from) { samples in
      unsafe cvector_edge_profile(
        samples, plane.samples, plane.width, plane.height, Int32(x), Int32(y), ux, uy,
        Int32(from), Int32(to))
    }
  }

  /// An edge from its dark foot to its bright shoulder, as indices of the samples.
  private struct Rise {
    var foot: Int
    var shoulder: Int
    var contrast: Float
    /// Whether neither end is the last sample that was read.
    var isInside: Bool
    /// Whether both walks turned back or stood still before the samples ended.
    var hasEnded: Bool
  }

  private func rise(reach: Int) -> Rise? {
    var centre = Self.middle
    var steepest: Float = 1
    for i in Self.middle - Self.centring..<Self.middle + Self.centring {
      let step = samples[i + 1] - samples[i]
      if step > steepest {
        steepest = step
        centre = i
      }
    }
    guard steepest > 1 else { return nil }
    let last = Self.middle + reach
    let first = Self.middle - reach
    let up = walk(from: centre + 1, base: samples[centre], by: 1, until: last)
    let down = walk(from: centre, base: samples[centre + 1], by: -1, until: first)
    return Rise(
      foot: down.extreme, shoulder: up.extreme,
      contrast: samples[up.extreme] - samples[down.extreme],
      isInside: down.extreme > first && up.extreme < last, hasEnded: up.hasEnded && down.hasEnded)
  }

  /// The index of the extremum that is reached from `start` before the profile turns back or stands
  /// still, and whether it does before `end`.
  private func walk(from start: Int, base: Float, by step: Int, until end: Int)
    -> (extreme: Int, hasEnded: Bool)
  {
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
      if -gain > max(Self.reversalMinimum, Self.reversalShare * rise) { return (extreme, true) }
      if abs(i - extreme) > Self.plateauMaximum { return (extreme, true) }
    }
    return (extreme, false)
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
    return crossing(low + Self.highShare * contrast) - crossing(low + Self.lowShare * contrast)
  }
}
