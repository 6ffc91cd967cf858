import Files
import Measures
import Spool
import Verdicts
import Wire

/// What happens to a photo after a worker has seen it.
extension Service {
  /// Judges what came of an inspection and attaches the verdict to the case.
  ///
  /// - Parameter storedDigest: Of an original that was stored already and had no sealed copy.
  func conclude(_ answer: Answered, storedDigest: SHA256Digest? = nil) throws {
    let (job, bytes, outcome) = (answer.photo.job, answer.photo.bytes, answer.outcome)
    guard let drop = job.drop, let kind = drop.kind else { return }
    if try waitsForTheRest(job, outcome) {
      return try job.postpone(.unfinished, at: station.renewLease())
    }
    let duplicate = try bytes.flatMap {
      try self.duplicate(of: outcome, sha256: $0.digest.description, in: drop.caseID)
    }
    let submission = Provenance(
      file: job.record.name.description, sha256: (bytes?.digest ?? storedDigest)?.description,
      bytes: bytes?.count)
    var judged = bench.judge(
      outcome, kind: kind, submission: submission, isolation: options.isolation,
      queuedMilliseconds: job.queuedSeconds * 1000, duplicate: duplicate)
    if !answer.maySend { judged.verdict.send = false }
    let time = Timestamp.now
    let files = ResultFiles(
      originalExtension: Self.originalExtension(of: outcome), thumbnail: judged.thumbnail)
    let committed = try job.commit(bytes, files, where: isAnswered, knowing: knownDigest) {
      number in
      let verdict = judged.verdict.placed(
        in: drop.caseID, as: number, hasThumbnail: judged.thumbnail != nil)
      let event = try book.event(for: verdict, serial: job.id.description, time: time)
      return NumberedFiles(
        verdict: Array((verdict.json.pretty + "\n").utf8),
        event: Array((event.json.line + "\n").utf8))
    }
    switch committed {
    case .sameAs(let attempt):
      try repeatAnswer(job, sameAs: attempt)
    case .committed(let number):
      photosJudged += 1
      let attempt = Attempt(caseID: drop.caseID, kind: kind, number: number)
      // Before the job goes: a line that a crash keeps from being written is written by recovery.
      try journal(
        "verdict", job,
        [
          "case": .text(drop.caseID), "kind": .text(kind), "n": .integer(number),
          "verdict": .text(judged.verdict.outcome.rawValue),
          "score": .integer(judged.verdict.score),
          "fault": .text(judged.verdict.fault?.code.rawValue),
          "milliseconds": .number((SystemClock.seconds - answer.photo.beganSeconds) * 1000),
        ])
      try duplicates.add(attempt, judged.verdict)
      attached.append(Attached(job: job, attempt: attempt))
    }
  }

  /// Takes up a job that was found attached to its case.
  func settle(_ job: Job, _ attempt: Attempt) {
    do {
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
      attached.append(Attached(job: job, attempt: attempt))
    } catch {
      giveUp(job, error)
    }
  }

  /// The most jobs that are remembered as told of.
  private static let toldMaximum = 10_000

  /// Brings everything that follows from the attached verdicts up to date and sends their events, as
  /// one group: what they have in common is made durable once.
  ///
  /// Where the machine fails here, the photos are safe in their cases: the jobs are left as they
  /// stand, and recovery does the rest.
  func tellOfAttached() {
    var group = attached
    attached = []
    guard !group.isEmpty else { return }
    do {
      try index.sync()
    } catch {
      for photo in group { giveUp(photo.job, error) }
      return
    }
    for caseID in Set(group.map(\.attempt.caseID)).sorted() {
      do throws(FileError) {
        // Before the jobs go: a page that a crash keeps from being written is written by recovery.
        if let snapshot = try update(caseID) {
          pages.write(snapshot)
        } else {
          pages.touch(caseID)
        }
      } catch {
        for photo in group where photo.attempt.caseID == caseID { giveUp(photo.job, error) }
        group.removeAll { $0.attempt.caseID == caseID }
      }
    }
    pages.writeCases()
    let failed = station.finish(group.map(\.job))
    for (job, error) in failed { giveUp(job, error) }
    // Only what has come to its end shows that the machine is well again.
    if failed.count < group.count { trouble.clear(at: SystemClock.seconds) }
  }

  /// Rewrites a case's file; one that cannot be read or written is passed over, and keeps no answer.
  ///
  /// - Returns: The case as it was written; `nil` where it was passed over.
  private func update(_ caseID: String) throws(FileError) -> CaseSnapshot? {
    do {
      return try book.update(caseID, with: nil, in: station.drafts())
    } catch let error as FileError {
      guard error.isOfTheThing, station.tree.folderTrouble() == nil else { throw error }
      passOver(PassedOver(place: "\(Folder.cases.rawValue)/\(caseID)", what: error.description))
      return nil
    } catch {
      preconditionFailure("nothing else is thrown by a spool")
    }
  }

  /// The same bytes came again for the same case and kind: nothing to judge, only to be said.
  func repeatAnswer(_ job: Job, sameAs number: Int) throws {
    guard let drop = job.drop, let kind = drop.kind else { return }
    let attempt = Attempt(caseID: drop.caseID, kind: kind, number: number)
    // Purged since it was found: the photo is judged once more, as any that is found half-done.
    guard let verdict = try book.verdict(of: attempt) else { return job.release() }
    var event = try book.event(
      for: verdict, serial: job.id.description, time: Timestamp.now)
    event.sameAs = number
    // What it repeats is told first.
    tellOfAttached()
    try job.finish(event: Array((event.json.line + "\n").utf8))
    trouble.clear(at: SystemClock.seconds)
    try journal("same", job, ["case": .text(drop.caseID), "kind": .text(kind)])
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

  /// Whether a file looks as an upload does that is not finished: empty, cut, or in a reserved file whose
  /// head or tail was not written yet.
  private func isUnfinished(_ outcome: InspectionOutcome) -> Bool {
    guard case .report(let report, _) = outcome else { return false }
    let code = report.findings.fault?.code
    return code == .truncated || code == .empty || report.findings.hasZerosAtAnEnd
  }

  /// Whether a photo is put off because the rest of it may still come.
  func waitsForTheRest(_ job: Job, _ outcome: InspectionOutcome) throws(FileError) -> Bool {
    guard isUnfinished(outcome) else { return false }
    return job.mayStillGrow(at: try station.renewLease())
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
  }
}
