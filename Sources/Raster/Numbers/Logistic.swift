/// The logistic curve, from the logarithm of odds to a probability.
package enum Logistic {
  /// Beyond it a probability is 0 or 1 to five digits.
  package static let oddsMaximum = 12.0

  /// 1 / (1 + e^−x), through e^x ≈ (1 + x / 1024)^1024: 0…1, off by less than 0.005.
  ///
  /// Of sums and products alone, so that it is the same on every machine.
  package static func probability(logOdds x: Double) -> Double {
    let x = min(oddsMaximum, max(-oddsMaximum, x))
    var power = 1 + x / 1024
    for _ in 0..<10 { power *= power }
    return power / (1 + power)
  }
}
