import JSON
package import Files
package import Spool
package import Verdicts

/// Removes what the policy's retention keeps no longer, or says what it would remove.
///
/// Of a case its tombstone comes first, durably: it lists the photos that go, so that a purge that
/// was cut off is finished by the next one, whatever the rest of the case then looks like. A photo
/// that came after it is not on it and stays.
package struct Purge {
  private let station: Station
  private var archive: CaseArchive { station.archive }
  private let book: CaseBook
  private let retention: Retention
  private let applies: Bool
  private let now: FileTime

  /// - Parameters:
  ///   - applying: Whether anything is removed; otherwise nothing on the spool changes.
  ///   - now: The present time; `nil` takes the file system's, or the local clock's where nothing
  ///     may change.
  /// - Throws: ``FileError``.
  package init(station: Station, policy: Policy, applying: Bool, now: FileTime? = nil)
    throws(FileError)
  {
    self.station = station
    book = CaseBook(archive: station.archive, policy: policy)
    retention = policy.retention
    applies = applying
    if let now {
      self.now = now
    } else {
      self.now = applying ? try station.renewLease() : FileTime.localClock
    }
  }

  /// Goes through cases, events, quarantine and journal.
  ///
  /// - Parameter tell: Takes each thing once it is removed, or found.
  /// - Throws: ``FileError``; what was done before it holds, and a later run does the rest.
  package func run(_ tell: (PurgeItem) -> Void) throws {
    for caseID in try archive.cases() {
      if let item = try purge(caseID) { tell(item) }
    }
    if applies { try forgetKeys() }
    try purgeOutbox(tell)
    try purgeQuarantine(tell)
    try purgeJournal(tell)
  }

  /// Whether a case was left half-removed: its tombstone lists photos that are still there, or its
  /// page is.
  package static func isUnfinished(_ caseID: String, in archive: CaseArchive) throws(FileError)
    -> Bool
  {
    guard let tombstone = try archive.tombstone(caseID).flatMap(Tombstone.init) else {
      return false
    }
    return try isUnfinished(tombstone, kept: archive.keptAttempts(caseID), in: archive)
  }

  private static func isUnfinished(_ tombstone: Tombstone, kept: [Attempt], in archive: CaseArchive)
    throws(FileError) -> Bool
  {
    if tombstone.photos.contains(where: { kept.contains($0.attempt) }) { return true }
    return try archive.hasLeftCaseFiles(tombstone.caseID)
  }

  // MARK: Cases

  private func purge(_ caseID: String) throws -> PurgeItem? {
    let kept = try archive.keptAttempts(caseID)
    if let begun = try archive.tombstone(caseID).flatMap(Tombstone.init),
      try Self.isUnfinished(begun, kept: kept, in: archive)
    {
      return try carryOut(begun, kept)
    }
    guard let touched = try archive.lastTouched(caseID) else { return nil }
    let record = try book.look(at: caseID).record
    let state = record.dossier(policy: book.policy).state
    guard isOver(touched, days: retention.stateDays[state]) else { return nil }
    let photos = try kept.map { attempt in
      let verdict = try book.verdict(of: attempt)
      return Tombstone.Photo(
        attempt: attempt, sha256: verdict?.submission.sha256, verdict: verdict?.outcome.rawValue,
        score: verdict?.score,
        judged: try record.attempt(attempt.kind, attempt.number)?.judged
          ?? archive.committed(attempt).map(Timestamp.text))
    }
    var tombstone = Tombstone(
      caseID: caseID, state: state.rawValue, received: record.file.received,
      purged: Timestamp.text(of: now), photos: photos)
    tombstone.revision = record.revision
    tombstone.serial = record.lastSerial
    return try carryOut(tombstone, kept)
  }

  private func carryOut(_ tombstone: Tombstone, _ kept: [Attempt]) throws -> PurgeItem {
    let caseID = tombstone.caseID
    let going = tombstone.photos.filter { kept.contains($0.attempt) }
    let touched = try archive.lastTouched(caseID) ?? now
    var item = PurgeItem(
      subject: .caseFolder, name: caseID, state: tombstone.state, ageDays: age(touched),
      photos: going.count,
      sizeBytes: try going.reduce(0) { try $0 + archive.sizeBytes(of: $1.attempt) })
    if try going.contains(where: { try archive.hasUnsentEvent($0.attempt) }) {
      item.hindrance = "an event of it was never sent: let serve run first"
    }
    guard applies, item.hindrance == nil else { return item }
    try archive.writeTombstone(caseID, tombstone.bytes, in: station.drafts())
    for photo in going {
      _ = try station.renewLease()
      try archive.purge(
        photo.attempt, leaving: tombstone.bytes(of: photo), in: station.drafts())
      try Journal(station).write(
        "purged",
        [
          "case": .text(caseID), "kind": .text(photo.attempt.kind),
          "n": .integer(photo.attempt.number),
        ])
    }
    try archive.removeCaseFiles(caseID)
    // A photo that came meanwhile makes the case anew.
    if try !archive.keptAttempts(caseID).isEmpty {
      try book.update(caseID, in: station.drafts())
    }
    return item
  }

  /// Takes the keys of removed photos out of the index: those of earlier purges too, which may have
  /// been cut off before they came to it.
  private func forgetKeys() throws {
    var count = 0
    try PhotoIndex.forget(on: station.tree) { attempt in
      count += 1
      if count.isMultiple(of: Self.photosPerRenewal) { _ = try station.renewLease() }
      return try archive.isPurged(attempt)
    }
  }

  private static let photosPerRenewal = 10_000

  // MARK: Everything else

  private func purgeOutbox(_ tell: (PurgeItem) -> Void) throws {
    for (name, info) in try station.tree.entries(of: .outbox)
    where isOver(info.changed, days: retention.outboxDays) && info.kind == .file {
      let serial = String(name.description.prefix { $0 != "." })
      try remove(name, info, from: .outbox, as: .event, named: serial, tell)
    }
  }

  /// A rejected drop and its reason go together, the drop first; the younger of the two decides.
  private func purgeQuarantine(_ tell: (PurgeItem) -> Void) throws {
    let entries = try station.tree.entries(of: .quarantine)
    let bySerial = Dictionary(grouping: entries) { $0.name.description.prefix { $0 != "." } }
    for (serial, files) in bySerial.sorted(by: { $0.key < $1.key }) {
      guard files.allSatisfy({ isOver($0.info.changed, days: retention.quarantineDays) }) else {
        continue
      }
      if let folder = files.first(where: { $0.info.kind == .directory }) {
        var item = item(.rejected, String(serial), folder.info)
        item.hindrance = "it is a directory: look at it and remove it by hand"
        tell(item)
        continue
      }
      for (name, info) in files {
        try remove(name, info, from: .quarantine, as: .rejected, named: name.description, tell)
      }
    }
  }

  /// A file goes by its day and by its last line; what was counted of it stays.
  private func purgeJournal(_ tell: (PurgeItem) -> Void) throws {
    let folding = TallyFolding(station)
    for (name, info) in try station.tree.entries(of: .journal)
    where isOver(info.changed, days: retention.journalDays) && info.kind == .file
      && !SpoolTree.isJournalNote(name)
    {
      if applies, let file = SpoolTree.journalFile(name), try !folding.keepCounts(of: file) {
        var item = item(.journal, name.description, info)
        item.hindrance = "its service has not counted its lines yet"
        tell(item)
        continue
      }
      try remove(name, info, from: .journal, as: .journal, named: name.description, tell)
    }
    if applies { try folding.foldGone() }
  }

  private func remove(
    _ name: EntryName, _ info: FileInfo, from folder: Folder, as subject: PurgeItem.Subject,
    named text: String, _ tell: (PurgeItem) -> Void
  ) throws {
    if applies {
      _ = try station.renewLease()
      try station.remove(name, from: folder)
      try Journal(station).write("purged", ["what": .text(subject.rawValue), "name": .text(text)])
    }
    tell(item(subject, text, info))
  }

  private func item(_ subject: PurgeItem.Subject, _ name: String, _ info: FileInfo) -> PurgeItem {
    PurgeItem(
      subject: subject, name: name, ageDays: age(info.changed), sizeBytes: info.sizeBytes)
  }

  private func age(_ time: FileTime) -> Int { Int(now.seconds(since: time) / Self.daySeconds) }

  private func isOver(_ time: FileTime, days: Int?) -> Bool {
    guard let days else { return false }
    return now.seconds(since: time) >= Double(days) * Self.daySeconds
  }

  private static let daySeconds = 86_400.0
}
