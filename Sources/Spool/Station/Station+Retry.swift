package import Files

/// What `retry` does: everything goes through `deferred/`, marked as wanted, for any service to
/// take.
extension Station {
  /// Removes reasons whose drop was taken out for another try by a command that then came to its
  /// end. A drop comes to quarantine before its reason, and no serial comes twice.
  func removeLeftReasons() throws(FileError) {
    for (id, hasDrop) in try tree.reasons() where !hasDrop {
      try gate.unlink(SpoolTree.reasonPath(id))
    }
  }

  /// Gives what is in quarantine another try under the name it once had, in the folder it was
  /// dropped in.
  ///
  /// - Throws: ``FileError/machine(_:)``: it is where it was, or waits for ``recover(at:)``.
  package func retryQuarantined(
    _ serial: JobID, name: EntryName, from folder: Folder = .new, at now: FileTime
  ) throws(FileError) {
    var record = JobRecord(name: name, firstSeen: now)
    record.isDecision = folder == .decisions
    let job = try prepareRetry(record)
    try gate.rename(SpoolTree.quarantinedPath(serial), to: job.appending(JobLayout.drop))
    try gate.syncDirectory(job)
    try gate.unlink(SpoolTree.reasonPath(serial))
    try wait(job)
  }

  /// Has a finished photo judged once more, from a copy of its original: the result will be its
  /// case's next attempt.
  ///
  /// - Throws: ``FileError/input(_:)`` where the attempt has no original.
  package func retryFinished(_ attempt: Attempt, at now: FileTime) throws(FileError) {
    guard
      let original = try archive.files(of: attempt).first(where: {
        CaseLayout.originalExtension(of: $0) != nil
      }), let ending = CaseLayout.originalExtension(of: original)
    else { throw .input("\(attempt.path) has no original") }
    let name = EntryName("\(attempt.caseID).\(attempt.kind).\(ending)")
    var record = JobRecord(name: name, firstSeen: now)
    record.isRetrial = true
    let job = try prepareRetry(record)
    let from = attempt.path(original)
    let target = job.appending("copy")
    let source = try gate.openForReading(from)
    let file = try gate.createFile(target, mode: CaseLayout.ownMode)
    try gate.copy(source, from, to: file, target)
    try gate.sync(file, target)
    // Only a whole copy is a photo, whatever happens meanwhile.
    try gate.rename(target, to: job.appending(JobLayout.drop))
    try wait(job)
  }

  private func prepareRetry(_ record: JobRecord) throws(FileError) -> RelativePath {
    let tenure = try ownTenure()
    let job = tenure.path(JobID())
    try gate.makeDirectory(job, mode: Folder.active.mode)
    try gate.writeFile(
      job.appending(JobLayout.record), record.bytes, mode: CaseLayout.ownMode, durable: true)
    try gate.syncDirectory(tenure.path)
    return job
  }

  private func wait(_ job: RelativePath) throws(FileError) {
    try gate.syncDirectory(job)
    guard let id = JobID(job.lastComponent) else { preconditionFailure("a job's own path") }
    try gate.rename(job, to: DeferredRecords.path(id))
    try gate.syncDirectory(Folder.deferred.path)
  }
}
