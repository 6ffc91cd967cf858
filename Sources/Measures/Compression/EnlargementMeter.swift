internal import CVector
import Raster

/// Looks for the traces that enlarging a small picture leaves.
///
/// Interpolated samples are weighted sums of the small picture's, and the weights depend on where
/// between them a sample lies: the size of the second difference repeats itself with the spacing of
/// the small picture's samples (A. C. Gallagher, "Detection of Linear and Cubic Interpolation in
/// JPEG Compressed Images", Canadian Conference on Computer and Robot Vision, 2005). A camera
/// scales both axes alike, so both must show the same period; a frequency of one axis alone is
/// print or rules. Shrinking leaves such a period too, in a picture that is sharp. Twice the size
/// leaves none, but where the small picture was saved as JPEG its blocks of 8 × 8 have become
/// blocks of 16 × 16.
///
/// The constants are working values. With them pictures enlarged 2.5 to 3.4 times are seen in 60 to
/// 82 of 100, and 3 of 132 that a lens blurred are called enlarged. Blocks twice as large stand out
/// at 3.4 to 6.7 where they are, and at 1.4 at most on 250 photos of paper, cards and things.
enum EnlargementMeter {
  /// The sizes of second differences, averaged over each column and over each row, code values.
  struct Profiles {
    fileprivate var columns: [Float]
    fileprivate var rows: [Float]
  }

  /// A picture that is sharper than this has not been enlarged to any purpose: the diameter of its
  /// blur in pixels.
  static let blurMinimum = 1.0
  /// The same where interpolation is looked for: what has been shrunk is sharper.
  static let interpolationBlurMinimum = 2.5
  /// Second differences are limited to this many code values: one strong edge is no period.
  static let differenceMaximum: Int32 = 24
  /// Every so many rows are looked at along the rows.
  static let rowStep = 2
  /// Steps of a profile count for at most this, in medians of their size: three standard deviations
  /// of normal noise.
  static let strongStep = 4.4
  /// Samples over which the profile is levelled, to each side.
  static let levelReach = 16
  /// Periods longer than this many samples are those of print: just longer than a block's side.
  static let periodMaximum = 8.3
  /// Frequencies on both axes that differ by so many bins, of 1/4096 of a period a sample, are the
  /// same.
  static let tolerance = 2
  /// Shorter sides, in samples, have too few periods.
  static let sideMinimum = 256
  private static let fourier = FourierTransform(bits: 12)

  /// The profiles of luma on the stored grid; `nil` where it is too small.
  ///
  /// - Complexity: O(area).
  static func profiles(of plane: Plane) -> Profiles? {
    guard plane.size.shortEdge >= sideMinimum, plane.size.longEdge <= fourier.count else {
      return nil
    }
    let width = plane.width
    var columns = [UInt16](repeating: 0, count: width)
    var rows = [Float](repeating: 0, count: plane.height)
    for y in 1..<(plane.height - 1) {
      unsafe plane.withPointer(x: 0, y: y) { row in
        var sum: UInt32 = 0
        unsafe cvector_add_differences_down(&sum, row, width, width, differenceMaximum)
        rows[y] = Float(sum) / Float(width)
        guard y % rowStep == 0 else { return }
        unsafe cvector_add_differences_across(&columns, row, width, differenceMaximum)
      }
    }
    let share = 1 / Float(max(1, plane.height / rowStep))
    return Profiles(columns: columns.map { Float($0) * share }, rows: rows)
  }

  /// How far the period of interpolation stands out from all others on both axes, as a ratio of
  /// amplitudes: 1 to 6 in a picture that a lens has blurred.
  static func interpolation(in profiles: Profiles) -> Double {
    let (across, down) = spectra(of: profiles)
    var highest: Float = 0
    for bin in tolerance..<(across.count - tolerance) where across[bin] > 0 || down[bin] > 0 {
      highest = max(highest, near(bin, across) * near(bin, down))
    }
    return Double(highest.squareRoot())
  }

