package import Findings
package import Wire

/// What came of one photo's inspection.
package enum InspectionOutcome: Sendable {
  /// The child's report, checked, and which worker made it.
  case report(ChildReport, by: WorkerSetup)
  /// There is no report: the child died, ran out of time, or answered nonsense; or, without a
  /// worker, the photo never came to one.
  case failed(Fault, by: WorkerSetup? = nil)
}
