import Findings
import JSON
package import Verdicts

/// Results as JUnit XML, which continuous integration services read.
package struct JUnitReport: Sendable {
  /// One photo.
  package struct Case: Equatable, Sendable {
    /// What was tested.
    package var name: String
    /// How long it took.
    package var seconds: Double
    /// What is wrong, a line each; empty if nothing is.
    package var failures: [String]
    /// Why nothing could be said of it; `nil` where something was.
    package var skipped: String?

    /// A case that passes where there is no failure.
    package init(name: String, seconds: Double, failures: [String], skipped: String? = nil) {
      self.name = name
      self.seconds = seconds
      self.failures = failures
      self.skipped = skipped
    }
  }

  /// `jernih check` or `jernih verify`.
  package var suite: String
  /// In the order in which they ran.
  package var cases: [Case]

  /// A report on one suite.
  package init(suite: String, cases: [Case]) {
    self.suite = suite
    self.cases = cases
  }

  /// The document, with a newline at the end.
  package var xml: String {
    let failed = cases.count { !$0.failures.isEmpty }
    let skipped = cases.count { $0.skipped != nil }
    let seconds = cases.reduce(0) { $0 + $1.seconds }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      <testsuite name="\(Self.escaped(suite))" tests="\(cases.count)" failures="\(failed)" \
      errors="0" skipped="\(skipped)" time="\(Self.decimal(seconds))">

      """
    for one in cases {
      text += """
        <testcase classname="\(Self.escaped(suite))" name="\(Self.escaped(one.name))" \
        time="\(Self.decimal(one.seconds))"
        """
      if let first = one.failures.first {
        let all = one.failures.map(Self.escaped).joined(separator: "\n")
        text += "><failure message=\"\(Self.escaped(first))\">\(all)</failure></testcase>\n"
      } else if let reason = one.skipped {
        text += "><skipped message=\"\(Self.escaped(reason))\"/></testcase>\n"
      } else {
        text += "/>\n"
      }
    }
    return text + "</testsuite>\n</testsuites>\n"
  }

  private static func decimal(_ seconds: Double) -> String {
    JSON.number(seconds, digits: 4).line
  }

  /// Markup escaped; characters that XML 1.0 cannot hold become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension JUnitReport.Case {
  /// A photo as `check` sees it: it fails unless it is accepted, and says why and what to do.
  package init(_ verdict: Verdict, english: Bool) {
    let seconds = verdict.milliseconds.total / 1000
    guard verdict.outcome != .accept else {
      self.init(name: verdict.submission.file, seconds: seconds, failures: [])
      return
    }
    var lines = [verdict.outcome.rawValue + (verdict.firstDefect.map { ": " + $0 } ?? "")]
    if let fault = verdict.fault { lines[0] += ": \(fault.code.rawValue), \(fault.detail)" }
    lines.append(english ? verdict.reply.en : verdict.reply.id)
    self.init(name: verdict.submission.file, seconds: seconds, failures: lines)
  }
}
