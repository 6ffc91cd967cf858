import Spool

/// Jobs that wait in memory for their next try, each until its own moment.
///
/// A photo that was being decoded when its service died, or whose decoder ended, waits so that others go
/// first: were it the photo's doing, they would be judged before it strikes again.
struct HeldJobs {
  private var waiting: [(job: Job, dueSeconds: Double)] = []

  /// How long a job waits for each try that failed, in seconds.
  static let pauseSecondsPerTry = 1.0

  var isEmpty: Bool { waiting.isEmpty }

  /// When the next one is due, on ``SystemClock``; `nil` if none waits.
  var nextSeconds: Double? { waiting.map(\.dueSeconds).min() }

  /// Takes in a job.
  ///
  /// - Parameter seconds: When it is due, on ``SystemClock``.
  mutating func add(_ job: Job, until seconds: Double) { waiting.append((job, seconds)) }

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
