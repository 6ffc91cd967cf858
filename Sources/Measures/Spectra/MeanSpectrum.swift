internal import CVector
internal import Raster

/// The mean power of each frequency in many small windows of a plane.
///
/// Powers are averaged as logarithms, so what is faint but everywhere counts for more than what is
/// strong in a few windows; of the four quarters of the document the one that shows a frequency
/// most is left out, so halftone print on a part of it does not count.
struct MeanSpectrum {
  /// Columns and rows of a window.
  static let side = Int(cvector_spectrum_side)
  /// Frequencies from one row of the kernels' spectra to the next.
  static let row = Int(cvector_spectrum_row)
  /// Periods in a window up to which the kernels' spectra reach along the rows.
  static let half = side / 2
  /// Deviations from a window's mean are limited to this many code values: print in it counts no
  /// more than a strong pattern would.
  static let clip: Int32 = 24
  /// A quarter has at least one in so many of the windows.
  private static let quarterShare = 8

  /// cos(2πk / 64) for k = 0…63, as the kernels want it.
  static let cosine: [Float] = (0..<side).map {
    Float(Trigonometry.sineCosine(2 * Double.pi * Double($0) / Double(side)).cosine)
  }

  /// Octaves of power, `[u × row + v]` for u = 0…63 periods a window along the columns (64 − u
  /// stands for −u) and v = 0…32 along the rows.
  let power: [Float]
  /// Windows that were looked at.
  let windowCount: Int

  /// What noise alone makes of a frequency, in octaves: the power of noise is distributed
  /// exponentially, and the logarithm of such a variable has the variance π²/6.
  var noiseDeviation: Double { Self.noiseDeviation(windows: windowCount) }

  /// The same of so many windows.
  static func noiseDeviation(windows: Int) -> Double {
    Double.pi / Trigonometry.logarithm(2) / Double(6 * max(1, windows)).squareRoot()
  }

  /// The mean spectrum of some windows.
  ///
  /// - Parameters:
  ///   - plane: Code values.
  ///   - places: Top left corners of windows that lie in the plane.
  ///   - floor: Power that is added to every frequency, in squared code values: windows that
  ///     compression made exactly flat tell little.
  init(of plane: Plane, at places: [(x: Int, y: Int)], floor: Float) {
    let count = Double(max(1, places.count))
    let centreX = Double(places.reduce(0) { $0 + $1.x }) / count
    let centreY = Double(places.reduce(0) { $0 + $1.y }) / count
    let size = Self.side * Self.row
    // Of each quarter.
    var sums = [[Float]](repeating: [Float](repeating: 0, count: size), count: 4)
    var counts = [Int](repeating: 0, count: 4)
    for place in places {
      let quarter = (Double(place.x) > centreX ? 1 : 0) + (Double(place.y) > centreY ? 2 : 0)
      counts[quarter] += 1
      unsafe plane.withPointer(x: place.x, y: place.y) { window in
        unsafe cvector_add_log_power(
          &sums[quarter], window, plane.width, Self.cosine, Self.clip, floor)
      }
    }
    power = Self.mean(of: sums, counts: counts)
    windowCount = places.count
  }

  /// The mean over all windows but those of the quarter that has most.
  ///
  /// With fewer than three quarters that are worth the name, of all windows.
  private static func mean(of sums: [[Float]], counts: [Int]) -> [Float] {
    let size = side * row
    let all = counts.reduce(0, +)
    var total = [Float](repeating: 0, count: size)
    for quarter in 0..<4 where counts[quarter] > 0 {
      for (i, sum) in zip(0..<size, sums[quarter]) { total[i] += sum }
    }
    let quarters = (0..<4).filter { counts[$0] * quarterShare >= all && counts[$0] > 0 }
    guard quarters.count >= 3 else { return total.map { $0 / Float(max(1, all)) } }
    var most = [Float](repeating: -.infinity, count: size)
    var rest = [Float](repeating: 0, count: size)
    for quarter in quarters {
      let scale = 1 / Float(counts[quarter])
      let share = 1 / Float(all - counts[quarter])
      for (i, sum) in zip(0..<size, sums[quarter]) where sum * scale > most[i] {
        most[i] = sum * scale
        rest[i] = (total[i] - sum) * share
      }
    }
    return rest
  }

  /// Whether a place is a multiple of an eighth of a period a sample along both axes, to one
  /// period a window, where a JPEG's blocks of 8 × 8 have their power.
  static func isNearBlocks(u: Int, v: Int) -> Bool {
    abs(u - (u + 4) / 8 * 8) <= 1 && abs(v - (v + 4) / 8 * 8) <= 1
  }
}
