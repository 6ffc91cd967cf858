import Spool

/// Jobs found half-done, in the order in which they may be taken up again.
///
/// A photo that was being decoded when its service died waits a second for each attempt, so that
/// others go first: were it the photo's doing, they would be judged before it strikes again; and a
/// service that is killed again and again does not use up the attempts of a photo that is innocent.
struct RecoveredJobs {
  private var waiting: [(job: Job, dueSeconds: Double)] = []

  /// How long a job waits for each attempt that was interrupted, in seconds.
  static let pauseSecondsPerAttempt = 1.0

  var isEmpty: Bool { waiting.isEmpty }

  /// When the next one is due, on ``SystemClock``; `nil` if none waits.
  var nextSeconds: Double? { waiting.map(\.dueSeconds).min() }

  /// Takes in a job.
  ///
  /// - Parameter seconds: Now, on ``SystemClock``.
  mutating func add(_ job: Job, at seconds: Double) {
    let pause = Double(job.record.attempts) * Self.pauseSecondsPerAttempt
    waiting.append((job, seconds + pause))
  }

  /// The oldest jobs that are due, at most `count`.
  mutating func next(_ count: Int, at seconds: Double) -> [Job] {
    var jobs: [Job] = []
    waiting.removeAll { job, dueSeconds in
      guard jobs.count < count, dueSeconds <= seconds else { return false }
      jobs.append(job)
      return true
    }
    return jobs
  }

  /// Forgets those that another service has taken over.
  mutating func forgetLost() { waiting.removeAll { !$0.job.isHeld } }

  /// Gives them all up; they are found again.
  mutating func release() {
    for (job, _) in waiting { job.release() }
    waiting = []
  }
}
