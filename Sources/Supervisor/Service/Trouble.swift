/// The machine's trouble as the service sees it: since when, how often, and how long to pause. Pure.
struct Trouble: Equatable {
  /// One line of what went wrong last; `nil` while all is well.
  private(set) var line: String?
  private var failures = 0
  private var pauseEndSeconds = 0.0
  /// When something went well after it, on ``SystemClock``; `nil` while it lasts.
  private var clearedSeconds: Double?

  /// So many failures in a row are no passing trouble.
  static let lastingFailures = 3
  /// What comes back within so many seconds was never over.
  static let quietSeconds = 5.0

  /// Whether it has failed so often in a row that it will not pass soon.
  var isLasting: Bool { failures >= Self.lastingFailures }

  /// Something failed.
  ///
  /// - Returns: Whether this is news.
  mutating func meet(_ text: String, at seconds: Double) -> Bool {
    let isNews = line == nil
    line = text
    clearedSeconds = nil
    failures += 1
    pauseEndSeconds = seconds + Backoff.pauseSeconds(afterFailures: failures)
    return isNews
  }

  /// Something went well: there is no reason to pause any more.
  mutating func clear(at seconds: Double) {
    guard line != nil, clearedSeconds == nil else { return }
    failures = 0
    pauseEndSeconds = 0
    clearedSeconds = seconds
  }

  /// Whether it is over for certain by now; it is forgotten then.
  mutating func isOver(at seconds: Double) -> Bool {
    guard let clearedSeconds, seconds >= clearedSeconds + Self.quietSeconds else { return false }
    self = Trouble()
    return true
  }

  /// When ``isOver(at:)`` is worth asking; `nil` while there is nothing to wait for.
  var nextSeconds: Double? { clearedSeconds.map { $0 + Self.quietSeconds } }

  /// Seconds until the next try; 0 while all is well.
  func pauseSeconds(at seconds: Double) -> Double { max(0, pauseEndSeconds - seconds) }
}
