import Glibc

extension Spool {
  /// Takes a drop out of `new/` into a fresh job of this service, durably, with its first attempt
  /// recorded before anyone looks at its bytes.
  ///
  /// - Parameter now: The file system's time, from ``renewLease()``.
  /// - Throws: ``SpoolError/machine(_:)``: the drop is where it was, or waits for ``recover()``.
  package func claim(_ drop: Drop, at now: FileTime) throws(SpoolError) -> ClaimOutcome {
    let station = try ownStation()
    // Several services work down the same list: what another has taken costs no write.
    guard try gate.exists(Folder.new.path.appending(drop.name)) else { return .gone }
    var record = JobRecord(name: drop.name, firstSeen: min(drop.info.changed, now))
    record.wasRenamed = drop.wasRenamed
    record.attempts = 1
    let id = JobID()
    let path = station.path(id)
    do {
      try gate.makeDirectory(path, mode: 0o700)
      try gate.writeFile(path.appending("record"), record.bytes, mode: 0o600, durable: true)
    } catch {
      try? gate.removeTree(path)
      throw error
    }
    let inPath = path.appending("in")
    do {
      try gate.rename(Folder.new.path.appending(drop.name), to: inPath)
    } catch {
      // The rename may have been done though it is said to have failed (NFS): the target tells.
      guard let moved = try? gate.exists(inPath), moved else {
        try? gate.removeTree(path)
        return try claimFailure(error)
      }
    }
    let job = Job(id: id, record: record, claimed: now, spool: self, worker: station.worker)
    do {
      // The job's own name first: a durable rename into a folder that is not would lose the drop.
      try gate.syncDirectory(station.path)
      try gate.syncDirectory(path)
    } catch {
      job.release()
      throw error
    }
    job.hasOpenAttempt = true
    return .job(job)
  }

  private func claimFailure(_ error: SpoolError) throws(SpoolError) -> ClaimOutcome {
    guard case .machine(let failure) = error else { throw error }
    switch failure.number {
    case ENOENT: return .gone
    case EACCES, EPERM, EBUSY, EXDEV, ETXTBSY, ENOTEMPTY: return .stuck(failure)
    default: throw error
    }
  }
}
