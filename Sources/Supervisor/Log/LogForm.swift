import JSON

/// How a line is written: for systemd's journal, which has times of its own and takes the priority
/// from the line's head (sd-daemon(3)), or as logfmt with a time for everybody else.
package enum LogForm: Sendable {
  case journal, logfmt

  /// The line with its line feed.
  ///
  /// - Parameter time: RFC 3339 in UTC.
  package func text(_ line: LogLine, time: String) -> String {
    let head =
      switch self {
      case .journal: "<\(line.level.rawValue)>"
      case .logfmt: "time=\(time) level=\(line.level.word) "
      }
    let fields = line.fields.map { " \($0.key)=\(Self.value($0.value))" }.joined()
    return "\(head)event=\(line.event.rawValue) msg=\(Self.value(line.text))\(fields)\n"
  }

  /// A value that ends where it seems to: in quotes unless it is one plain word. Nothing in it can
  /// begin a line, move a cursor or turn a line around.
  private static func value(_ text: String) -> String {
    var out = ""
    var isPlain = !text.isEmpty
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        out += "\\"
        out.unicodeScalars.append(scalar)
        isPlain = false
      case " ", "=":
        out.unicodeScalars.append(scalar)
        isPlain = false
      default:
        if scalar.isInvisible {
          out += scalar.escapedByNumber
          isPlain = false
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return isPlain ? out : "\"\(out)\""
  }
}
