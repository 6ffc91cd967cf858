import Raster

/// Looks for the traces that enlarging a small picture leaves in one that shows no fine detail.
///
/// Interpolated samples are weighted sums of the small picture's, and the weights depend on where
/// between them a sample lies: the size of the second difference repeats itself with the spacing of
/// the small picture's samples (A. C. Gallagher, "Detection of Linear and Cubic Interpolation in
/// JPEG Compressed Images", Canadian Conference on Computer and Robot Vision, 2005). A camera
/// scales both axes alike, so both must show the same period; a frequency of one axis alone is
/// print or rules. Twice the size leaves no such trace, but where the small picture was saved as
/// JPEG its blocks of 8 × 8 have become blocks of 16 × 16.
///
/// The constants are working values. With them pictures enlarged 2.5 to 3.4 times are seen in 60 to
/// 82 of 100, those enlarged exactly twice and four times in 20 and 12, and 3 of 132 that a lens
/// blurred are called enlarged.
enum EnlargementMeter {
  /// What the traces are; both are about 1 to 6 in a picture that a lens has blurred.
  struct Traces {
    /// How far the period of interpolation stands out from all others, as a ratio of amplitudes.
    var interpolation: Double
    /// The same of blocks twice as large as the file's.
    var doubledBlocks: Double
  }

  /// A picture that is sharper than this has not been enlarged to any purpose: the diameter of its
  /// blur in pixels.
  static let blurMinimum = 2.5
  /// Second differences are limited to this many code values: one strong edge is no period.
  static let differenceMaximum: Int16 = 24
  /// Every so many rows are looked at along the rows.
  static let rowStep = 2
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

  /// The traces on a plane of luma on the stored grid; `nil` for one that is too small.
  ///
  /// - Complexity: Two passes over the plane, and two transforms of 4096 values.
  static func traces(in plane: Plane) -> Traces? {
    guard plane.size.shortEdge >= sideMinimum, plane.size.longEdge <= fourier.count else {
      return nil
    }
    let (columns, rows) = profiles(of: plane)
    let across = spectrum(of: columns)
    let down = spectrum(of: rows)
    var interpolation: Float = 0
    for bin in tolerance..<(across.count - tolerance) where across[bin] > 0 || down[bin] > 0 {
      interpolation = max(interpolation, near(bin, across) * near(bin, down))
    }
    // Harmonics of 16 that are none of 8.
    let doubled = [3, 5, 7].map { odd -> Float in
      let bin = odd * fourier.count / 16
      return min(near(bin, across), near(bin, down))
    }
    return Traces(
      interpolation: Double(interpolation.squareRoot()),
      doubledBlocks: Double(doubled.max() ?? 0))
  }

  private static func near(_ bin: Int, _ spectrum: [Float]) -> Float {
    spectrum[(bin - tolerance)...(bin + tolerance)].max() ?? 0
  }

  /// The mean size of the second difference across each column and each row, code values.
  private static func profiles(of plane: Plane) -> (columns: [Float], rows: [Float]) {
    let width = plane.width
    var columns = [UInt32](repeating: 0, count: width)
    var rows = [Float](repeating: 0, count: plane.height)
    func add(_ samples: UnsafePointer<UInt8>, to columns: UnsafeMutablePointer<UInt32>) {
      for y in 1..<(plane.height - 1) {
        let row = y &* width
        var sum: UInt32 = 0
        for x in 0..<width {
          let i = row &+ x
          let difference = unsafe second(samples[i], samples[i &- width], samples[i &+ width])
          sum &+= UInt32(difference)
        }
        rows[y] = Float(sum) / Float(width)
        guard y % rowStep == 0 else { continue }
        for x in 1..<(width &- 1) {
          let i = row &+ x
          let difference = unsafe second(samples[i], samples[i &- 1], samples[i &+ 1])
          unsafe columns[x] &+= UInt32(difference)
        }
      }
    }
    unsafe add(plane.samples, to: &columns)
    let share = 1 / Float(max(1, plane.height / rowStep))
    return (columns.map { Float($0) * share }, rows)
  }

  @inline(__always)
  private static func second(_ middle: UInt8, _ before: UInt8, _ after: UInt8) -> UInt16 {
    let difference = 2 &* Int16(middle) &- Int16(before) &- Int16(after)
    return UInt16(truncatingIfNeeded: min(abs(difference), differenceMaximum))
  }

  /// The amplitude of each frequency over the median of all that are looked at; 0 for the others.
  private static func spectrum(of profile: [Float]) -> [Float] {
    let count = profile.count / 16 * 16
    var values = [Float](repeating: 0, count: fourier.count)
    for i in 0..<count {
      let near = max(0, i - levelReach)..<min(count, i + levelReach + 1)
      let level = profile[near].reduce(0, +) / Float(near.count)
      let phase = 2 * Double.pi * (Double(i) + 0.5) / Double(count)
      values[i] = (profile[i] - level) * Float(0.5 - 0.5 * Trigonometry.sineCosine(phase).cosine)
    }
    var amplitudes = fourier.amplitudes(of: values)
    // The file's own blocks have the multiples of an eighth, as wide as the profile is short.
    let reach = 3 * fourier.count / max(1, count)
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
