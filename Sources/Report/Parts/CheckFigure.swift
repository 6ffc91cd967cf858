package import Verdicts

/// The number that stands beside a check's status: the one that gave it.
package struct CheckFigure: Equatable, Sendable {
  /// In ``unit``.
  package let value: Double
  /// For readers, as ``NumberText/value(_:unit:)`` takes it.
  package let unit: String
  /// From where on which answer is given; `nil` where the number is never a defect.
  package let limits: CheckResult.Limits?
  /// What the number is, where it is not the check's own value.
  package let name: Bilingual?
}

extension CheckResult {
  /// The number that stands beside the status; `nil` where nothing was measured.
  ///
  /// A further number that failed stands in place of the value, which is then inside its limits or
  /// nearer to them.
  package var figure: CheckFigure? {
    guard let value else { return nil }
    guard isDefect, let failed else {
      return CheckFigure(value: value, unit: unit, limits: limits, name: nil)
    }
    let words = MeasureWords(failed.measure)
    return CheckFigure(
      value: failed.value, unit: words.unit, limits: failed.limits, name: words.name)
  }
}
