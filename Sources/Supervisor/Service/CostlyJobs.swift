import Spool

/// Photos that are known to cost more than others, in the order in which they came; few, for the others
/// wait in `deferred/`.
struct CostlyJobs {
  private var waiting: [(job: Job, sinceSeconds: Double)] = []

  /// The most that wait in memory.
  static let countMaximum = 8

  var isEmpty: Bool { waiting.isEmpty }
  /// How many more may wait here.
  var room: Int { Self.countMaximum - waiting.count }

  /// Takes in a job.
  ///
  /// - Parameter seconds: Now, on ``SystemClock``.
  mutating func add(_ job: Job, at seconds: Double) { waiting.append((job, seconds)) }

  /// How long the first one has waited, in seconds; `nil` where none waits.
  func waitedSeconds(at seconds: Double) -> Double? {
    waiting.first.map { seconds - $0.sinceSeconds }
  }

  /// Takes out the first one.
  mutating func next() -> Job? { waiting.isEmpty ? nil : waiting.removeFirst().job }

  /// Forgets those that another service has taken over.
  mutating func forgetLost() { waiting.removeAll { !$0.job.isHeld } }

  /// Gives them all up; they are found again.
  mutating func release() {
    for (job, _) in waiting { job.release() }
    waiting = []
  }
}
