import Glibc

extension Job {
  /// The earlier attempt of the same case and kind with the very same bytes, if any: then there is
  /// nothing to judge, only an event to send.
  ///
  /// - Parameter isAnswered: Whether an attempt has a verdict that can be told again.
  /// - Complexity: Compares bytes only where the sizes agree.
  package func sameBytes(as photo: SealedBytes, where isAnswered: Answered) throws(SpoolError)
    -> Int?
  {
    try sameBytes(sizeBytes: Int64(photo.count), where: isAnswered) { photo.digest }
  }

  /// Whether an attempt has a verdict that can be told again.
  package typealias Answered = (Attempt) throws(SpoolError) -> Bool

  private func sameBytes(
    sizeBytes: Int64, where isAnswered: Answered, digest: () throws(SpoolError) -> SHA256Digest
  ) throws(SpoolError) -> Int? {
    guard !record.isRetrial, let caseID = drop?.caseID, let kind = drop?.kind else { return nil }
    for attempt in try spool.attempts(caseID) where attempt.kind == kind {
      guard let original = try spool.original(of: attempt, sizeBytes: sizeBytes) else { continue }
      if try spool.digest(of: original) == digest(), try isAnswered(attempt) {
        return attempt.number
      }
    }
    return nil
  }

  /// The same for a photo too large to be judged, as long as it is small enough to be copied.
  private func sameUnjudgedBytes(where isAnswered: Answered) throws(SpoolError) -> Int? {
    guard let info = try gate.info(inPath), info.sizeBytes <= copiedBytesMaximum else { return nil }
    return try sameBytes(sizeBytes: info.sizeBytes, where: isAnswered) {
      () throws(SpoolError) -> SHA256Digest in
      try spool.digest(of: inPath)
    }
  }

  /// Attaches the result to its case: everything durable in `out/`, then one rename.
  ///
  /// The attempt's number is settled by that rename: where another service was faster, `render` is
  /// asked again with the next number, and the same bytes make no second attempt.
  ///
  /// - Parameters:
  ///   - photo: The judged copy, written as `original`; `nil` for a photo too large to be judged,
  ///     which is copied from file to file, or moved where it is larger than four such photos.
  ///   - files: The files that do not know the attempt's number, each once.
  ///   - isAnswered: Whether an earlier attempt of the same bytes has a verdict to be told again.
  ///   - render: Gives verdict and event for one attempt number.
  /// - Returns: The attempt, durable in its case. The event is sent by ``Spool/finish(_:)``, after
  ///   the caller has brought index, case and pages up to date.
  /// - Throws: ``SpoolError``: nothing was attached, the job may be put off or tried again.
  package func commit(
    _ photo: SealedBytes?, _ files: ResultFiles, where isAnswered: Answered,
    render: (Int) throws -> NumberedFiles
  ) throws -> CommitOutcome {
    do {
      return try attach(photo, files, isAnswered, render)
    } catch let error as SpoolError {
      throw attributed(error)
    }
  }

  private func attach(
    _ photo: SealedBytes?, _ files: ResultFiles, _ isAnswered: Answered,
    _ render: (Int) throws -> NumberedFiles
  ) throws -> CommitOutcome {
    guard let caseID = drop?.caseID, let kind = drop?.kind else {
      preconditionFailure("only a well-named photo is committed")
    }
    try prepareOut()
    try storeOriginal(photo, extension: files.originalExtension)
    if let thumbnail = files.thumbnail { try store("thumb.jpg", thumbnail) }
    try spool.prepareCase(caseID)
    while true {
      // The number before the look at what is there: what is attached after that look takes it.
      let number = try spool.nextAttempt(caseID, kind)
      let same =
        if let photo {
          try sameBytes(as: photo, where: isAnswered)
        } else {
          try sameUnjudgedBytes(where: isAnswered)
        }
      if let same { return .sameAs(attempt: same) }
      let numbered = try render(number)
      try store("verdict.json", numbered.verdict)
      try store(eventName, numbered.event, mode: 0o660, group: spool.intakeGroup)
      try gate.syncDirectory(outPath)
      let attempt = Attempt(caseID: caseID, kind: kind, number: number)
      do {
        try gate.renameExclusively(outPath, to: attempt.path)
      } catch {
        guard error.errorNumber == EEXIST || error.errorNumber == ENOTEMPTY else { throw error }
        continue
      }
      do {
        try gate.syncDirectory(attempt.casePath)
      } catch {
        // What may not be durable is taken back, to be attached by a rename of its own: a second
        // fsync would prove nothing. Where even that fails, recovery finds it committed.
        try? gate.renameExclusively(attempt.path, to: outPath)
        throw error
      }
      durableAttempt = attempt
      return .committed(attempt: number)
    }
  }

  /// Makes `out/` new, whatever an earlier try has left.
  private func prepareOut() throws(SpoolError) {
    try restoreMovedOriginal()
    try gate.removeTree(outPath)
    try gate.makeDirectory(outPath, mode: 0o2750, group: spool.clerksGroup)
  }

  /// Undoes the move of a photo too large to copy, where the commit after it did not come.
  func restoreMovedOriginal() throws(SpoolError) {
    let moved = outPath.appending("original.bin")
    if try !gate.exists(inPath), try gate.exists(moved) { try gate.rename(moved, to: inPath) }
  }

  private func storeOriginal(_ photo: SealedBytes?, extension ending: String) throws {
    let path = outPath.appending("original." + ending)
    if try photo == nil && moveHuge(to: path) { return }
    let file = try gate.createFile(path, mode: 0o640, group: spool.clerksGroup)
    if let photo {
      try photo.forEachChunk(path, gate: gate) { try gate.write(file, path, $0) }
    } else {
      let source = try gate.openForReading(inPath)
      try gate.copy(source, inPath, to: file, path)
    }
    try gate.sync(file, path)
  }

  /// Moves a photo so large that copying it would hold the service up: the one original that keeps its
  /// sender's inode. Nothing decodes or links it.
  private func moveHuge(to path: SpoolPath) throws(SpoolError) -> Bool {
    guard try gate.info(inPath)?.sizeBytes ?? 0 > copiedBytesMaximum else { return false }
    // The folder's own name first: a durable rename into a folder that is not would lose the photo.
    try gate.syncDirectory(self.path)
    try gate.rename(inPath, to: path)
    // Only its owner may narrow it; the folder around it keeps everybody else away.
    do {
      let file = try gate.openForReading(path)
      try gate.setGroup(file, path, group: spool.clerksGroup)
      try gate.setMode(file, path, mode: 0o640)
    } catch {
      if error.errorNumber != EPERM { throw error }
    }
    return true
  }

  /// The largest file that is copied though it is not judged: four of the largest photos.
  private var copiedBytesMaximum: Int64 { 4 * Int64(spool.limits.photoBytes) }

  /// Writes one file of the result, anew where an earlier number has left one.
  private func store(_ name: String, _ bytes: [UInt8], mode: UInt32 = 0o640, group: UInt32? = nil)
    throws(SpoolError)
  {
    let path = outPath.appending(name)
    try gate.unlink(path)
    try gate.writeFile(
      path, bytes, mode: mode, group: group ?? spool.clerksGroup, durable: true)
  }
}
