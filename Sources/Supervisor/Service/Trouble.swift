/// The machine's trouble as the service sees it: since when, how often, and how long to pause.
struct Trouble: Equatable {
  /// One line of what went wrong last; `nil` while all is well.
  private(set) var line: String?
  private var failures = 0
  private var pauseEndSeconds = 0.0

  /// So many failures in a row are no passing trouble.
  static let lastingFailures = 3

  /// Whether it has failed so often in a row that it will not pass soon.
  var isLasting: Bool { failures >= Self.lastingFailures }

  /// Something failed.
  ///
  /// - Returns: Whether this is news.
  mutating func meet(_ text: String, at seconds: Double) -> Bool {
    let isNews = line == nil
    line = text
    failures += 1
    pauseEndSeconds = seconds + Backoff.pauseSeconds(afterFailures: failures)
    return isNews
  }

  /// Something went well.
  ///
  /// - Returns: Whether this is news.
  mutating func clear() -> Bool {
    defer { self = Trouble() }
    return line != nil
  }

  /// Seconds until the next try; 0 while all is well.
  func pauseSeconds(at seconds: Double) -> Double { max(0, pauseEndSeconds - seconds) }
}
