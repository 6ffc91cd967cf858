/// What the service does by the clock, each at its own interval.
struct Timers {
  enum Timer: CaseIterable {
    case lease, recovery, deferred, index
  }

  private var intervalSeconds: [Timer: Double]
  private var dueSeconds: [Timer: Double] = [:]

  /// What a failure has left is taken up again within so many seconds.
  private static let recoverySecondsMaximum = 3.0

  /// - Parameter leaseSeconds: Silence after which another service takes over.
  init(leaseSeconds: Double) { intervalSeconds = Self.intervals(leaseSeconds) }

  /// Goes by another lease, from now on: a shorter one is renewed at once.
  mutating func adopt(leaseSeconds: Double) {
    intervalSeconds = Self.intervals(leaseSeconds)
    dueSeconds[.lease] = 0
  }

  private static func intervals(_ leaseSeconds: Double) -> [Timer: Double] {
    [
      .lease: leaseSeconds / 3, .recovery: min(recoverySecondsMaximum, leaseSeconds / 3),
      .deferred: 1, .index: 1,
    ]
  }

  /// Whether a timer is due; if so, it is wound up again.
  mutating func isDue(_ timer: Timer, at seconds: Double) -> Bool {
    guard seconds >= dueSeconds[timer, default: 0] else { return false }
    dueSeconds[timer] = seconds + intervalSeconds[timer, default: 1]
    return true
  }

  /// Makes a timer due at that time.
  mutating func makeDue(_ timer: Timer, at seconds: Double) { dueSeconds[timer] = seconds }

  /// When the next of these is due, on ``SystemClock``.
  func nextSeconds(of timers: [Timer]) -> Double {
    timers.map { dueSeconds[$0, default: 0] }.min() ?? 0
  }
}
