/// What `retry` does: everything goes through `deferred/`, marked as wanted, for any service to take.
extension Spool {
  /// What is in quarantine with a reason beside it, oldest first.
  package func quarantined() throws(SpoolError) -> [(serial: JobID, reason: [UInt8])] {
    var found: [(JobID, [UInt8])] = []
    for (id, hasDrop) in try reasons() where hasDrop {
      try passingOver(reasonPath(id)) { () throws(SpoolError) in
        guard let bytes = try gate.readFile(reasonPath(id), limitBytes: 1 << 20) else { return }
        found.append((id, bytes))
      }
    }
    return found
  }

  /// The reasons in quarantine, and whether the drop of each is still there.
  private func reasons() throws(SpoolError) -> [(serial: JobID, hasDrop: Bool)] {
    let names = try gate.names(in: Folder.quarantine.path).map(\.description)
    let present = Set(names)
    return names.compactMap { name in
      guard name.hasSuffix(".reason.json"), let id = JobID(String(name.dropLast(12))) else {
        return nil
      }
      return (id, present.contains("\(id).bin"))
    }
  }

  /// Removes reasons whose drop was taken out for another try by a command that then came to its end.
  /// A drop comes to quarantine before its reason, and no serial comes twice.
  func removeLeftReasons() throws(SpoolError) {
    for (id, hasDrop) in try reasons() where !hasDrop { try gate.unlink(reasonPath(id)) }
  }

  /// Gives what is in quarantine another try under the name it once had.
  ///
  /// - Throws: ``SpoolError/machine(_:)``: it is where it was, or waits for ``recover(at:)``.
  package func retryQuarantined(_ serial: JobID, name: EntryName, at now: FileTime)
    throws(SpoolError)
  {
    let job = try prepareRetry(JobRecord(name: name, firstSeen: now))
    try gate.rename(quarantined(serial), to: job.appending("in"))
    try gate.syncDirectory(job)
    try gate.unlink(reasonPath(serial))
    try wait(job)
  }

  /// Has a finished photo judged once more, from a copy of its original: the result will be its
  /// case's next attempt.
  ///
  /// - Throws: ``SpoolError/drop(_:)`` where the attempt has no original.
  package func retryFinished(_ attempt: Attempt, at now: FileTime) throws(SpoolError) {
    let files = try files(of: attempt)
    guard let original = files.first(where: { $0.hasPrefix("original.") }) else {
      throw .drop("\(attempt.path) has no original")
    }
    let ending = original.dropFirst("original.".count)
    let name = EntryName("\(attempt.caseID).\(attempt.kind).\(ending)")
    var record = JobRecord(name: name, firstSeen: now)
    record.isRetrial = true
    let job = try prepareRetry(record)
    let from = attempt.path.appending(original)
    let target = job.appending("copy")
    let source = try gate.openForReading(from)
    let file = try gate.createFile(target, mode: 0o600)
    try gate.copy(source, from, to: file, target)
    try gate.sync(file, target)
    // Only a whole copy is a photo, whatever happens meanwhile.
    try gate.rename(target, to: job.appending("in"))
    try wait(job)
  }

  private func prepareRetry(_ record: JobRecord) throws(SpoolError) -> SpoolPath {
    let job = try ownStation().path(JobID())
    try gate.makeDirectory(job, mode: 0o700)
    try gate.writeFile(job.appending("record"), record.bytes, mode: 0o600, durable: true)
    try gate.syncDirectory(ownStation().path)
    return job
  }

  private func wait(_ job: SpoolPath) throws(SpoolError) {
    try gate.syncDirectory(job)
    guard let id = JobID(job.lastComponent) else { preconditionFailure("a job's own path") }
    try gate.rename(job, to: deferredPath(id))
    try gate.syncDirectory(Folder.deferred.path)
  }

  private func reasonPath(_ serial: JobID) -> SpoolPath {
    Folder.quarantine.path.appending("\(serial).reason.json")
  }
}
