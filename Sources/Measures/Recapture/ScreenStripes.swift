internal import CVector
internal import Raster

/// The columns or rows of a screen's pixels, seen straight on: fine stripes along the photo's own.
///
/// Who holds the camera straight has the screen's pixels run along the photo's, where print, rules,
/// blocks and scanners have their lines as well. A screen's stand alone, though: one period of two
/// to four samples, somewhat spread by perspective, with nothing as high beside it. A fabric's or a
/// grating's are the finer waves of a coarse one; blocks repeat themselves along the axis, scanners
/// are straighter than any hand, and the columns of a sensor in the dark have all periods alike.
struct ScreenStripes {
  /// Finer waves are looked at, in periods a window: 3.8 samples. Of 225 photos of things fabric
  /// reaches up to 14 periods by itself.
  static let radiusMinimum = 17.0
  /// Half the width in which stripes along an axis lie, in periods a window: up to 6° of turn.
  static let axisWidth = 3
  /// Coarse waves that a fabric has where its fine ones are multiples.
  static let coarseRadii = 5.0..<16.0
  /// So far from the highest wave along an axis others are no longer of it.
  static let peakWidth = 4
  /// Octaves of other waves that mean nothing: what print and noise reach.
  static let besideMaximum = 1.5

  /// Octaves by which a wave that lies on the very axis stands above those at its sides: 2 by the
  /// window, less some noise. Of 60 screens none has more than 1.4 but one.
  static let straightDrop = 1.5
  /// So far along the axis a straight wave spills, in periods a window: there nothing else is seen.
  static let spillWidth = 2
  /// Deviations that noise reaches somewhere among some 250 frequencies.
  static let noiseDeviations = 3.0

  /// How far the stripes stand out, in octaves of power: above their neighbours, less what noise
  /// may have there and what other waves have above ``besideMaximum``.
  let height: Double
  /// Samples from one to the next.
  let periodSamples: Double

  private static let side = MeanSpectrum.side
  private static let row = MeanSpectrum.row
  private static let half = MeanSpectrum.half

  /// Looks for stripes.
  init(in spectrum: MeanSpectrum) {
    var heights = [Float](repeating: 0, count: Self.side * Self.row)
    unsafe cvector_spectrum_heights(&heights, spectrum.power)
    let waves = Self.waves(in: heights)
    let coarse = waves.filter { Self.coarseRadii.contains($0.radius) }.map(\.height).max() ?? 0
    let found = [Axis.across, .down].compactMap { axis -> (height: Double, radius: Double)? in
      let all = waves.filter { $0.lies(along: axis) }
      let straight = all.filter { Self.isStraight($0, along: axis, heights) }
      let along = all.filter { wave in
        straight.allSatisfy {
          abs($0.distance(along: axis) - wave.distance(along: axis)) > Self.spillWidth
        }
      }
      let alone = along.map { Self.alone($0, along: axis, heights) }
      guard let first = alone.indices.max(by: { alone[$0] < alone[$1] }) else { return nil }
      let place = abs(along[first].distance(along: axis))
      let others =
        along.filter { abs(abs($0.distance(along: axis)) - place) > Self.peakWidth } + straight
      let beside = max(coarse, others.map(\.height).max() ?? 0)
      return (alone[first] - max(0, beside - Self.besideMaximum), along[first].radius)
    }
    let best = found.max { $0.height < $1.height }
    height = max(0, (best?.height ?? 0) - Self.noiseDeviations * spectrum.noiseDeviation)
    periodSamples = best.map { Double(Self.side) / $0.radius } ?? 0
  }

  private enum Axis { case across, down }

  /// One frequency.
  private struct Wave {
    /// Periods in a window, −32…31 and 0…32.
    var u: Int
    var v: Int
    var height: Double

    var radius: Double { Double(u * u + v * v).squareRoot() }

    func lies(along axis: Axis) -> Bool {
      radius >= radiusMinimum && abs(distance(aside: axis)) <= axisWidth
    }

    func distance(along axis: Axis) -> Int { axis == .across ? u : v }
    func distance(aside axis: Axis) -> Int { axis == .across ? v : u }
  }

  /// Whether a wave along an axis is a machine's: it runs so straight that the places at its sides
  /// have but what the window spills, a quarter of the power. Nobody holds a camera as a scanner's
  /// sensor is held.
  private static func isStraight(_ wave: Wave, along axis: Axis, _ heights: [Float]) -> Bool {
    guard wave.distance(aside: axis) == 0 else { return false }
    let (u, v) = axis == .across ? (0, 1) : (1, 0)
    return [-1, 1].allSatisfy {
      height(in: heights, u: wave.u + $0 * u, v: wave.v + $0 * v) < wave.height - straightDrop
    }
  }

  /// A wave's height, but on the very axis, at even periods, at most that of the places before and
  /// after: there blocks have lines as sharp as the windows show any.
  private static func alone(_ wave: Wave, along axis: Axis, _ heights: [Float]) -> Double {
    guard wave.distance(along: axis) % 2 == 0, abs(wave.distance(aside: axis)) <= 1 else {
      return wave.height
    }
    let (u, v) = axis == .across ? (1, 0) : (0, 1)
    return min(
      wave.height,
      max(
        height(in: heights, u: wave.u - u, v: wave.v - v),
        height(in: heights, u: wave.u + u, v: wave.v + v)))
  }

  private static func height(in heights: [Float], u: Int, v: Int) -> Double {
    let (u, v) = v < 0 || v > half ? (-u, v < 0 ? -v : side - v) : (u, v)
    return Double(heights[(u + 2 * side) % side * row + v])
  }

  private static func waves(in heights: [Float]) -> [Wave] {
    var waves: [Wave] = []
    for u in -half..<half {
      for v in 0...half where !MeanSpectrum.isNearBlocks(u: u + side, v: v) {
        waves.append(Wave(u: u, v: v, height: height(in: heights, u: u, v: v)))
      }
    }
    return waves
  }
}
