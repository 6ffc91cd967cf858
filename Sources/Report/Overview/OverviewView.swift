package import Verdicts

/// All cases, as the overview shows them.
package struct OverviewView: Equatable, Sendable {
  /// How many cases are in each state: of all cases, not only of those in `rows`.
  package var casesByState: [CaseState: Int]
  /// How many photos that count have each answer.
  package var photosByOutcome: [Outcome: Int]
  /// In any order; the pages sort them.
  package var rows: [CaseRow]
  /// What the queue is doing.
  package var queue: QueueView
  /// When the pages were written, ISO 8601.
  package var updated: String
  /// The service's version.
  package var version: String

  /// All that is shown.
  package init(
    casesByState: [CaseState: Int], photosByOutcome: [Outcome: Int], rows: [CaseRow],
    queue: QueueView = QueueView(), updated: String, version: String
  ) {
    self.casesByState = casesByState
    self.photosByOutcome = photosByOutcome
    self.rows = rows
    self.queue = queue
    self.updated = updated
    self.version = version
  }
}

extension OverviewView {
  /// The overview of these cases, with everything counted.
  package init(rows: [CaseRow], queue: QueueView, updated: String, version: String) {
    self.init(
      casesByState: Dictionary(rows.map { ($0.state, 1) }, uniquingKeysWith: +),
      photosByOutcome: Dictionary(
        rows.flatMap(\.photos).map { ($0.outcome, 1) }, uniquingKeysWith: +),
      rows: rows, queue: queue, updated: updated, version: version)
  }
}
