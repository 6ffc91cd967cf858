import JSON
import Verdicts

/// How far a verdict's numbers may lie from what a fixture expects.
package struct Tolerances: Equatable, Sendable {
  /// Points of a score.
  package var score = 10.0
  /// Relative share of a check's value, beside 0.01 of its unit.
  package var value = 0.15
  /// Relative share.
  package var dotsPerInch = 0.04
  /// Of a tilt, in degrees.
  package var tiltDegrees = 4.0
  /// Share of the frame.
  package var fill = 0.05

  /// What a check's value may always be off by: below this, values are rounding.
  static let valueAbsolute = 0.01
}

extension JSONCursor {
  /// - Parameter base: What holds where a key is absent.
  func tolerances(over base: Tolerances) throws(DataFileError) -> Tolerances {
    try onlyKeys(["score", "value", "dpi", "tilt", "fill"])
    var tolerances = base
    if let cursor = optional("score") { tolerances.score = try cursor.number(in: 0...100) }
    if let cursor = optional("value") { tolerances.value = try cursor.number(in: 0...10) }
    if let cursor = optional("dpi") { tolerances.dotsPerInch = try cursor.number(in: 0...10) }
    if let cursor = optional("tilt") { tolerances.tiltDegrees = try cursor.number(in: 0...90) }
    if let cursor = optional("fill") { tolerances.fill = try cursor.number(in: 0...1) }
    return tolerances
  }
}
