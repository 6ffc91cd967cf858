import Evaluation
import Files
import Glibc
import JSON
import Spool
import Verdicts

/// One run of `evaluate` on a spool: its stored verdicts against its clerks' decisions.
struct DecidedRun {
  /// How results are written.
  private enum Format: String, CaseIterable {
    case text, json
  }

  private let tree: SpoolTree
  private let format: Format
  /// Judges the stored verdicts again first; `nil` takes them as they are.
  private let replay: Replay?

  /// Whether the first operand is a folder: then it is a spool, and no file of labels.
  static func isMeant(by arguments: Arguments) -> Bool {
    guard let path = arguments.operands.first else { return false }
    var info = stat()
    let isThere = unsafe path.withCString { path in unsafe stat(path, &info) } == 0
    return isThere && info.st_mode & S_IFMT == S_IFDIR
  }

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    for name in ["measured", "save", "folds"] where arguments.has(name) {
      throw UsageError("--\(name) needs labels, and a spool is evaluated by itself")
    }
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    format = try arguments.word("format", default: .text)
    let path = try SpoolFolder.path(from: arguments)
    let policy = try SpoolFolder.policy(arguments, of: path, for: "evaluate")
    replay = arguments.has("policy") ? Replay(policy) : nil
    tree = try SpoolFolder.open(path, policy: policy)
  }

  /// Compares every decided photo and prints the figures.
  func run() throws -> Int32 {
    let comparison: DecisionComparison
    do {
      comparison = try compare()
    } catch let error as FileError {
      throw CommandError(error.description)
    }
    switch format {
    case .text: Output.result(comparison.text)
    case .json: Output.result(comparison.json.pretty)
    }
    return 0
  }

  private func compare() throws -> DecisionComparison {
    let archive = CaseArchive(tree)
    var photos: [DecidedPhoto] = []
    var undecided = 0
    for caseID in try archive.cases() {
      let record = try archive.standingCaseFile(caseID).bytes.flatMap { CaseRecord($0) }
      for recorded in record?.attempts ?? [] {
        let attempt = Attempt(caseID: caseID, kind: recorded.kind, number: recorded.number)
        guard let decision = recorded.decisions.last?.decision.outcome,
          let bytes = try archive.verdict(of: attempt),
          let verdict = try? Verdict(json: JSON.parse(bytes))
        else {
          undecided += 1
          continue
        }
        photos.append(
          DecidedPhoto(
            name: "\(caseID)/\(attempt.folderName)",
            verdict: replay?.verdict(on: verdict) ?? verdict, decision: decision))
      }
    }
    return DecisionComparison(photos, undecided: undecided)
  }
}
