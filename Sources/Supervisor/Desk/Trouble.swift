/// The machine's trouble as the service sees it: since when, how often, and how long to pause.
/// Pure.
package struct Trouble: Equatable {
  /// One line of what went wrong last; `nil` while all is well.
  package private(set) var line: String?
  private var failures = 0
  private var pauseEndSeconds = 0.0
  /// When something went well after it, on ``SystemClock``; `nil` while it lasts.
  private var clearedSeconds: Double?
  /// When it was met last.
  private var metSeconds = 0.0

  /// All is well.
  package init() {}

  /// So many failures in a row are no passing trouble.
  static let lastingFailures = 3
  /// What comes back within so many seconds was never over.
  static let quietSeconds = 5.0
  /// What is not met for so long, in seconds, is over though nothing went well since: everything
  /// that fails is tried again sooner.
  static let forgottenSeconds = 15.0

  /// Whether it has failed so often in a row that it will not pass soon.
  package var isLasting: Bool { failures >= Self.lastingFailures }

  /// Something failed.
  ///
  /// - Returns: Whether this is news.
  package mutating func meet(_ text: String, at seconds: Double) -> Bool {
    let isNews = line == nil
    line = text
    clearedSeconds = nil
    metSeconds = seconds
    failures += 1
    pauseEndSeconds = seconds + Backoff.pauseSeconds(afterFailures: failures)
    return isNews
  }

  /// Something went well: there is no reason to pause any more.
  package mutating func clear(at seconds: Double) {
    guard line != nil, clearedSeconds == nil else { return }
    failures = 0
    pauseEndSeconds = 0
    clearedSeconds = seconds
  }

  /// Whether it is over for certain by now; it is forgotten then.
  package mutating func isOver(at seconds: Double) -> Bool {
    guard let nextSeconds, seconds >= nextSeconds else { return false }
    self = Trouble()
    return true
  }

  /// When ``isOver(at:)`` is worth asking; `nil` while there is nothing to wait for.
  package var nextSeconds: Double? {
    guard line != nil else { return nil }
    return clearedSeconds.map { $0 + Self.quietSeconds } ?? metSeconds + Self.forgottenSeconds
  }

  /// Seconds until the next try; 0 while all is well.
  package func pauseSeconds(at seconds: Double) -> Double { max(0, pauseEndSeconds - seconds) }
}
