package import Files
package import Spool
import Verdicts
import JSON

/// What befalls a case: each change is a revision of its `case.json`, and one event tells of it.
extension CaseBook {
  /// Takes a change into a case's `case.json`, once, and gives the event that tells of it.
  ///
  /// Whoever asks again with the same job gets the same event for a photo and a decision, which
  /// are kept with their events. Other changes are made again, which changes nothing but the
  /// revision: to be asked once, or before anything was sent.
  ///
  /// - Parameters:
  ///   - job: Whose doing it is.
  ///   - drafts: Where the file is written before it is put in its place.
  /// - Returns: `nil` where there is nothing to tell of: the attempt is gone, or it has as many
  ///   decisions as are allowed.
  /// - Throws: ``FileError``; one that is of the thing leaves the file as it is.
  package func tell(_ change: CaseChange, of caseID: String, job: JobID, in drafts: Drafts) throws
    -> ToldChange?
  {
    var told: (event: EventFile, record: CaseRecord, attempts: [Attempt])?
    let failure = try archive.updateCaseFile(caseID, in: drafts) { standing, attempts in
      var record = try self.record(in: standing, of: caseID)
      try adopt(attempts, into: &record, besides: change.attempt)
      if let event = known(change, job, in: record) {
        told = (event, record, attempts)
        return nil
      }
      record.revision += 1
      let serial = job.following(record.lastSerial.flatMap { JobID($0) })
      record.lastSerial = serial.description
      told = nil
      guard let event = try take(change, job, into: &record, serial: serial, of: caseID) else {
        return nil
      }
      told = (event, record, attempts)
      return CaseArchive.Revision(number: record.revision, bytes: bytes(of: record))
    }
    guard let told else { return nil }
    if case .decision(_, let attempt, _) = change { try writeDecisions(on: attempt, in: drafts) }
    return ToldChange(
      event: told.event, snapshot: try snapshot(of: caseID, told.record, told.attempts),
      failure: failure)
  }

  /// The event of a photo whose case's `case.json` cannot be read or written: it tells of no
  /// revision, and of no complete case where nobody knows what is asked for.
  ///
  /// - Returns: `nil` where nothing can be said of the photo.
  package func eventWithoutRevision(_ attempt: Attempt, job: JobID) throws(FileError) -> EventFile?
  {
    guard let answer = try answer(of: attempt, job) else { return nil }
    var record = try record(attempt.caseID)
    record.keep(try recorded(attempt, as: answer, judged: nil))
    var event = Event(
      serial: job.description, time: Timestamp.nowMilliseconds, caseID: attempt.caseID,
      content: .verdict(answer))
    complete(&event, with: record, answer: answer)
    return EventFile(serial: job, event.json)
  }

  /// Rewrites a case's `case.json` where its folder holds something else than it says.
  package func update(_ caseID: String, in drafts: Drafts) throws {
    try archive.updateCaseFile(caseID, in: drafts) { standing, attempts in
      var record = try self.record(in: standing, of: caseID)
      guard try adopt(attempts, into: &record, besides: nil) || standing.bytes == nil else {
        return nil
      }
      record.revision += 1
      return CaseArchive.Revision(number: record.revision, bytes: bytes(of: record))
    }
  }

  private func bytes(of record: CaseRecord) -> [UInt8] {
    Array(record.json(policy: policy).pretty.utf8)
  }

  /// What a revision says. After a purge the case goes on counting from where it was.
  private func record(in standing: CaseArchive.Revision, of caseID: String) throws(FileError)
    -> CaseRecord
  {
    var record = try Self.record(in: standing, of: caseID)
    if standing.bytes == nil, let tombstone = try archive.tombstone(caseID) {
      let json = try? JSON.parse(tombstone)
      record.revision = json?["revision"]?.integer ?? 0
      record.lastSerial = json?["serial"]?.string
    }
    record.revision = max(record.revision, standing.number)
    return record
  }

  /// The event of a change that the record holds already; `nil` where it does not.
  private func known(_ change: CaseChange, _ job: JobID, in record: CaseRecord) -> EventFile? {
    guard let attempt = change.attempt,
      let recorded = record.attempt(attempt.kind, attempt.number)
    else { return nil }
    let events =
      switch change {
      // Its own event, whatever was answered before: a power cut can bring a drop back.
      case .photo: [recorded.event]
      case .repeated: [recorded.event].filter { Self.serial(of: $0)?.isSame(as: job) ?? false }
      case .decision:
        recorded.decisions.map(\.event).filter { Self.serial(of: $0)?.isSame(as: job) ?? false }
      case .file, .refusal: [JSON?]()
      }
    guard let event = events.compactMap(\.self).first, let serial = Self.serial(of: event) else {
      return nil
    }
    return EventFile(serial: serial, event)
  }

  private static func serial(of event: JSON?) -> JobID? {
    event?["serial"]?.string.flatMap { JobID($0) }
  }

  /// Takes a change into the record, with the event that tells of it.
  private func take(
    _ change: CaseChange, _ job: JobID, into record: inout CaseRecord, serial: JobID,
    of caseID: String
  ) throws(FileError) -> EventFile? {
    var event = Event(
      serial: serial.description, time: Timestamp.nowMilliseconds, caseID: caseID, content: .state,
      revision: record.revision)
    switch change {
    case .photo(let attempt, let judged):
      guard let answer = try answer(of: attempt, job) else { return nil }
      var recorded = try recorded(attempt, in: record, as: answer, judged: judged)
      recorded.judged = judged ?? recorded.judged
      record.keep(recorded)
      event.content = .verdict(answer)
      complete(&event, with: record, answer: answer)
      recorded.event = event.json
      record.keep(recorded)
    case .repeated(let attempt):
      guard let verdict = try verdict(of: attempt) else { return nil }
      let answer = Answer(verdict, sameAs: attempt.number)
      event.content = .verdict(answer)
      complete(&event, with: record, answer: answer)
    case .file(let said):
      record.take(said)
      complete(&event, with: record, answer: nil)
    case .refusal(let reason, let detail):
      record.isRefused = true
      event.content = .rejected(reason: reason, detail: detail, kind: nil)
      complete(&event, with: record, answer: nil)
    case .decision(let decision, let attempt, let user):
      return try decide(decision, on: attempt, user: user, &event, into: &record)
    }
    return EventFile(serial: serial, event.json)
  }

  func complete(_ event: inout Event, with record: CaseRecord, answer: Answer?) {
    let dossier = record.dossier(policy: policy)
    event.dossier = dossier
    event.reply = answer.map { dossier.reply(to: $0, at: event.time, policy: policy) }
  }
}
