/// Adds signs of different strength to one number whose size says how sure it is.
enum LayoutEvidence {
  /// Added to a mean ink density before it divides: an empty sheet gives no evidence.
  static let densityFloor: Float = 0.01
  /// Evidence from which a turn is answered.
  static let answered: Float = 0.6
  /// Evidence from which the turn of a page of text is answered.
  static let pageAnswered: Float = 0.5

  /// The sum of the signs, each limited to its weight.
  ///
  /// - Parameter signs: Differences between both readings, the difference that counts fully, and
  ///   what the sign is then worth.
  static func sum(_ signs: [(difference: Float, full: Float, weight: Float)]) -> Float {
    signs.reduce(0) { $0 + max(-1, min(1, $1.difference / $1.full)) * $1.weight }
  }

  /// The probability that the favoured reading is right, 0.5…1: a logistic curve.
  static func confidence(_ evidence: Float) -> Double {
    // 1 / (1 + e^−x) through e ≈ (1 + x / 1024)^1024, close enough for a confidence.
    let x = Double(min(12, evidence.magnitude * 3))
    var power = 1 + x / 1024
    for _ in 0..<10 { power *= power }
    return power / (1 + power)
  }
}
