import Verdicts

/// Percentile intervals by drawing samples anew from a sample, with replacement.
///
/// - Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, Chapman & Hall 1993,
///   chapter 13.
enum Bootstrap {
  /// Enough for an interval of two digits.
  static let samples = 1000
  /// The generator starts the same each time, so the same data have the same interval.
  private static let seed: UInt64 = 0x4A65_726E_6968

  /// The 2.5th and the 97.5th percentile of a statistic over ``samples`` samples.
  ///
  /// - Parameter statistic: Draws its sample with the generator and returns one number.
  static func interval(_ statistic: (inout SplitMix64) -> Double) -> ClosedRange<Double> {
    var generator = SplitMix64(state: seed)
    var values: [Double] = []
    values.reserveCapacity(samples)
    for _ in 0..<samples { values.append(statistic(&generator)) }
    values.sort()
    let tail = samples / 40
    return values[tail]...values[samples - 1 - tail]
  }
}
