package import Files
import Report
package import Spool
package import Verdicts
import JSON

/// What is known of cases: their attempts with verdicts, and how they stand.
///
/// A verdict that cannot be read is passed over, for the case has others; the spool is told so.
/// What was read is kept for as long as its file is the same: several services work one spool, so
/// that the files are looked at each time, and read once. To be used from one thread.
package final class CaseBook {
  let archive: CaseArchive
  let policy: Policy
  private var memory = CaseMemory()
  /// Cases as an event was written of them a moment ago, and when, on ``SystemClock``.
  private var held: [String: (snapshot: CaseSnapshot, seconds: Double)] = [:]
  /// For how many seconds what the event saw is reused for `case.json`.
  private static let heldSecondsMaximum = 2.0
  /// The most cases of which it is kept: those of one group.
  private static let heldMaximum = 8
  /// How many verdicts' files were parsed so far.
  package private(set) var parsedCount = 0

  /// A book in which nothing is written yet.
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
    let reading = CaseMemory.Reading(
      try? Verdict(json: JSON.parse(bytes)), of: attempt, in: file)
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

  /// - Parameter seen: What was seen of some attempts a moment ago, and is not looked at again.
  private func snapshot(
    of caseID: String, _ file: CaseFile, _ attempts: [Attempt], seen: [CaseSnapshot.Photo] = []
  ) throws(FileError) -> CaseSnapshot {
    var photos: [CaseSnapshot.Photo] = []
    photos.reserveCapacity(attempts.count)
    // Both are in the same order.
    var seen = seen[...]
    for attempt in attempts {
      if let first = seen.first, first.attempt == attempt {
        photos.append(first)
        seen.removeFirst()
      } else if let reading = try passingOverReading(of: attempt) {
        photos.append(CaseSnapshot.Photo(attempt: attempt, reading: reading))
      }
    }
    return CaseSnapshot(caseID: caseID, file: file, attempts: attempts, photos: photos)
  }

  /// What the event of a photo that was just attached has seen of its case.
  ///
  /// A verdict that is there only ever goes by a purge, which begins with a tombstone: where there
  /// is one, or no telling, everything is looked at.
  private func takeHeld(_ caseID: String) -> [CaseSnapshot.Photo] {
    guard let held = held.removeValue(forKey: caseID),
      SystemClock.seconds - held.seconds < Self.heldSecondsMaximum
    else { return [] }
    do {
      return try archive.tombstone(caseID) == nil ? held.snapshot.photos : []
    } catch {
      return []
    }
  }

  /// How a case stands.
  package func dossier(_ caseID: String) throws(FileError) -> Dossier {
    try look(at: caseID).dossier(policy: policy)
  }

  /// The event that tells of a verdict.
  package func event(for verdict: Verdict, serial: String, time: String) throws(FileError)
    -> Event
  {
    let snapshot = try look(at: verdict.submission.caseID ?? "")
    if held.count >= Self.heldMaximum { held = [:] }
    held[snapshot.caseID] = (snapshot, SystemClock.seconds)
    let dossier = snapshot.dossier(with: verdict, policy: policy)
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
    var seen = takeHeld(caseID)
    try archive.updateCaseFile(caseID, in: drafts) { former, attempts in
      let known = former.flatMap { try? CaseFile($0, policy: policy) } ?? CaseFile()
      last = try snapshot(of: caseID, file ?? known, attempts, seen: seen)
      // Asked once more, another service has changed something meanwhile.
      seen = []
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
      time: try archive.committed(attempt).map { Timestamp.local(of: $0) })
    photo.reading.stored = stored
    return stored
  }

  /// The parts of a case's page that were made before.
  func pageParts(of caseID: String) -> PageParts { memory.parts(of: caseID, policy: policy) }
}
