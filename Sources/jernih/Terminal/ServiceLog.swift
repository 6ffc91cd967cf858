import Files
import Glibc
import Supervisor

/// A service's lines on standard error: for systemd's journal where that is what it is, logfmt
/// elsewhere.
///
/// A reader that does not read keeps the service waiting for ``patienceMilliseconds`` once; then
/// lines are left out, and counted, until it reads again.
final class ServiceLog {
  private let form: LogForm
  private let level: LogLine.Level
  private var isStalled = false
  private var lostCount = 0
  /// So long a line waits for its reader. A pipe that takes a byte takes a whole line: lines are
  /// shorter than PIPE_BUF.
  private static let patienceMilliseconds: Int32 = 200
  private static let lineBytesMaximum = 2048

  /// - Parameter level: What matters less is not written.
  init(from level: LogLine.Level) {
    self.level = level
    form = JournalStream.isStandardError ? .journal : .logfmt
  }

  /// Writes a line, where it matters enough and is read.
  func write(_ line: LogLine) {
    guard line.level <= level else { return }
    guard isWritable else {
      isStalled = true
      lostCount += 1
      return
    }
    isStalled = false
    if lostCount > 0 {
      let lost = LogLine(
        .warning, .degraded, "lines could not be written", ["count": "\(lostCount)"])
      lostCount = 0
      put(lost)
    }
    put(line)
  }

  private func put(_ line: LogLine) {
    var text = form.text(line, time: Timestamp.nowMilliseconds)
    if text.utf8.count > Self.lineBytesMaximum {
      text = String(decoding: text.utf8.prefix(Self.lineBytesMaximum), as: UTF8.self) + "…\"\n"
    }
    Output.error(text)
  }

  private var isWritable: Bool {
    var entry = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&entry, 1, isStalled ? 0 : Self.patienceMilliseconds) > 0
  }
}
