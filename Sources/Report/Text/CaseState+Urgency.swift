import Verdicts

extension CaseState {
  /// How soon a clerk should look: what waits for a clerk first, then what waits for the applicant,
  /// then what is done. Lower is sooner; no two are alike.
  var urgency: Int {
    switch self {
    case .needsReview: 0
    case .needsRetake: 1
    case .incomplete: 2
    case .complete: 3
    }
  }
}
