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
  /// The files of stored verdicts that are judged again; empty where photos are judged.
  private let stored: [ArgumentBytes]
  private let photos: PhotoBatch
  private let format: Format
  private let save: ArgumentBytes?
  private let folds: Int?

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    stored = arguments.all("measured")
    guard arguments.operands.count <= 1, arguments.operands.count == 1 || !stored.isEmpty else {
      throw UsageError("name one file of labels")
    }
    format = try arguments.word("format", default: .text)
    folds = try arguments.integer("folds", in: 2...20)
    save = arguments.bytes("save")
    photos = try PhotoBatch(arguments)
    labels = try arguments.operands.first.map(LabelFile.init)
    guard folds == nil || labels != nil else { throw UsageError("--folds needs labels") }
  }

  /// Hands on every stored verdict, one after the other: there may be more than memory holds.
  private func eachStored(_ take: (Verdict) throws -> Void) throws {
    for path in stored {
      var stream = StoredVerdicts(named: path.display)
      do {
        try FileText.read(path) { piece in
          for verdict in try stream.take(piece) { try take(verdict) }
        }
        try stream.finish()
      } catch let error as DataFileError {
        throw CommandError(TerminalText.escaped("\(error)"))
      }
    }
  }

  /// Judges every photo and prints the figures.
  func run() throws -> Int32 {
    if let labels { for note in labels.notes(policy: photos.policy) { Self.note(note) } }
    let judged = try stored.isEmpty ? judge() : replay()
    for file in judged.missing.prefix(Self.namedMaximum) {
      let place = stored.isEmpty ? "there is no photo" : "there is no stored verdict on"
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
  private func replay() throws -> Judged {
    let replay = Replay(photos.policy)
    var judged = Judged()
    var changes = VerdictChanges()
    var lines = ""
    if let save { try FileText.write(FileText.draft(of: save), []) }
    func keep() throws {
      guard let save, !lines.isEmpty else { return }
      try FileText.write(FileText.draft(of: save), Array(lines.utf8), atEnd: true)
      lines = ""
    }
    func judgeAgain(_ old: Verdict) throws -> Verdict {
      let new = replay.verdict(on: old)
      changes.take(old, now: new)
      if save != nil { lines += new.json.line + "\n" }
      if lines.utf8.count > Self.keptBytes { try keep() }
      return new
    }
    if let labels {
      var index = StoredVerdictIndex(onFiles: labels.labels.map(\.file))
      try eachStored { index.take($0) }
      for label in labels.labels {
        guard let old = index.verdict(onFile: label.file) else {
          judged.missing.append(label.file)
          continue
        }
        judged.photos.append(Evaluation.Photo(label: label, verdict: try judgeAgain(old)))
      }
    } else {
      try eachStored { _ = try judgeAgain($0) }
    }
    judged.changes = changes
    try keep()
    if let save { try FileText.putInPlace(save) }
    return judged
  }

  /// How many bytes of verdicts to be saved are held back.
  private static let keptBytes = 1 << 20
}
