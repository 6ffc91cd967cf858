import Report
package import Files
package import Spool
package import Verdicts

/// What is known of cases: their attempts with verdicts, and how they stand.
///
/// A verdict that cannot be read is passed over, for the case has others; the spool is told so.
/// What was read is kept for as long as its file is the same: several services work one spool, so
/// that the files are looked at each time, and read once. To be used from one thread.
package final class CaseBook {
  let archive: CaseArchive
  let policy: Policy
  private var memory = CaseMemory()
  /// How many verdicts' files were parsed so far.
  package private(set) var parsedCount = 0

  package init(archive: CaseArchive, policy: Policy) {
    self.archive = archive
    self.policy = policy
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
    let verdict = try? Verdict(json: JSON.parse(bytes))
    let digest = verdict?.submission.sha256.flatMap(SHA256Digest.init(hexadecimal:))
    let reading = CaseMemory.Reading(file: file, verdict: verdict, digest: digest)
    memory.keep(reading, of: attempt)
    return reading
  }

  // MARK: A case

  /// What the sender said of a case; nothing where that cannot be read.
  package func caseFile(_ caseID: String) throws(FileError) -> CaseFile {
    var file = CaseFile()
    try archive.passingOver(caseID) { () throws(FileError) in
      guard let bytes = try archive.caseFile(caseID) else { return }
      file = (try? CaseFile(bytes, policy: policy)) ?? CaseFile()
    }
    return file
  }

  /// A case as it is now.
  package func look(at caseID: String) throws(FileError) -> CaseSnapshot {
    let file = try caseFile(caseID)
    return try snapshot(of: caseID, file, archive.attempts(caseID))
  }

  private func snapshot(of caseID: String, _ file: CaseFile, _ attempts: [Attempt])
    throws(FileError) -> CaseSnapshot
  {
    var photos: [CaseSnapshot.Photo] = []
    photos.reserveCapacity(attempts.count)
    for attempt in attempts {
      guard let verdict = try verdict(of: attempt) else { continue }
      photos.append(CaseSnapshot.Photo(attempt: attempt, verdict: verdict))
    }
    return CaseSnapshot(caseID: caseID, file: file, attempts: attempts, photos: photos)
  }

  /// How a case stands.
  package func dossier(_ caseID: String) throws(FileError) -> Dossier {
    try look(at: caseID).dossier(policy: policy)
  }

  /// The event that tells of a verdict.
  package func event(for verdict: Verdict, serial: String, time: String) throws(FileError)
    -> Event
  {
    let dossier = try look(at: verdict.submission.caseID ?? "")
      .dossier(with: verdict, policy: policy)
    return Event(
      serial: serial, time: time,
      content: .verdict(
        verdict, reply: dossier.reply(verdict.reply, policy: policy), dossier: dossier))
  }

  /// Rewrites a case's `case.json` from its attempts.
  ///
  /// - Parameters:
  ///   - file: What a sender has just said of it; `nil` keeps what was said before.
  ///   - drafts: Where it is written before it is put in its place.
  /// - Returns: The case as it was written.
  /// - Throws: ``FileError``; one that is of the thing leaves the file as it is.
  @discardableResult
  package func update(_ caseID: String, with file: CaseFile?, in drafts: Drafts) throws
    -> CaseSnapshot
  {
    var last = CaseSnapshot(caseID: caseID, file: CaseFile(), attempts: [], photos: [])
    try archive.updateCaseFile(caseID, in: drafts) { former, attempts in
      let known = former.flatMap { try? CaseFile($0, policy: policy) } ?? CaseFile()
      last = try snapshot(of: caseID, file ?? known, attempts)
      let dossier = last.dossier(policy: policy)
      return Array((dossier.json(last.file).pretty + "\n").utf8)
    }
    return last
  }

  // MARK: Its page

  /// The photos of a case as its page tells of them.
  ///
  /// - Throws: ``FileError`` where one of them cannot be looked at.
  func stored(_ snapshot: CaseSnapshot) throws(FileError) -> [StoredAttempt] {
    var all: [StoredAttempt] = []
    for photo in snapshot.photos { all.append(try stored(photo)) }
    return all
  }

  /// What lies beside a verdict never changes while that is the same file.
  private func stored(_ photo: CaseSnapshot.Photo) throws(FileError) -> StoredAttempt {
    let attempt = photo.attempt
    var known = memory.reading(of: attempt)
    if let stored = known?.stored { return stored }
    let stored = StoredAttempt(
      verdict: photo.verdict, folder: attempt.folderName,
      original: try archive.files(of: attempt).first {
        CaseLayout.originalExtension(of: $0) != nil
      },
      time: try archive.committed(attempt).map { Timestamp.local(of: $0) })
    known?.stored = stored
    if let known { memory.keep(known, of: attempt) }
    return stored
  }

  /// The parts of a case's page that were made before.
  func pageParts(of caseID: String) -> PageParts { memory.parts(of: caseID, policy: policy) }
}
