package import Files

/// Removing what is kept no longer. A photo gives place to its tombstone by one swap of folders, so
/// that an attempt holds either all of it or the tombstone alone, and its number is never used
/// again.
extension CaseArchive {
  /// Whether an attempt's photo was removed.
  package func isPurged(_ attempt: Attempt) throws(FileError) -> Bool {
    try gate.exists(attempt.path(CaseLayout.tombstone))
  }

  /// Whether nothing of a case is left but tombstones.
  package func isPurged(_ caseID: String) throws(FileError) -> Bool {
    let path = CaseLayout.path(caseID)
    guard try gate.exists(path.appending(CaseLayout.tombstone)) else { return false }
    return try !gate.exists(path.appending(CaseLayout.caseFile))
  }

  /// The attempts of a case whose photos are still there.
  package func keptAttempts(_ caseID: String) throws(FileError) -> [Attempt] {
    var kept: [Attempt] = []
    for attempt in try attempts(caseID) where try !isPurged(attempt) { kept.append(attempt) }
    return kept
  }

  /// When something last came to a case: a photo, or a word of its sender; `nil` where nothing of
  /// it is left. Pages that are built again do not count.
  package func lastTouched(_ caseID: String) throws(FileError) -> FileTime? {
    var last = try gate.info(CaseLayout.path(caseID).appending(CaseLayout.caseFile))?.changed
    for attempt in try keptAttempts(caseID) {
      guard let time = try committed(attempt) else { continue }
      last = max(last ?? time, time)
    }
    return last
  }

  /// Bytes of an attempt's files.
  package func sizeBytes(of attempt: Attempt) throws(FileError) -> Int64 {
    var sum: Int64 = 0
    for name in try files(of: attempt) {
      sum += try gate.info(attempt.path.appending(name))?.sizeBytes ?? 0
    }
    return sum
  }

  /// A case's tombstone; `nil` where it has none.
  package func tombstone(_ caseID: String) throws(FileError) -> [UInt8]? {
    try gate.readFile(
      CaseLayout.path(caseID).appending(CaseLayout.tombstone),
      limitBytes: CaseLayout.tombstoneBytesMaximum)
  }

  /// Whether a case's page and file were left by a purge that was cut off when all photos were
  /// gone: they are older than the tombstone. What a sender has said since is younger.
  package func hasLeftCaseFiles(_ caseID: String) throws(FileError) -> Bool {
    let path = CaseLayout.path(caseID)
    // When it was written: the change time of a file with two names is that of the other name, too.
    guard let settled = try gate.info(path.appending(CaseLayout.tombstone))?.modified else {
      return false
    }
    let revisions = try gate.names(in: path).map(\.text).filter {
      CaseLayout.revision(of: $0) != nil
    }
    var isLeft = false
    for name in [CaseLayout.caseFile, CaseLayout.page] + revisions {
      guard let written = try gate.info(path.appending(name))?.modified else { continue }
      guard written < settled else { return false }
      isLeft = true
    }
    guard isLeft else { return false }
    return try keptAttempts(caseID).isEmpty
  }

  /// Writes a case's tombstone, durably: from here on it is settled what goes.
  package func writeTombstone(_ caseID: String, _ bytes: [UInt8], in drafts: Drafts)
    throws(FileError)
  {
    let draft = try drafts.write(
      bytes, mode: CaseLayout.fileMode, group: tree.clerksGroup, durable: true)
    try gate.rename(draft, to: CaseLayout.path(caseID).appending(CaseLayout.tombstone))
    try gate.syncDirectory(CaseLayout.path(caseID))
  }

  /// Puts a tombstone in an attempt's place and removes the attempt's files.
  ///
  /// What was swapped out lies among the drafts until it is removed; after a crash the next service
  /// to recover removes it with the station.
  ///
  /// - Throws: ``FileError/machine(_:)``: EINVAL where the file system cannot swap two names.
  package func purge(_ attempt: Attempt, leaving tombstone: [UInt8], in drafts: Drafts)
    throws(FileError)
  {
    let draft = drafts.folder.appending("purge-\(RandomID<IDSubject.OfDraft>())")
    try gate.makeDirectory(draft, mode: CaseLayout.folderMode, group: tree.clerksGroup)
    try gate.writeFile(
      draft.appending(CaseLayout.tombstone), tombstone, mode: CaseLayout.fileMode,
      group: tree.clerksGroup, durable: true)
    try gate.syncDirectory(draft)
    try gate.exchange(draft, attempt.path)
    // The tombstone is durable in its place before anything it stands for goes.
    try gate.syncDirectory(attempt.casePath)
    try gate.syncDirectory(drafts.folder)
    try gate.removeTree(draft)
    try gate.syncDirectory(drafts.folder)
  }

  /// Removes a case's page and file once all its photos are gone.
  package func removeCaseFiles(_ caseID: String) throws(FileError) {
    let path = CaseLayout.path(caseID)
    try gate.unlink(path.appending(CaseLayout.page))
    for name in try gate.names(in: path) where CaseLayout.revision(of: name.text) != nil {
      try gate.unlink(path.appending(name))
    }
    try gate.unlink(path.appending(CaseLayout.caseFile))
    try gate.syncDirectory(path)
  }
}
