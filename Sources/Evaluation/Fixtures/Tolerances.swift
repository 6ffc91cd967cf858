import JSON
package import Measures

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
  /// Of single checks, where they differ from ``score`` and ``value``.
  package var checks: [CheckID: Check] = [:]

  /// How far one check's numbers may be off.
  package struct Check: Equatable, Sendable {
    /// Points of the score; `nil` as for every check.
    package var score: Double?
    /// Relative share of the value; `nil` as for every check.
    package var value: Double?
  }

  /// What holds for one check: points of its score, and the relative share of its value.
  func forCheck(_ id: CheckID) -> (score: Double, value: Double) {
    (checks[id]?.score ?? score, checks[id]?.value ?? value)
  }

  /// What a check's value may always be off by: below this, values are rounding.
  static let valueAbsolute = 0.01
}

extension JSONCursor {
  /// - Parameter base: What holds where a key is absent.
  func tolerances(over base: Tolerances) throws(DataFileError) -> Tolerances {
    try onlyKeys(["score", "value", "dpi", "tilt", "fill", "checks"])
    var tolerances = base
    if let cursor = optional("score") { tolerances.score = try cursor.number(in: 0...100) }
    if let cursor = optional("value") { tolerances.value = try cursor.number(in: 0...10) }
    if let cursor = optional("dpi") { tolerances.dotsPerInch = try cursor.number(in: 0...10) }
    if let cursor = optional("tilt") { tolerances.tiltDegrees = try cursor.number(in: 0...90) }
    if let cursor = optional("fill") { tolerances.fill = try cursor.number(in: 0...1) }
    guard let checks = optional("checks") else { return tolerances }
    try checks.onlyKeys(CheckID.allCases.map(\.rawValue))
    for (name, cursor) in try checks.entries() {
      guard let id = CheckID(rawValue: name) else { continue }
      try cursor.onlyKeys(["score", "value"])
      var check = base.checks[id] ?? Tolerances.Check()
      if let score = cursor.optional("score") { check.score = try score.number(in: 0...100) }
      if let value = cursor.optional("value") { check.value = try value.number(in: 0...10) }
      tolerances.checks[id] = check
    }
    return tolerances
  }
}
