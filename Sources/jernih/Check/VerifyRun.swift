import Findings
import Glibc
import Measures
import Spool
import Supervisor
import Verdicts
import JSON
import Evaluation

/// One run of `verify`: the fixtures of a directory against their manifest.
struct VerifyRun {
  /// How results are written.
  enum Format: String, CaseIterable {
    case text, junit
  }

  private let path: ArgumentBytes
  private let folder: ArgumentBytes
  private let photos: PhotoBatch
  private let manifest: FixtureManifest
  private let format: Format
  private let isUpdating: Bool
  private let style: Style

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    guard arguments.operands.count == 1, let folder = arguments.operands.first else {
      throw UsageError("name one directory of fixtures")
    }
    self.folder = folder
    format = try arguments.word("format", default: .text)
    isUpdating = arguments.has("update")
    style = Style(for: STDOUT_FILENO, refused: arguments.has("no-color"))
    photos = try PhotoBatch(arguments)
    path = folder.appending(Array("manifest.json".utf8))
    do {
      manifest = try FixtureManifest(
        try FileText.contents(of: path), named: path.display, policy: photos.policy)
    } catch let error as DataFileError {
      throw CommandError(TerminalText.escaped("\(error)"))
    }
  }

  /// Judges the fixtures and says what differs.
  ///
  /// - Returns: 0 where everything is as expected or was updated, else 1.
  func run() throws -> Int32 {
    let fixtures = manifest.fixtures
    let paths = fixtures.map { folder.appending(Array($0.file.utf8)) }
    let kinds = fixtures.map { $0.kind == "auto" ? nil : $0.kind }
    var cases: [JUnitReport.Case] = []
    var seen: [String: Verdict] = [:]
    var progress = Progress(total: paths.count)
    try photos.run(paths, kinds: kinds) { result in
      let fixture = fixtures[result.index]
      let differences = fixture.differences(from: result.verdict)
      seen[fixture.file] = result.verdict
      cases.append(
        JUnitReport.Case(
          name: fixture.file, seconds: result.verdict.milliseconds.total / 1000,
          failures: differences, skipped: Self.skipped(fixture, result.verdict)))
      progress.clear()
      if format == .text { Output.result(line(fixture, result.verdict)) }
      progress.show(done: cases.count)
    }
    progress.clear()
    let failed = cases.count { !$0.failures.isEmpty }
    if format == .junit {
      Output.result(JUnitReport(suite: "jernih verify", cases: cases).xml)
    } else {
      let skipped = cases.count { $0.skipped != nil }
      let passedOver = skipped == 0 ? "" : ", \(skipped) passed over"
      Output.result(
        "\(cases.count - failed - skipped) as expected, \(failed) different\(passedOver)\n")
    }
    guard isUpdating else { return failed == 0 ? 0 : 1 }
    try FileText.replace(path, with: manifest.updated(with: seen).pretty + "\n")
    return 0
  }

  /// Why nothing can be said of a fixture; `nil` where something can.
  private static func skipped(_ fixture: Fixture, _ verdict: Verdict) -> String? {
    let checks = fixture.unbuiltChecks(in: verdict).map(\.rawValue)
    return checks.isEmpty ? nil : "there is no check for \(checks.joined(separator: ", "))"
  }

  private func line(_ fixture: Fixture, _ verdict: Verdict) -> String {
    if let reason = Self.skipped(fixture, verdict) {
      return style(.faint, "– \(fixture.file)  passed over: \(reason)") + "\n"
    }
    let differences = fixture.differences(from: verdict)
    guard !differences.isEmpty else { return style(.good, "✓") + " \(fixture.file)\n" }
    var text = style(.bad, isUpdating ? "↻" : "✗") + " \(fixture.file)\n"
    for difference in differences { text += "    \(TerminalText.escaped(difference))\n" }
    if !isUpdating { text += style(.faint, "    it is there because \(fixture.why)") + "\n" }
    return text
  }
}
