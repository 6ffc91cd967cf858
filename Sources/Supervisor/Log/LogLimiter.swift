/// Keeps a sender who means ill, or a machine that fails again and again, from filling the log: of
/// each event so many lines a minute are written, and how many more there were. Pure.
package struct LogLimiter: Equatable {
  private struct Minute: Equatable {
    var beganSeconds: Double
    var written = 0
    var leftOut = 0
    var level: LogLine.Level
  }

  private var minutes: [LogLine.Event: Minute] = [:]

  /// Nothing was written yet.
  package init() {}

  /// So many lines of one event are written within a minute.
  static let linesPerMinuteMaximum = 10
  private static let minuteSeconds = 60.0

  /// Takes a line.
  ///
  /// - Parameter seconds: On a clock that never jumps.
  /// - Returns: Whether it is to be written. Verdicts always are, for whoever wants them wants all.
  package mutating func allows(_ line: LogLine, at seconds: Double) -> Bool {
    guard line.event != .verdict else { return true }
    var minute = minutes[line.event] ?? Minute(beganSeconds: seconds, level: line.level)
    if seconds >= minute.beganSeconds + Self.minuteSeconds, minute.leftOut == 0 {
      minute = Minute(beganSeconds: seconds, level: line.level)
    }
    minute.level = min(minute.level, line.level)
    let isAllowed = minute.written < Self.linesPerMinuteMaximum
    if isAllowed { minute.written += 1 } else { minute.leftOut += 1 }
    minutes[line.event] = minute
    return isAllowed
  }

  /// What is to be said of lines that were left out, once their minute is over.
  ///
  /// - Parameter seconds: `infinity` says it at once.
  package mutating func due(at seconds: Double) -> [LogLine] {
    var lines: [LogLine] = []
    for event in LogLine.Event.allCases {
      guard let minute = minutes[event], minute.leftOut > 0,
        seconds >= minute.beganSeconds + Self.minuteSeconds
      else { continue }
      lines.append(
        LogLine(
          minute.level, event, "more lines of this event were left out",
          ["count": "\(minute.leftOut)"]))
      minutes[event] = nil
    }
    return lines
  }
}
