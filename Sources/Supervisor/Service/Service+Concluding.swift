import Casework
import Files
import Findings
import Measures
import Spool
import Verdicts
import Wire
import JSON

/// What happens to a photo after a worker has seen it.
extension Service {
  /// What is said of a photo that has no try left and was not begun.
  private static let endedTooOften = InspectionOutcome.failed(
    Fault(.decoderFailed, "its decoder was ended too often"))

  /// Judges what came of an inspection and attaches the verdict to the case.
  ///
  /// - Parameter maySend: Whether a reply may be sent of itself.
  func conclude(_ photo: InHand, maySend: Bool) throws {
    let (job, bytes) = (photo.job, photo.bytes)
    let outcome = photo.outcome ?? Self.endedTooOften
    guard let drop = job.drop, let kind = drop.kind else {
      preconditionFailure("only a well-named photo is judged")
    }
    let duplicate = try bytes.flatMap {
      try self.duplicate(of: outcome, sha256: $0.digest.description, in: drop.caseID)
    }
    let submission = Provenance(
      file: job.record.name.description,
      sha256: (bytes?.digest ?? photo.storing?.digest)?.description, bytes: bytes?.count)
    var judged = photo.bench.judge(
      outcome, kind: kind, submission: submission, isolation: options.isolation,
      queuedMilliseconds: job.queuedSeconds * 1000, duplicate: duplicate)
    if !maySend { judged.verdict.send = false }
    let time = Timestamp.nowMilliseconds
    let files = ResultFiles(
      originalExtension: Self.originalExtension(of: outcome), thumbnail: judged.thumbnail)
    let committed = try job.commit(bytes, files, where: isAnswered, knowing: knownDigest) {
      number in
      let verdict = judged.verdict.placed(
        in: drop.caseID, as: number, hasThumbnail: judged.thumbnail != nil)
      let event = Event(
        serial: job.id.description, time: time, caseID: drop.caseID,
        content: .verdict(Answer(verdict)), reply: verdict.reply)
      return NumberedFiles(
        verdict: Array(verdict.json.pretty.utf8),
        event: Array((event.json.line + "\n").utf8))
    }
    switch committed {
    case .sameAs(let attempt):
      happened(.repeated(job.id, as: attempt))
    case .committed(let number):
      photosJudged += 1
      let seconds = job.queuedSeconds + clock.seconds() - photo.takenSeconds
      let attempt = Attempt(caseID: drop.caseID, kind: kind, number: number)
      let shadow = photo.bench.shadowChange(of: judged)
      // Before the job goes: a line that a crash keeps from being written is written by recovery.
      try journal(
        "verdict", job,
        [
          "case": .text(drop.caseID), "kind": .text(kind), "n": .integer(number),
          "verdict": .text(judged.verdict.outcome.rawValue),
          "score": .integer(judged.verdict.score),
          "fault": .text(judged.verdict.fault?.code.rawValue),
          "milliseconds": .number((clock.seconds() - photo.beganSeconds) * 1000),
          "seconds": .number(seconds), "shadow": .text(shadow?.to.rawValue),
          "shadowCheck": .text(shadow?.reason),
        ])
      say(judged.verdict, of: job, seconds: seconds)
      if let shadow { say(shadow, kind: judged.verdict.kind, of: job) }
      try duplicates.add(attempt, judged.verdict)
      inHand[job.id] = InHand(job, photo.bench)
      inHand[job.id]?.attempt = attempt
      inHand[job.id]?.judged = time
      happened(.attached(job.id))
    }
  }

  /// Begins to store a large original; one that is moved needs no storing.
  func beginStoring(_ id: JobID, _ photo: InHand) throws {
    let ending = Self.originalExtension(of: photo.outcome ?? Self.endedTooOften)
    let storing = try photo.job.beginStoring(photo.bytes, extension: ending)
    inHand[id]?.storing = storing
    happened(storing == nil ? .stored(id) : .storing(id))
  }

  /// Takes up a job that was found attached to its case.
  func settle(_ photo: InHand) throws {
    let job = photo.job
    guard let attempt = photo.attempt else { return }
    if !toldRecovered.contains(job.id) {
      try journal(
        "recovered", job,
        [
          "case": .text(attempt.caseID), "kind": .text(attempt.kind),
          "n": .integer(attempt.number),
        ])
      if toldRecovered.count >= Self.toldMaximum { toldRecovered = [] }
      toldRecovered.insert(job.id)
    }
    if let verdict = try book.verdict(of: attempt) { try duplicates.add(attempt, verdict) }
    happened(.attached(job.id))
  }

  /// The most jobs that are remembered as told of.
  private static let toldMaximum = 10_000

