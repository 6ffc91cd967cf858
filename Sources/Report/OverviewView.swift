/// All cases, as the overview shows them.
package struct OverviewView: Equatable, Sendable {
  /// How many cases are in each state, by the state's name; all cases, not only those in `rows`.
  package var casesByState: [String: Int]
  /// How many photos that count have each verdict, by its name.
  package var photosByVerdict: [String: Int]
  /// In any order; the pages sort them.
  package var rows: [CaseRow]
  package var queue: QueueView
  /// When the pages were written, ISO 8601.
  package var updated: String
  /// The service's version.
  package var version: String

  package init(
    casesByState: [String: Int], photosByVerdict: [String: Int], rows: [CaseRow],
    queue: QueueView = QueueView(), updated: String, version: String
  ) {
    self.casesByState = casesByState
    self.photosByVerdict = photosByVerdict
    self.rows = rows
    self.queue = queue
    self.updated = updated
    self.version = version
  }
}
