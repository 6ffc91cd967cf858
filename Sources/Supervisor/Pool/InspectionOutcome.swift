package import Verdicts
package import Wire

/// What came of one photo's inspection.
package enum InspectionOutcome: Sendable {
  /// The child's report, checked.
  case report(ChildReport)
  /// There is no report: the child died, ran out of time, or answered nonsense.
  case failed(Fault)
}
