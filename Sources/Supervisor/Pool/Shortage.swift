/// What the machine lacks for workers, processes or descriptors: since when, and when to ask again.
///
/// The photos wait meanwhile: a worker that cannot be had now is no reason to stop for good.
struct Shortage: Equatable {
  /// What was met last; `nil` while nothing lacks.
  private(set) var cause: PoolError?
  /// When to try again, on ``SystemClock``; `nil` while nothing lacks, or a try is under way.
  private(set) var retrySeconds: Double?
  private(set) var sinceSeconds = 0.0
  private var failures = 0

  /// Something could not be had.
  mutating func meet(_ error: PoolError, at seconds: Double) {
    if cause == nil { sinceSeconds = seconds }
    cause = error
    failures += 1
    retrySeconds = seconds + Backoff.pauseSeconds(afterFailures: failures)
  }

  /// It is being tried again: the next word is ``meet(_:at:)``, or the end of the shortage.
  mutating func beginRetry() { retrySeconds = nil }
}
