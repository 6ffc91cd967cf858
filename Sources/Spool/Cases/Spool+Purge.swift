/// Removing what is kept no longer. A photo gives place to its tombstone by one swap of folders, so
/// that an attempt holds either all of it or the tombstone alone, and its number is never used again.
extension Spool {
  /// The name of a tombstone: of a case, beside its attempts, and of each attempt.
  package static let tombstoneName = "tombstone.json"

  /// Whether an attempt's photo was removed.
  package func isPurged(_ attempt: Attempt) throws(SpoolError) -> Bool {
    try gate.exists(attempt.path.appending(Self.tombstoneName))
  }

  /// Whether nothing of a case is left but tombstones.
  package func isPurged(_ caseID: String) throws(SpoolError) -> Bool {
    let path = Attempt.casePath(caseID)
    guard try gate.exists(path.appending(Self.tombstoneName)) else { return false }
    return try !gate.exists(path.appending("case.json"))
  }

  /// The attempts of a case whose photos are still there.
  package func keptAttempts(_ caseID: String) throws(SpoolError) -> [Attempt] {
    var kept: [Attempt] = []
    for attempt in try attempts(caseID) where try !isPurged(attempt) { kept.append(attempt) }
    return kept
  }

  /// When something last came to a case: a photo, or a word of its sender; `nil` where nothing of it
  /// is left. Pages that are built again do not count.
  package func lastTouched(_ caseID: String) throws(SpoolError) -> FileTime? {
    var last = try gate.info(Attempt.casePath(caseID).appending("case.json"))?.changed
    for attempt in try keptAttempts(caseID) {
      guard let time = try committed(attempt) else { continue }
      last = max(last ?? time, time)
    }
    return last
  }

  /// Bytes of an attempt's files.
  package func sizeBytes(of attempt: Attempt) throws(SpoolError) -> Int64 {
    var sum: Int64 = 0
    for name in try files(of: attempt) {
      sum += try gate.info(attempt.path.appending(name))?.sizeBytes ?? 0
    }
    return sum
  }

  /// Whether an attempt's event still waits to be sent: then its job is not at its end.
  package func hasUnsentEvent(_ attempt: Attempt) throws(SpoolError) -> Bool {
    try files(of: attempt).contains {
      $0.hasSuffix(".json") && JobID(String($0.dropLast(5))) != nil
    }
  }

  /// A case's tombstone; `nil` where it has none.
  package func tombstone(_ caseID: String) throws(SpoolError) -> [UInt8]? {
    try gate.readFile(
      Attempt.casePath(caseID).appending(Self.tombstoneName), limitBytes: 16 << 20)
  }

  /// Whether a case's page and file were left by a purge that was cut off when all photos were gone:
  /// they are older than the tombstone. What a sender has said since is younger.
  package func hasLeftCaseFiles(_ caseID: String) throws(SpoolError) -> Bool {
    let path = Attempt.casePath(caseID)
    guard let settled = try gate.info(path.appending(Self.tombstoneName))?.changed else {
      return false
    }
    let names = ["case.json", "index.html"]
    var isLeft = false
    for name in names {
      guard let changed = try gate.info(path.appending(name))?.changed else { continue }
      guard changed < settled else { return false }
      isLeft = true
    }
    guard isLeft else { return false }
    return try keptAttempts(caseID).isEmpty
  }

  /// Writes a case's tombstone, durably: from here on it is settled what goes.
  package func writeTombstone(_ caseID: String, _ bytes: [UInt8]) throws(SpoolError) {
    let draft = try writeDraft(bytes, mode: 0o640, group: clerksGroup, durable: true)
    try gate.rename(draft, to: Attempt.casePath(caseID).appending(Self.tombstoneName))
    try gate.syncDirectory(Attempt.casePath(caseID))
  }

  /// Puts a tombstone in an attempt's place and removes the attempt's files.
  ///
  /// What was swapped out lies in this service's station until it is removed; after a crash the next
  /// service to recover removes it with the station.
  ///
  /// - Throws: ``SpoolError/machine(_:)``: EINVAL where the file system cannot swap two names.
  package func purge(_ attempt: Attempt, leaving tombstone: [UInt8]) throws(SpoolError) {
    let station = try ownStation().path
    let draft = station.appending("purge-\(JobID())")
    try gate.makeDirectory(draft, mode: 0o2750, group: clerksGroup)
    try gate.writeFile(
      draft.appending(Self.tombstoneName), tombstone, mode: 0o640, group: clerksGroup,
      durable: true)
    try gate.syncDirectory(draft)
    try gate.exchange(draft, attempt.path)
    // The tombstone is durable in its place before anything it stands for goes.
    try gate.syncDirectory(attempt.casePath)
    try gate.syncDirectory(station)
    try gate.removeTree(draft)
    try gate.syncDirectory(station)
  }

  /// Removes a case's page and file once all its photos are gone.
  package func removeCaseFiles(_ caseID: String) throws(SpoolError) {
    let path = Attempt.casePath(caseID)
    try gate.unlink(path.appending("index.html"))
    try gate.unlink(path.appending("case.json"))
    try gate.syncDirectory(path)
  }

  /// The files directly in `outbox/`, `quarantine/` or `journal/` with what they are.
  package func entries(of folder: Folder) throws(SpoolError) -> [(name: EntryName, info: FileInfo)]
  {
    var found: [(EntryName, FileInfo)] = []
    for name in try gate.names(in: folder.path) {
      guard let info = try gate.info(folder.path.appending(name)) else { continue }
      found.append((name, info))
    }
    return found
  }

  /// Removes one file of these folders for good. Never a directory: whoever made it may still hold
  /// it open and put links in the way of whoever goes down into it.
  package func remove(_ name: EntryName, from folder: Folder) throws(SpoolError) {
    try gate.unlink(folder.path.appending(name))
    try gate.syncDirectory(folder.path)
  }

  /// The present time for reports that change nothing: the local clock's.
  package func localTime() -> FileTime { Self.clock() }
}
