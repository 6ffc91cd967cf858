import Files

/// What a service knows of its journal from one line to the next.
struct JournalState {
  /// The file of the day.
  struct Target {
    var path: RelativePath
    /// How far it holds whole lines, in bytes.
    var endBytes: Int
    /// Whether the file is known to end there: not after a failure.
    var isKnown: Bool
  }

  var target: Target?
  /// The file that takes lines while they cannot be written, and its length in bytes.
  var taking: (backlog: JournalBacklog, bytes: Int)?
  /// How many such files were begun.
  var count = 0
  /// Whether lines of this service wait, so that later ones must wait behind them.
  var ownWaits = false
  /// Whether the station may hold lines that wait, this service's or another's that it took over.
  var mayWait = false
  /// What keeps lines from their place; `nil` while none waits.
  private(set) var failure: FileError?
  private var failures = 0
  private var nextSeconds = 0.0

  /// Whether it is time to carry lines to their place.
  func isDue(at seconds: Double) -> Bool { mayWait && seconds >= nextSeconds }

  /// Carrying them failed, or they began to wait.
  mutating func meet(_ error: FileError, at seconds: Double, _ limits: SpoolLimits) {
    failure = error
    failures += 1
    nextSeconds = seconds + limits.pauseAfter(failures: failures)
  }

  /// Nothing waits any more.
  mutating func clear() {
    (taking, ownWaits, mayWait, failure, failures, nextSeconds) = (nil, false, false, nil, 0, 0)
  }
}
