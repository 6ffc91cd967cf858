/// How long to wait before trying again for what the machine did not give.
enum Backoff {
  /// The longest pause, in seconds: trouble that is over is noticed within it.
  static let pauseSecondsMaximum = 2.0
  private static let pauseSecondsMinimum = 0.25

  /// The pause after so many failures in a row, at least 1: it doubles from one to the next.
  static func pauseSeconds(afterFailures count: Int) -> Double {
    min(pauseSecondsMaximum, pauseSecondsMinimum * Double(1 << min(count - 1, 8)))
  }
}