  /// How far blocks twice as large as the file's stand out on both axes, as a ratio of amplitudes.
  ///
  /// Of the three harmonics of 16 samples that are none of 8 and none of print, the second: a
  /// period of interpolation may fall on one.
  static func doubledBlocks(in profiles: Profiles) -> Double {
    let axes = [profiles.columns, profiles.rows].map(oddHarmonics)
    let both = zip(axes[0], axes[1]).map { min($0, $1) }
    return both.sorted()[1]
  }

  /// The harmonics 3, 5 and 7 of 16 samples, over the amplitude that as many values without a
  /// period have at any frequency: the median of it.
  private static func oddHarmonics(of profile: [Float]) -> [Double] {
    let periods = (profile.count - 2) / 16
    // From sample to sample: print has few lines that close.
    let steps = (0..<(16 * periods)).map { Double(profile[$0 + 2] - profile[$0 + 1]) }
    let limit = strongStep * (steps.map(abs).quantile(0.5) ?? 0)
    let values = steps.map { max(-limit, min(limit, $0)) }
    var folded = [Double](repeating: 0, count: 16)
    for (i, value) in values.enumerated() { folded[i % 16] += value }
    // The file's own blocks repeat themselves after 8.
    let own = (0..<8).map { (folded[$0] + folded[$0 + 8]) / Double(2 * max(1, periods)) }
    let power = values.enumerated().reduce(0) { sum, value in
      let rest = value.element - own[value.offset % 8]
      return sum + rest * rest
    }
    guard power > 0 else { return [0, 0, 0] }
    // The power at one frequency is exponentially distributed; its median is ln 2 of its mean.
    let usual = (power * Trigonometry.logarithm(2)).squareRoot()
    return [3, 5, 7].map { harmonic in
      var (real, imaginary) = (0.0, 0.0)
      for (i, sum) in folded.enumerated() {
        let angle = 2 * Double.pi * Double(harmonic * i % 16) / 16
        let turn = Trigonometry.sineCosine(angle)
        real += sum * turn.cosine
        imaginary += sum * turn.sine
      }
      return (real * real + imaginary * imaginary).squareRoot() / usual
    }
  }

  private static func near(_ bin: Int, _ spectrum: [Float]) -> Float {
    spectrum[(bin - tolerance)...(bin + tolerance)].max() ?? 0
  }

  /// The amplitude of each frequency over the median of all that are looked at, 0 for the others,
  /// along the columns and along the rows.
  private static func spectra(of profiles: Profiles) -> (across: [Float], down: [Float]) {
    let both = fourier.amplitudes(of: levelled(profiles.columns), and: levelled(profiles.rows))
    return (
      relative(both.first, count: profiles.columns.count),
      relative(both.second, count: profiles.rows.count)
    )
  }

  /// A profile of whole blocks without what changes slowly in it, tapered by Hann's window.
  private static func levelled(_ profile: [Float]) -> [Float] {
    let count = profile.count / 16 * 16
    // The window is symmetric.
    let taper = (0..<(count / 2)).map { i in
      let phase = 2 * Double.pi * (Double(i) + 0.5) / Double(count)
      return Float(0.5 - 0.5 * Trigonometry.sineCosine(phase).cosine)
    }
    var values = [Float](repeating: 0, count: fourier.count)
    for i in 0..<count {
      let near = max(0, i - levelReach)..<min(count, i + levelReach + 1)
      let level = profile[near].reduce(0, +) / Float(near.count)
      values[i] = (profile[i] - level) * taper[min(i, count - 1 - i)]
    }
    return values
  }

  private static func relative(_ amplitudes: [Float], count: Int) -> [Float] {
    var amplitudes = amplitudes
    // The file's own blocks have the multiples of an eighth, as wide as the profile is short.
    let reach = 3 * fourier.count / max(1, count / 16 * 16)
    let first = Int(Double(fourier.count) / periodMaximum)
    for bin in amplitudes.indices {
      let eighth = fourier.count / 8
      let beside = bin % eighth
      if bin < first || min(beside, eighth - beside) <= reach { amplitudes[bin] = 0 }
    }
    let seen = amplitudes.filter { $0 > 0 }
    guard let median = seen.quantile(0.5), median > 0 else { return amplitudes }
    return amplitudes.map { $0 / median }
  }
}
