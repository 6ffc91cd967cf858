import Findings
import JSON
package import Verdicts

/// A line that GitHub Actions shows beside a file: a workflow command.
package struct GitHubAnnotation: Equatable, Sendable {
  /// How grave it is.
  package enum Level: String, Sendable {
    case error, warning
  }

  /// How grave it is.
  package var level: Level
  /// The file it is about, relative to the repository's root.
  package var file: String
  /// A few words.
  package var title: String
  /// What is wrong, a line each.
  package var lines: [String]

  /// An annotation of one file.
  package init(_ level: Level, file: String, title: String, lines: [String]) {
    self.level = level
    self.file = file
    self.title = title
    self.lines = lines
  }

  /// A photo as `check` sees it; `nil` for one that is accepted.
  package init?(_ verdict: Verdict, english: Bool) {
    guard verdict.outcome != .accept else { return nil }
    let found = JUnitReport.Case(verdict, english: english)
    self.init(
      verdict.outcome == .review ? .warning : .error, file: found.name,
      title: verdict.outcome.rawValue, lines: found.failures)
  }

  /// The workflow command, one line without its end.
  package var text: String {
    let message = lines.map(Self.message).joined(separator: "%0A")
    return
      "::\(level.rawValue) file=\(Self.property(file)),title=\(Self.property(title))::\(message)"
  }

  /// What ends a command, or is a sign of its grammar, in percent form.
  private static func escaped(_ text: String, _ signs: String.UnicodeScalarView) -> String {
    // By scalars: a carriage return and its newline are one character.
    var escaped = ""
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "%" + (digits.count < 2 ? "0" : "") + digits
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func message(_ text: String) -> String { escaped(text, "%\r\n".unicodeScalars) }

  private static func property(_ text: String) -> String {
    escaped(text, "%\r\n:,".unicodeScalars)
  }
}
