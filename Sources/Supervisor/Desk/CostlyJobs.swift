import Spool

/// Photos that are known to cost more than others, in the order in which they came; few, for the
/// others wait in `deferred/`. Pure.
struct CostlyJobs {
  private var waiting: [(id: JobID, sinceSeconds: Double)] = []

  /// The most that wait in memory.
  static let countMaximum = 8

  /// How many more may wait here.
  var room: Int { Self.countMaximum - waiting.count }

  /// Takes in a job.
  ///
  /// - Parameter seconds: Now.
  mutating func add(_ id: JobID, at seconds: Double) { waiting.append((id, seconds)) }

  /// How long the first one has waited, in seconds; `nil` where none waits.
  func waitedSeconds(at seconds: Double) -> Double? {
    waiting.first.map { seconds - $0.sinceSeconds }
  }

  /// Takes out the first one.
  mutating func next() -> JobID? { waiting.isEmpty ? nil : waiting.removeFirst().id }

  /// Takes one out that is no longer this service's.
  mutating func forget(_ id: JobID) { waiting.removeAll { $0.id == id } }

  /// Takes all out.
  mutating func takeAll() -> [JobID] {
    defer { waiting = [] }
    return waiting.map(\.id)
  }
}
