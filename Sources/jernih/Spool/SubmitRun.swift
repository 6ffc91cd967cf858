import Casework
import Files
import Spool
import Vocabulary

/// One run of `submit`: a case and its photos, in the order given.
struct SubmitRun {
  private struct Photo {
    var kind: String
    var path: ArgumentBytes
  }

  private let spool: ArgumentBytes
  private let caseID: String
  private let programme: String?
  private var photos: [Photo] = []

  /// - Throws: ``UsageError``.
  init(_ arguments: Arguments) throws {
    spool = try SpoolFolder.path(from: arguments)
    guard let caseID = arguments.text("case") else { throw UsageError("--case is needed") }
    self.caseID = caseID
    programme = arguments.text("programme")
    var kind: String?
    var isFirst = true
    for item in arguments.items {
      switch item {
      case .option("kind", let value): kind = value?.text
      case .option: continue
      case .operand(let path):
        if isFirst {
          isFirst = false
          continue
        }
        guard let kind else { throw UsageError("say --kind before each photo") }
        photos.append(Photo(kind: kind, path: path))
      }
    }
    guard !photos.isEmpty || programme != nil else { throw UsageError("name at least one photo") }
    for photo in photos where KindName(photo.kind) == nil {
      throw UsageError("\(TerminalText.escaped(photo.kind)) cannot be a kind")
    }
  }

  /// Drops the case's file and then each photo; nothing of it where the service would refuse a
  /// part.
  func run() throws -> Int32 {
    try refuse()
    do {
      let submission = try Submission(to: spool.text)
      if let programme {
        let text = CaseFileText.make(programme: programme, received: Timestamp.now)
        try submission.sendCaseFile(caseID, Array(text.utf8))
      }
      for photo in photos {
        let name = try submission.sendPhoto(caseID, kind: photo.kind, path: photo.path.text)
        Output.result("\(name)\n")
      }
      return 0
    } catch {
      throw CommandError(error.description + (SpoolFolder.whoMaySend(to: spool) ?? ""))
    }
  }

  /// Refuses what the service would refuse. Of a spool whose policy cannot be read that is not
  /// known beforehand: the service then answers in the outbox.
  private func refuse() throws {
    let own: SpoolPolicy?
    do {
      own = try SpoolFolder.ownPolicy(spool)
    } catch let error as CommandError {
      return Output.error(
        "jernih: submit: \(error.message); kinds and programme are not checked\n")
    }
    guard let own else { return }
    let check = SubmitCheck(policy: own.policy)
    if let programme { try check.check(programme: programme) }
    for photo in photos { try check.check(kind: photo.kind) }
    try check.checkRoom(photos.map { ($0.kind, $0.path) }, in: caseID, of: spool)
  }
}
