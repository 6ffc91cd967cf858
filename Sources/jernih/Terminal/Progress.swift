import Files
import Glibc

/// One line on standard error that shows how far a long command is: done, rate, time left.
///
/// Drawn only on a terminal that understands escape sequences, at most ten times a second.
struct Progress {
  private let total: Int?
  private let isShown: Bool
  private let startSeconds = SystemClock.seconds
  private var lastSeconds = 0.0
  private static let barColumns = 24

  /// - Parameter total: How many pieces of work there are; `nil` where that is not known.
  init(total: Int?) {
    self.total = total
    isShown = Terminal.understandsEscapes(STDERR_FILENO) && total != 1
  }

  /// Draws the line for `done` pieces.
  mutating func show(done: Int) {
    let now = SystemClock.seconds
    guard isShown, now - lastSeconds > 0.1 || done == total else { return }
    lastSeconds = now
    Output.error(Self.line(done: done, total: total, elapsedSeconds: now - startSeconds))
  }

  /// Takes the line away again.
  func clear() {
    if isShown { Output.error("\r\u{1B}[K") }
  }

  /// The line itself: a bar, the count, photos a second and the time left.
  static func line(done: Int, total: Int?, elapsedSeconds: Double) -> String {
    let rate = elapsedSeconds > 0 ? Double(done) / elapsedSeconds : 0
    let rounded = (rate * 10).rounded() / 10
    guard let total else { return "\r\u{1B}[K\(done)  \(rounded)/s" }
    let filled = total > 0 ? barColumns * done / total : 0
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: barColumns - filled)
    var line = "\r\u{1B}[K\(bar) \(done)/\(total)"
    if done > 0, rate > 0 {
      let left = Int((Double(total - done) / rate).rounded(.up))
      line += "  \(rounded)/s  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    return line
  }
}
