import Evaluation
import Findings
import Measures
import Verdicts

/// What `verify` says of each fixture and of all of them.
struct VerifyReport {
  /// How many are not as they should be, and were not mended.
  private(set) var failures = 0
  private var (right, skipped) = (0, 0)
  private var cases: [JUnitReport.Case] = []
  private let format: VerifyRun.Format
  private let style: Style
  private let folder: ArgumentBytes
  private let isUpdating: Bool

  /// - Parameter isUpdating: Whether differences are written into the manifest.
  init(_ format: VerifyRun.Format, style: Style, folder: ArgumentBytes, isUpdating: Bool) {
    self.format = format
    self.style = style
    self.folder = folder
    self.isUpdating = isUpdating
  }

  /// One fixture that was judged.
  ///
  /// - Returns: Whether it is not as expected.
  mutating func add(_ fixture: Fixture, _ verdict: Verdict) -> Bool {
    let seconds = verdict.milliseconds.total / 1000
    let unbuilt = fixture.unbuiltChecks(in: verdict).map(\.rawValue)
    if !unbuilt.isEmpty {
      let reason = "there is no check for \(unbuilt.joined(separator: ", "))"
      skipped += 1
      cases.append(
        JUnitReport.Case(name: fixture.file, seconds: seconds, failures: [], skipped: reason))
      say(style(.faint, "– \(fixture.file)  passed over: \(reason)"))
      return false
    }
    let differences = fixture.differences(from: verdict)
    guard !differences.isEmpty else {
      right += 1
      cases.append(JUnitReport.Case(name: fixture.file, seconds: seconds, failures: []))
      say(style(.good, "✓") + " \(fixture.file)")
      return false
    }
    add(
      fixture.file, differences, isMended: isUpdating, seconds: seconds,
      why: "it is there because \(fixture.why)")
    return true
  }

  /// One photo that is not as it should be, or was not.
  mutating func add(
    _ file: String, _ differences: [String], isMended: Bool, seconds: Double = 0,
    why: String? = nil
  ) {
    failures += isMended ? 0 : 1
    mended += isMended ? 1 : 0
    cases.append(
      JUnitReport.Case(name: file, seconds: seconds, failures: isMended ? [] : differences))
    var text = style(.bad, isMended ? "↻" : "✗") + " \(TerminalText.escaped(file))"
    for difference in differences { text += "\n    \(TerminalText.escaped(difference))" }
    if let why, !isMended { text += "\n" + style(.faint, "    \(TerminalText.escaped(why))") }
    say(text)
    guard format == .github, !isMended else { return }
    let annotation = GitHubAnnotation(
      .error, file: folder.appending(Array(file.utf8)).text, title: "jernih verify",
      lines: differences)
    Output.result(annotation.text + "\n")
  }

  private var mended = 0

  /// What stands at the end.
  func finish() {
    guard format != .junit else {
      Output.result(JUnitReport(suite: "jernih verify", cases: cases).xml)
      return
    }
    let passedOver = skipped == 0 ? "" : ", \(skipped) passed over"
    let written = mended == 0 ? "" : ", \(mended) written into manifest.json"
    Output.result("\(right) as expected, \(failures) different\(written)\(passedOver)\n")
  }

  private func say(_ text: String) {
    if format == .text { Output.result(text + "\n") }
  }
}