  /// Brings everything that follows from the attached verdicts up to date and sends their events,
  /// as one group: what they have in common is made durable once.
  ///
  /// Where the machine fails here, the photos are safe in their cases: the jobs are left as they
  /// stand, and recovery does the rest.
  func tellOfAttached(_ jobs: [JobID]) {
    let group = jobs.compactMap { id -> (job: Job, attempt: Attempt)? in
      guard let photo = inHand[id], let attempt = photo.attempt else { return nil }
      return (photo.job, attempt)
    }
    do {
      try index.sync()
    } catch {
      for photo in group { fail(photo.job, error) }
      return
    }
    var told: [(job: Job, event: EventFile)] = []
    var snapshots: [String: CaseSnapshot] = [:]
    for (job, attempt) in group {
      do throws(FileError) {
        // Before the jobs go: a page that a crash keeps from being written is written by recovery.
        guard let change = try tell(of: attempt, job) else { continue }
        told.append((job, change.event))
        snapshots[attempt.caseID] = change.snapshot
      } catch {
        fail(job, error)
      }
    }
    for caseID in Set(told.compactMap(\.job.drop?.caseID)).sorted() {
      if let snapshot = snapshots[caseID] { pages.write(snapshot) } else { pages.touch(caseID) }
    }
    pages.writeCases()
    finish(told.map(\.job), but: station.finish(told))
  }

  /// Takes a photo into its case's file, and gives the event that tells of it. Where that file
  /// cannot be read or written it is passed over, and keeps no answer.
  ///
  /// - Returns: `nil` where nothing can be said of the photo: the job is left as it stands. Without
  ///   a snapshot where the file was passed over.
  private func tell(of attempt: Attempt, _ job: Job) throws(FileError) -> (
    event: EventFile, snapshot: CaseSnapshot?
  )? {
    let change = CaseChange.photo(attempt, judged: inHand[job.id]?.judged)
    do throws(FileError) {
      if let told = try self.tell(change, of: attempt.caseID, job) {
        return (told.event, told.snapshot)
      }
    } catch {
      guard error.isOfTheThing, station.tree.folderTrouble() == nil else { throw error }
      passOver(
        PassedOver(
          place: "\(Folder.cases.rawValue)/\(attempt.caseID)", what: error.description))
      if let event = try book.eventWithoutRevision(attempt, job: job.id) { return (event, nil) }
    }
    leave(job)
    return nil
  }

  /// Leaves a job as it stands, to be found again.
  func leave(_ job: Job) {
    job.release()
    inHand[job.id] = nil
    happened(.left(job.id))
  }

  /// Takes a change into its case's file; one whose `case.json` cannot be replaced is told of
  /// nevertheless.
  func tell(_ change: CaseChange, of caseID: String, _ job: Job) throws(FileError) -> ToldChange? {
    do {
      let told = try book.tell(change, of: caseID, job: job.id, in: station.drafts())
      if let failure = told?.failure {
        passOver(
          PassedOver(place: "\(Folder.cases.rawValue)/\(caseID)", what: failure.description))
      }
      return told
    } catch let error as FileError {
      throw error
    } catch {
      preconditionFailure("nothing else is thrown by a spool")
    }
  }

  /// The same bytes came again for the same case and kind: nothing to judge, only to be said.
  func repeatAnswer(_ job: Job, sameAs number: Int) throws {
    guard let drop = job.drop, let kind = drop.kind else {
      preconditionFailure("only a well-named photo is judged")
    }
    let attempt = Attempt(caseID: drop.caseID, kind: kind, number: number)
    // Purged since it was found: the photo is judged once more, as any that is found half-done.
    guard let told = try tell(.repeated(attempt), of: drop.caseID, job) else { return leave(job) }
    try answer(job, told)
    try journal("same", job, ["case": .text(drop.caseID), "kind": .text(kind)])
  }

  /// Sends the event of a drop that made no attempt, and brings its case's page up to date.
  func answer(_ job: Job, _ told: ToldChange) throws {
    try job.finish(event: told.event)
    pages.write(told.snapshot)
    finish([job], but: [])
  }

  /// Whether an attempt has a verdict that can be told again.
  func isAnswered(_ attempt: Attempt) throws(FileError) -> Bool {
    try book.verdict(of: attempt) != nil
  }

  /// The check that needs other photos; `nil` for a photo without pixels.
  private func duplicate(of outcome: InspectionOutcome, sha256: String, in caseID: String) throws
    -> Duplicate?
  {
    guard case .report(let report, _) = outcome, report.findings.fault == nil else { return nil }
    return try duplicates.duplicate(
      of: report.findings.fingerprint, sha256: sha256, in: caseID)
  }

  /// The digest of an attempt's original as its verdict names it.
  func knownDigest(_ attempt: Attempt) throws(FileError) -> SHA256Digest? {
    try book.digest(of: attempt)
  }

  static func originalExtension(of outcome: InspectionOutcome) -> String {
    guard case .report(let report, _) = outcome else { return "bin" }
    return switch report.findings.facts.format {
    case .jpeg: "jpg"
    case .png: "png"
    case nil: "bin"
    }
  }

  /// One line of the journal: what was done, to which case.
  func journal(_ what: String, _ job: Job, _ details: KeyValuePairs<String, JSON>)
    throws(FileError)
  {
    try Journal(station).write(what, serial: job.id.description, details)
    tallyKeeper.wrote(at: clock.seconds())
  }
}
