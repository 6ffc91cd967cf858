import JSON
import Glibc
import Supervisor
import Verdicts
import Evaluation

/// One run of `evaluate`: labelled photos, judged or judged again, and compared.
struct EvaluateRun {
  /// How results are written.
  enum Format: String, CaseIterable {
    case text, json
  }

  /// What is to be reported beside the figures.
  private struct Judged {
    var photos: [Evaluation.Photo] = []
    var missing: [String] = []
    var changes: VerdictChanges?
  }

  private let labels: LabelFile?
  private let stored: [Verdict]?
  private let photos: PhotoBatch
  private let format: Format
  private let save: ArgumentBytes?
  private let folds: Int?

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    let measured = arguments.all("measured")
    guard arguments.operands.count <= 1, arguments.operands.count == 1 || !measured.isEmpty else {
      throw UsageError("name one file of labels")
    }
    format = try arguments.word("format", default: .text)
    folds = try arguments.integer("folds", in: 2...20)
    save = arguments.bytes("save")
    photos = try PhotoBatch(arguments)
    labels = try arguments.operands.first.map(LabelFile.init)
    guard folds == nil || labels != nil else { throw UsageError("--folds needs labels") }
    stored = measured.isEmpty ? nil : try measured.flatMap(Self.verdicts)
  }

  private static func verdicts(in path: ArgumentBytes) throws -> [Verdict] {
    let bytes = try FileText.contents(of: path)
    do {
      return try StoredVerdicts.parse(bytes, named: path.display)
    } catch {
      throw CommandError(TerminalText.escaped("\(error)"))
    }
  }

  /// Judges every photo and prints the figures.
  func run() throws -> Int32 {
    if let labels { for note in labels.notes(policy: photos.policy) { Self.note(note) } }
    let judged = try stored.map(replay) ?? judge()
    for file in judged.missing.prefix(Self.namedMaximum) {
      let place = stored == nil ? "there is no photo" : "there is no stored verdict on"
      Self.note("\(place) \(TerminalText.escaped(file)); passed over")
    }
    let rest = judged.missing.count - Self.namedMaximum
    if rest > 0 { Self.note("and \(rest) more are not there") }
    if labels != nil, judged.photos.isEmpty {
      throw CommandError("none of the labelled photos is there")
    }
    let validation = try folds.map {
      try CrossValidation(judged.photos, policy: photos.policy, folds: $0)
    }
    report(judged, validation: validation)
    return 0
  }

  /// How many missing photos are named.
  private static let namedMaximum = 10

  private static func note(_ line: String) { Output.error("jernih: evaluate: \(line)\n") }

  private func report(_ judged: Judged, validation: CrossValidation?) {
    let evaluation = Evaluation(judged.photos)
    switch format {
    case .text:
      var parts: [String] = []
      if let changes = judged.changes { parts.append(changes.text) }
      if labels != nil { parts.append(evaluation.text) }
      if let validation { parts.append(validation.text) }
      Output.result(parts.joined(separator: "\n"))
    case .json:
      var json = evaluation.json
      json = json.replacing("missing", by: .list(judged.missing.map { .text($0) }))
      json = json.replacing("changes", by: judged.changes?.json ?? .null)
      json = json.replacing("crossValidation", by: validation?.json ?? .null)
      Output.result(json.pretty)
    }
  }

  /// Judges the labelled photos themselves.
  private func judge() throws -> Judged {
    guard let labels else { return Judged() }
    var judged = Judged()
    var paths: [ArgumentBytes] = []
    var known: [PhotoLabel] = []
    for label in labels.labels {
      guard let path = labels.photo(of: label) else {
        judged.missing.append(label.file)
        continue
      }
      paths.append(path)
      known.append(label)
    }
    guard !paths.isEmpty else { return judged }
    var progress = Progress(total: paths.count)
    var lines = ""
    let kinds = known.map { label in label.kind.flatMap { photos.policy.kind($0)?.kind } }
    try photos.run(paths, kinds: kinds) { result in
      judged.photos.append(Evaluation.Photo(label: known[result.index], verdict: result.verdict))
      if save != nil { lines += result.verdict.json.line + "\n" }
      progress.show(done: judged.photos.count)
    }
    progress.clear()
    if let save { try FileText.replace(save, with: lines) }
    return judged
  }

  /// Judges stored verdicts again: those on labelled photos, or all where there are no labels.
  private func replay(_ stored: [Verdict]) throws -> Judged {
    let replay = Replay(photos.policy)
    var judged = Judged()
    var pairs: [(old: Verdict, new: Verdict)] = []
    if let labels {
      let index = StoredVerdictIndex(stored)
      for label in labels.labels {
        guard let old = index.verdict(onFile: label.file) else {
          judged.missing.append(label.file)
          continue
        }
        let new = replay.verdict(on: old)
        pairs.append((old, new))
        judged.photos.append(Evaluation.Photo(label: label, verdict: new))
      }
    } else {
      pairs = stored.map { ($0, replay.verdict(on: $0)) }
    }
    judged.changes = VerdictChanges(pairs)
    if let save {
      try FileText.replace(save, with: pairs.map { $0.new.json.line + "\n" }.joined())
    }
    return judged
  }
}
