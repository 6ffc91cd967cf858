package import Verdicts

/// All cases, as the first page shows them.
package struct OverviewView: Sendable {
  /// What waits for a clerk, the longest waiting first: as many as the page shows.
  package var waiting: [CaseRow]
  /// How many wait for a clerk.
  package var waitingCount: Int
  /// For how many seconds half of them have waited at least; `nil` where none waits.
  package var waitingMedianSeconds: Int?
  /// All cases in numbers: what ``DayEntry`` holds of a day.
  package var total: DayEntry
  /// The days of the last month in which a case came.
  package var days: [DayEntry]
  /// The months before it, as `2020-03`.
  package var months: [String]
  /// What came in the last seven days, in numbers.
  package var week: DayEntry
  /// What the queue is doing.
  package var queue: QueueView
  /// When the page was written, ISO 8601.
  package var updated: String
  /// The service's version.
  package var version: String
  /// For the names of kinds and programmes, and the zone.
  let policy: Policy

  /// All that is shown.
  package init(
    waiting: [CaseRow], waitingCount: Int, waitingMedianSeconds: Int? = nil, total: DayEntry,
    days: [DayEntry], months: [String], week: DayEntry, queue: QueueView = QueueView(),
    updated: String, version: String, policy: Policy
  ) {
    self.waiting = waiting
    self.waitingCount = waitingCount
    self.waitingMedianSeconds = waitingMedianSeconds
    self.total = total
    self.days = days
    self.months = months
    self.week = week
    self.queue = queue
    self.updated = updated
    self.version = version
    self.policy = policy
  }

  /// The zone's times.
  var time: TimeText { TimeText(policy.pages.zone) }
}

extension OverviewView {
  /// The first page's view of all cases.
  ///
  /// - Parameters:
  ///   - waiting: Those that the page shows, the longest waiting first.
  ///   - counts: All cases.
  package init(
    waiting: [CaseRow], waitingCount: Int, waitingMedianSeconds: Int? = nil, counts: DayCounts,
    queue: QueueView, updated: String, version: String, policy: Policy
  ) {
    self.init(
      waiting: waiting, waitingCount: waitingCount, waitingMedianSeconds: waitingMedianSeconds,
      total: counts.total, days: counts.lastMonth.map { counts.days(of: $0) } ?? [],
      months: counts.months.dropLast(), week: counts.week(at: updated, zone: policy.pages.zone),
      queue: queue, updated: updated, version: version, policy: policy)
  }
}
