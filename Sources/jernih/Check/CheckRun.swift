import Explanation
import JSON
import Glibc
import Report
import Supervisor
import Verdicts
import Vocabulary
import Wire
import Evaluation

/// One run of `check`: the photos, the judge and the way results are written.
struct CheckRun {
  /// How results are written.
  enum Format: String, CaseIterable {
    case text, json, ndjson, junit
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
      language: try arguments.word("lang", default: .id))
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
    let paths = list.paths
    for trouble in list.missing { Output.error("jernih: check: \(trouble)\n") }
    guard !paths.isEmpty else { return 2 }
    var counts: [Outcome: Int] = [:]
    var progress = Progress(total: paths.count)
    var collected: [Verdict] = []
    var explanations = explanations
    if format == .json { Output.result("[") }
    try photos.run(paths) { result in
      let verdict = result.verdict
      counts[verdict.outcome, default: 0] += 1
      progress.clear()
      switch format {
      case .text: Output.result(text.render(verdict))
      case .ndjson: Output.result(verdict.json.line + "\n")
      case .json: Output.result((result.index == 0 ? "\n" : ",\n") + verdict.json.pretty)
      case .junit: collected.append(verdict)
      }
      if let thumbnail = result.thumbnail {
        try thumbnails?.write(thumbnail, for: paths[result.index], index: result.index)
      }
      try explanations?.write(
        verdict, jpeg: result.thumbnail, for: paths[result.index], index: result.index)
      progress.show(done: result.index + 1)
    }
    progress.clear()
    try explanations?.finish()
    switch format {
    case .json: Output.result("\n]\n")
    case .junit:
      let cases = collected.map { JUnitReport.Case($0, english: text.language == .en) }
      Output.result(JUnitReport(suite: "jernih check", cases: cases).xml)
    case .text where paths.count > 1: Output.result(text.summary(of: counts))
    case .text, .ndjson: break
    }
    guard list.missing.isEmpty else { return 2 }
    return isZeroWhenJudged || counts[.accept] == paths.count ? 0 : 1
  }
}
