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
  /// window, less a little noise. Of 60 screens one wave had more than 1.4.
  static let straightDrop = 1.7
  /// Deviations that noise reaches somewhere among some 250 frequencies.
  static let noiseDeviations = 3.0

  /// How far the stripes stand out, in octaves of power: above their neighbours, less what noise may
  /// have there and what other waves have above ``besideMaximum``.
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
      let along = waves.filter { $0.lies(along: axis) }
      let alone = along.map { Self.alone($0, along: axis, heights) }
      guard let first = alone.indices.max(by: { alone[$0] < alone[$1] }) else { return nil }
      let place = abs(along[first].distance(along: axis))
      let others = along.filter { abs(abs($0.distance(along: axis)) - place) > Self.peakWidth }
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
      radius >= radiusMinimum && abs(axis == .across ? v : u) <= axisWidth
    }

    func distance(along axis: Axis) -> Int { axis == .across ? u : v }
  }

  /// A wave's height, or what is left of it where a machine may have made it.
  ///
  /// On the very axis, at even periods, it is at most that of the places before and after: there
  /// blocks have lines as sharp as the windows show any. And 0 where it runs so straight that the
  /// places at both sides have but what the window spills, a quarter of the power: nobody holds a
  /// camera as a scanner's sensor is held.
  private static func alone(_ wave: Wave, along axis: Axis, _ heights: [Float]) -> Double {
    func height(along: Int, aside: Int) -> Double {
      let (u, v) = axis == .across ? (along, aside) : (aside, along)
      return Self.height(in: heights, u: wave.u + u, v: wave.v + v)
    }
    let aside = axis == .across ? wave.v : wave.u
    let spilled = max(height(along: 0, aside: -1), height(along: 0, aside: 1))
    if aside == 0, spilled < wave.height - straightDrop { return 0 }
    guard wave.distance(along: axis) % 2 == 0, abs(aside) <= 1 else { return wave.height }
    return min(wave.height, max(height(along: -1, aside: 0), height(along: 1, aside: 0)))
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
