import Evaluation
import Explanation
import Findings
import Glibc
import JSON
import Report
import Supervisor
import Verdicts
import Vocabulary

/// One run of `verify`: the fixtures of a directory against their manifest.
struct VerifyRun {
  /// How results are written.
  enum Format: String, CaseIterable {
    case text, junit, github
  }

  private let set: FixtureSet
  private let photos: PhotoBatch
  private let isUpdating: Bool
  private let explanations: ExplanationFolder?
  private var report: VerifyReport

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    guard let folder = arguments.operands.first else {
      throw UsageError("name a directory of fixtures")
    }
    let explained = arguments.bytes("explain")
    isUpdating = arguments.has("update")
    photos = try PhotoBatch(arguments) { _ in explained == nil ? nil : ExplanationFolder.picture }
    set = try FixtureSet(
      folder, chosen: Array(arguments.operands.dropFirst()), policy: photos.policy,
      mayBeNew: isUpdating)
    report = VerifyReport(
      try arguments.word("format", default: .text),
      style: Style(for: STDOUT_FILENO, refused: arguments.has("no-color")), folder: folder,
      isUpdating: isUpdating)
    let words = ExplanationWords(.en, policy: photos.policy)
    explanations = try explained.map { try ExplanationFolder($0, words: words) }
  }

  /// Judges the fixtures and says what differs.
  ///
  /// - Returns: 0 where everything is as expected or was updated, else 1.
  mutating func run() throws -> Int32 {
    for fixture in set.missing { report.add(fixture.file, ["it is not there"], isMended: false) }
    let seen = try judgeFixtures()
    let added = try judgeNew()
    if set.isEmpty { report.add("manifest.json", ["it names no photo"], isMended: false) }
    report.finish()
    if isUpdating {
      let manifest = set.manifest.updated(with: seen, adding: added)
      try FileText.replace(set.manifestPath, with: manifest.pretty)
    }
    return report.failures == 0 ? 0 : 1
  }

  /// Judges what the manifest names.
  private mutating func judgeFixtures() throws -> [String: Verdict] {
    let fixtures = set.present
    var (seen, report) = ([String: Verdict](), report)
    defer { self.report = report }
    var explanations = explanations
    var progress = Progress(total: fixtures.count)
    try photos.run(
      fixtures.map { set.path(of: $0.file) },
      kinds: fixtures.map { $0.kind == "auto" ? nil : $0.kind }
    ) { result in
      let fixture = fixtures[result.index]
      seen[fixture.file] = result.verdict
      progress.clear()
      let isOff = report.add(fixture, result.verdict)
      if isOff {
        try explanations?.write(
          result.verdict, jpeg: result.thumbnail, for: set.path(of: fixture.file),
          index: result.index)
      }
      progress.show(done: seen.count)
    }
    progress.clear()
    try explanations?.finish()
    return seen
  }

  /// What is there without being named: judged only to be written into the manifest.
  private mutating func judgeNew() throws -> [(file: String, verdict: Verdict)] {
    guard isUpdating else {
      for file in set.unlisted {
        report.add(
          file, ["it has no entry in manifest.json; --update writes one"], isMended: false)
      }
      return []
    }
    var (added, report) = ([(file: String, verdict: Verdict)](), report)
    defer { self.report = report }
    let files = set.unlisted
    try photos.run(files.map(set.path)) { result in
      added.append((files[result.index], result.verdict))
      report.add(
        files[result.index], ["added: \(result.verdict.outcome.rawValue)"], isMended: true)
    }
    return added
  }
}
