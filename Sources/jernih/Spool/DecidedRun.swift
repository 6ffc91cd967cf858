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
  /// Judges them by the policy's shadow limits; `nil` where it has none.
  private let shadow: Replay?

  /// What is found of one way of judging.
  private struct Found {
    var photos: [DecidedPhoto] = []
    var undecided = 0
    var comparison: DecisionComparison { DecisionComparison(photos, undecided: undecided) }
  }

  /// What shadow limits would have done.
  private struct Shadow {
    var changes = VerdictChanges()
    var found = Found()
  }

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
    let policy = try PolicyFile.inForce(arguments)
    replay = arguments.has("policy") ? Replay(policy) : nil
    shadow = policy.shadow.map { Replay($0) }
    tree = try SpoolFolder.open(try SpoolFolder.path(from: arguments), policy: policy)
  }

  /// Compares every decided photo and prints the figures.
  func run() throws -> Int32 {
    var (found, shadowed) = (Found(), Shadow())
    do {
      try compare(&found, &shadowed)
    } catch let error as FileError {
      throw CommandError(error.description)
    }
    let comparison = found.comparison
    switch format {
    case .text:
      Output.result(comparison.text)
      guard shadow != nil else { break }
      Output.result("\nBy the shadow limits\n" + shadowed.changes.text)
      Output.result("\n" + shadowed.found.comparison.text)
    case .json:
      var json = comparison.json
      if shadow != nil {
        json = json.replacing(
          "shadow",
          by: .object([
            "changes": shadowed.changes.json, "decisions": shadowed.found.comparison.json,
          ]))
      }
      Output.result(json.pretty)
    }
    return 0
  }

  private func compare(_ found: inout Found, _ shadowed: inout Shadow) throws {
    let archive = CaseArchive(tree)
    for caseID in try archive.cases() {
      let record = try archive.standingCaseFile(caseID).bytes.flatMap { CaseRecord($0) }
      for recorded in record?.attempts ?? [] {
        let attempt = Attempt(caseID: caseID, kind: recorded.kind, number: recorded.number)
        let decision = recorded.decisions.last?.decision.outcome
        if decision == nil {
          found.undecided += 1
          shadowed.found.undecided += 1
          if shadow == nil { continue }
        }
        guard let bytes = try archive.verdict(of: attempt),
          let stored = try? Verdict(json: JSON.parse(bytes))
        else { continue }
        let name = "\(caseID)/\(attempt.folderName)"
        let verdict = replay?.verdict(on: stored) ?? stored
        if let decision {
          found.photos.append(DecidedPhoto(name: name, verdict: verdict, decision: decision))
        }
        guard let shadow else { continue }
        let other = shadow.verdict(on: stored)
        shadowed.changes.take(verdict, now: other)
        if let decision {
          shadowed.found.photos.append(
            DecidedPhoto(name: name, verdict: other, decision: decision))
        }
      }
    }
  }
}
