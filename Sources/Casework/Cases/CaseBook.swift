package import Files
import Report
package import Spool
package import Verdicts
import JSON

/// What is known of cases: their attempts with verdicts, what was decided and told, and how they
/// stand.
///
/// A verdict that cannot be read is passed over, for the case has others; the spool is told so.
/// What was read is kept for as long as its file is the same: several services work one spool, so
/// that the files are looked at each time, and read once. To be used from one thread.
package final class CaseBook {
  let archive: CaseArchive
  /// The policy that cases are told by.
  package private(set) var policy: Policy
  private var memory = CaseMemory()
  /// How many verdicts' files were parsed so far.
  package private(set) var parsedCount = 0

  /// A book in which nothing is written yet.
  package init(archive: CaseArchive, policy: Policy) {
    self.archive = archive
    self.policy = policy
  }

  /// Goes by another policy from now on: pages are made with its words.
  package func adopt(_ policy: Policy) {
    self.policy = policy
    memory.forgetPages()
  }

  // MARK: One photo

  /// An attempt's verdict; `nil` where it is missing, cannot be read, or is not one of ours.
  ///
  /// - Throws: ``FileError`` where the machine as a whole is short of something.
  package func verdict(of attempt: Attempt) throws(FileError) -> Verdict? {
    try passingOverReading(of: attempt)?.verdict
  }

  /// The same, for whoever must know that there is one which cannot be read.
  ///
  /// - Throws: ``FileError`` for that, too.
  package func readableVerdict(of attempt: Attempt) throws(FileError) -> Verdict? {
    try reading(of: attempt)?.verdict
  }

  /// The digest of an attempt's original as its verdict names it, or named it when it was read
  /// last; `nil` where there is no such verdict.
  package func digest(of attempt: Attempt) throws(FileError) -> SHA256Digest? {
    if let known = memory.reading(of: attempt) { return known.digest }
    return try passingOverReading(of: attempt)?.digest
  }

  private func passingOverReading(of attempt: Attempt) throws(FileError) -> CaseMemory.Reading? {
    var found: CaseMemory.Reading?
    try archive.passingOver(attempt) { () throws(FileError) in found = try reading(of: attempt) }
    return found
  }

  private func reading(of attempt: Attempt) throws(FileError) -> CaseMemory.Reading? {
    guard let file = try archive.verdictInfo(of: attempt) else { return nil }
    if let known = memory.reading(of: attempt), known.file == file { return known }
    guard let bytes = try archive.verdict(of: attempt) else { return nil }
    parsedCount += 1
    let reading = CaseMemory.Reading(
      try? Verdict(json: JSON.parse(bytes)), in: file)
    memory.keep(reading, of: attempt)
    return reading
  }

  // MARK: A case

  /// What `case.json` keeps of a case; where that cannot be read nobody knows what is asked for, so
  /// that the case is not complete.
  package func record(_ caseID: String) throws(FileError) -> CaseRecord {
    var record = CaseRecord()
    record.isRefused = true
    try archive.passingOver(caseID) { () throws(FileError) in
      let standing = try archive.standingCaseFile(caseID)
      record.revision = standing.number
      record = try Self.record(in: standing, of: caseID)
    }
    return record
  }

  /// What a case's file says, of which nothing is known where it has none.
  ///
  /// - Throws: ``FileError/input(_:)`` for one that is damaged or of a later version: whoever wrote
  ///   the next revision would lose what it says.
  static func record(in standing: CaseArchive.Revision, of caseID: String) throws(FileError)
    -> CaseRecord
  {
    guard let bytes = standing.bytes else { return CaseRecord() }
    guard let record = CaseRecord(bytes) else {
      let place = CaseLayout.path(caseID).appending(CaseLayout.caseFile)
      throw .input("\(place) is none that this version understands; it is left as it is")
    }
    return record
  }

  /// A case as it is now.
  package func look(at caseID: String) throws(FileError) -> CaseSnapshot {
    var record = try record(caseID)
    let attempts = try archive.attempts(caseID)
    try adopt(attempts, into: &record, besides: nil)
    return try snapshot(of: caseID, record, attempts)
  }

  func snapshot(of caseID: String, _ record: CaseRecord, _ attempts: [Attempt])
    throws(FileError) -> CaseSnapshot
  {
    var photos: [CaseSnapshot.Photo] = []
    photos.reserveCapacity(attempts.count)
    for attempt in attempts {
      if let reading = try passingOverReading(of: attempt) {
        photos.append(CaseSnapshot.Photo(attempt: attempt, reading: reading))
      }
    }
    return CaseSnapshot(caseID: caseID, record: record, attempts: attempts, photos: photos)
  }

  /// Takes into the record what is in the folder and in no record: photos of before there was one,
  /// or of a case whose file was lost. A photo whose event is still to be sent is left to its job.
  ///
  /// - Parameter own: An attempt that is told of now.
  /// - Returns: Whether anything was changed.
  @discardableResult
  func adopt(
    _ attempts: [Attempt], into record: inout CaseRecord, besides own: Attempt?
  ) throws(FileError) -> Bool {
    let present = Set(attempts)
    let before = record.attempts.count
    record.forget { [caseID = attempts.first?.caseID ?? ""] in
      !present.contains(Attempt(caseID: caseID, kind: $0.kind, number: $0.number))
    }
    var hasChanged = record.attempts.count != before
    for attempt in attempts
    where attempt != own && record.attempt(attempt.kind, attempt.number) == nil {
      try archive.passingOver(attempt) { () throws(FileError) in
        guard try !archive.hasUnsentEvent(attempt), let new = try recorded(attempt, judged: nil)
        else { return }
        record.keep(new)
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// What is kept of an attempt that is in no record; `nil` where it has no verdict.
  private func recorded(_ attempt: Attempt, judged: String?) throws(FileError) -> RecordedAttempt? {
    guard let verdict = try verdict(of: attempt) else { return nil }
    return try recorded(attempt, as: Answer(verdict), judged: judged)
  }

  /// What a record has of an attempt, else what is kept of it from now on.
  func recorded(
    _ attempt: Attempt, in record: CaseRecord, as answer: Answer, judged: String?
  ) throws(FileError) -> RecordedAttempt {
    if let known = record.attempt(attempt.kind, attempt.number) { return known }
    return try recorded(attempt, as: answer, judged: judged)
  }

  /// The same, by what is said of it.
  func recorded(_ attempt: Attempt, as answer: Answer, judged: String?) throws(FileError)
    -> RecordedAttempt
  {
    var time = judged
    if time == nil { time = try archive.committed(attempt).map { Timestamp.milliseconds(of: $0) } }
    var recorded = RecordedAttempt(
      kind: attempt.kind, number: attempt.number, outcome: answer.outcome, score: answer.score,
      judged: time)
    try archive.passingOver(attempt) { () throws(FileError) in
      recorded.decisions = try archive.decisions(on: attempt).map(RecordedDecision.list) ?? []
    }
    return recorded
  }

  /// What is said of a photo that was just attached: by its verdict, or, where that cannot be read,
  /// by what lies beside it until its event is sent.
  func answer(of attempt: Attempt, _ job: JobID) throws(FileError) -> Answer? {
    if let verdict = try verdict(of: attempt) { return Answer(verdict) }
    return try archive.unsentEvent(attempt, of: job)
      .flatMap { try? JSON.parse($0) }.flatMap { Answer(event: $0) }
  }

  // MARK: Its page

  /// The photos of a case as its page tells of them.
  ///
  /// - Throws: ``FileError`` where one of them cannot be looked at.
  func stored(_ snapshot: CaseSnapshot) throws(FileError) -> [StoredAttempt] {
    var all: [StoredAttempt] = []
    all.reserveCapacity(snapshot.photos.count)
    for photo in snapshot.photos {
      if let stored = try stored(photo) { all.append(stored) }
    }
    return all
  }

  /// What lies beside a verdict never changes while that is the same file.
  private func stored(_ photo: CaseSnapshot.Photo) throws(FileError) -> StoredAttempt? {
    if let stored = photo.reading.stored { return stored }
    guard let verdict = photo.reading.verdict else { return nil }
    let attempt = photo.attempt
    let stored = StoredAttempt(
      verdict: verdict, folder: attempt.folderName,
      original: try archive.files(of: attempt).first {
        CaseLayout.originalExtension(of: $0) != nil
      },
      time: try archive.committed(attempt).map { Timestamp.text(of: $0) })
    photo.reading.stored = stored
    return stored
  }

  /// The parts of a case's page that were made before.
  func pageParts(of caseID: String) -> PageParts { memory.parts(of: caseID, policy: policy) }
}
