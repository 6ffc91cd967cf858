internal import Raster

/// Adds signs of different strength to one number whose size says how sure it is.
///
/// Fulls and weights of signs are working values, here and where the signs are: with them every
/// turn of the simulated photos of the corpus that have no defect and of its printed pages is
/// right, and no turn of a receipt is wrong.
enum LayoutEvidence {
  /// How much one sign counts.
  struct Sign: Sendable {
    /// The difference between both readings from which the sign counts fully, in its own unit.
    let full: Float
    /// The evidence that it is then worth.
    let weight: Float
  }

  /// Added to a mean ink density before it divides, as a share of black: an empty sheet gives no
  /// evidence. A working value.
  static let densityFloor: Float = 0.01
  /// Evidence from which a turn is answered: right in 86 of 100 by ``confidence(_:)``.
  static let answered: Float = 0.6
  /// The steepness of the logistic curve: one unit of evidence multiplies the odds by e³.
  static let steepness: Float = 3

  /// The sum of the signs, each limited to its weight.
  ///
  /// - Parameter signs: Differences between both readings, each with how it counts.
  static func sum(_ signs: [(difference: Float, sign: Sign)]) -> Float {
    signs.reduce(0) { $0 + max(-1, min(1, $1.difference / $1.sign.full)) * $1.sign.weight }
  }

  /// The probability that the favoured reading is right, 0.5…1: a logistic curve.
  static func confidence(_ evidence: Float) -> Double {
    Logistic.probability(logOdds: Double(evidence.magnitude * steepness))
  }
}
