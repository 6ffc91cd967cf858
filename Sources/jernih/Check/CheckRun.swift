import Evaluation
import Explanation
import Findings
import Glibc
import JSON
import Report
import Supervisor
import Verdicts
import Vocabulary
import Wire

/// One run of `check`: the photos, the judge and the way results are written.
struct CheckRun {
  /// How results are written.
  enum Format: String, CaseIterable {
    case text, json, ndjson, junit, github
  }

  /// What has been judged so far.
  private struct Tally {
    var counts: [Outcome: Int] = [:]
    /// Named, but not there.
    var missing = 0
    /// For reports that are written whole, at the end.
    var cases: [JUnitReport.Case] = []
    var photos: Int { counts.values.reduce(0, +) }
  }

  private let list: PathList
  private let isZeroWhenJudged: Bool
  private let photos: PhotoBatch
  private let format: Format
  private let text: VerdictText
  private let thumbnails: ThumbnailFolder?
  private let explanations: ExplanationFolder?

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    format = try arguments.word("format", default: Format.text)
    text = VerdictText(
      style: Style(for: STDOUT_FILENO, refused: arguments.has("no-color")),
      language: try arguments.word("lang", default: .id), columns: Terminal.columns(STDOUT_FILENO))
    let explained = arguments.bytes("explain")
    photos = try PhotoBatch(arguments) { policy in
      if explained != nil { return ExplanationFolder.picture }
      return arguments.bytes("thumbnails") != nil ? policy.limits.thumbnail : nil
    }
    list = try PathList(arguments)
    isZeroWhenJudged = arguments.has("exit-zero")
    thumbnails = try arguments.bytes("thumbnails").map { try ThumbnailFolder($0) }
    let words = ExplanationWords(text.language, policy: photos.policy)
    explanations = try explained.map { try ExplanationFolder($0, words: words) }
  }

  /// Judges the photos and writes the results.
  ///
  /// - Returns: 0 where every photo is accepted (or, if so wanted, judged), else 1; 2 where a path
  ///   led to nothing.
  func run() throws -> Int32 {
    for line in list.missing + list.notes { Self.say(line) }
    guard list.names.count != 0 else { return 2 }
    var tally = Tally(missing: list.missing.count)
    var progress = Progress(total: list.names.count)
    var explanations = explanations
    let interruption = Interruption(isWanted: !list.names.includesStandardInput)
    if format == .json { Output.result("[") }
    let isDone: Bool
    do {
      isDone = try photos.run(list.names, until: interruption.descriptor) { path, result in
        progress.clear()
        write(result.verdict, path, &tally)
        if let thumbnail = result.thumbnail {
          try thumbnails?.write(thumbnail, for: path, index: result.index)
        }
        try explanations?.write(
          result.verdict, jpeg: result.thumbnail, for: path, index: result.index)
        progress.show(done: tally.photos)
      }
    } catch {
      closeArray(tally)
      throw error
    }
    progress.clear()
    try explanations?.finish()
    closeArray(tally)
    if !isDone, let signal = interruption.take() { end(by: signal, tally) }
    return try finish(tally)
  }

  /// JSON is whole however the run ends.
  private func closeArray(_ tally: Tally) {
    if format == .json { Output.result(tally.photos == 0 ? "]\n" : "\n]\n") }
  }

  /// One photo's result.
  private func write(_ verdict: Verdict, _ path: ArgumentBytes, _ tally: inout Tally) {
    let isFirst = tally.photos == 0
    tally.counts[verdict.outcome, default: 0] += 1
    var isMissing = false
    if list.names.isAnsweredLineByLine, let fault = verdict.fault, fault.isOfTheList {
      isMissing = true
      tally.missing += 1
      let name = path.bytes.isEmpty ? "an empty name" : path.display
      Self.say("\(name): \(TerminalText.escaped(fault.detail))")
    }
    let record = CheckRecord(verdict, path: path, isMissing: isMissing)
    switch format {
    case .text: Output.result(text.render(verdict, hasReply: !isMissing))
    case .ndjson: Output.result(record.json.line + "\n")
    case .json: Output.result((isFirst ? "\n" : ",\n") + record.json.pretty.dropLast())
    case .junit: tally.cases.append(JUnitReport.Case(verdict, english: text.language == .en))
    case .github:
      if let line = GitHubAnnotation(verdict, english: text.language == .en) {
        Output.result(line.text + "\n")
      }
    }
  }

  /// What is written after the last photo.
  private func finish(_ tally: Tally) throws -> Int32 {
    // A list without names is a mistake, but for who takes what comes, as one part of many may.
    guard tally.photos > 0 || isZeroWhenJudged else {
      throw CommandError("there are no names in the list")
    }
    switch format {
    case .junit: Output.result(JUnitReport(suite: "jernih check", cases: tally.cases).xml)
    case .text where tally.photos > 1, .github: Output.result(text.summary(of: tally.counts))
    case .text, .ndjson, .json: break
    }
    guard tally.missing == 0 else { return 2 }
    return isZeroWhenJudged || tally.counts[.accept] == tally.photos ? 0 : 1
  }

  /// What is said when somebody ends the run before its end.
  private func end(by signal: Int32, _ tally: Tally) -> Never {
    let total = list.names.count.map { " of \($0)" } ?? ""
    let sums = text.plainSummary(of: tally.counts)
    Self.say(
      "ended by \(signal == SIGINT ? "SIGINT" : "SIGTERM") after \(tally.photos)\(total) "
        + ((list.names.count ?? tally.photos) == 1 ? "photo" : "photos")
        + (sums.isEmpty ? "" : ": \(sums)"))
    Interruption.end(by: signal)
  }

  private static func say(_ line: String) { Output.error("jernih: check: \(line)\n") }
}

extension Fault {
  /// Whether it is the fault of who made the list, and no photo's.
  fileprivate var isOfTheList: Bool { code == .notReadable || code == .notAFile }
}
