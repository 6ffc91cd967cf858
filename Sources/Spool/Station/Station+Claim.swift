package import Files
import Glibc

extension Station {
  /// Takes drops out of their folder into fresh jobs of this service, durably, each with its first
  /// try recorded before anyone looks at its bytes.
  ///
  /// They are one group: the station's own fsync, between the renames and the jobs' own, is one for
  /// all of them.
  ///
  /// - Parameter now: The file system's time, from ``renewLease()``.
  /// - Returns: An outcome for each drop, in their order; after a drop that failed none is tried.
  /// - Throws: ``FileError/machine(_:)``: the drops are where they were, or wait for
  ///   ``recover(at:)``.
  package func claim(_ drops: [Drop], at now: FileTime) throws(FileError) -> [ClaimOutcome] {
    let tenure = try ownTenure()
    // Whatever stands in its place by now, no drop is moved through it.
    _ = try gate.openDirectory(tenure.path)
    var outcomes: [ClaimOutcome] = []
    for drop in drops {
      do {
        outcomes.append(try take(drop, at: now, into: tenure))
      } catch {
        outcomes.append(.failed(error))
        break
      }
    }
    let jobs = outcomes.compactMap(\.job)
    do {
      // The jobs' own names first: a durable rename into a folder that is not would lose the drop.
      if !jobs.isEmpty { try gate.syncDirectory(tenure.path) }
      for job in jobs { try gate.syncDirectory(job.path) }
    } catch {
      for job in jobs { job.release() }
      throw error
    }
    for job in jobs { job.hasRecordedTry = true }
    return outcomes
  }

  /// Takes one drop; nothing of it is durable yet but its record.
  private func take(_ drop: Drop, at now: FileTime, into tenure: Tenure)
    throws(FileError) -> ClaimOutcome
  {
    // Several services work down the same list: what another has taken costs no write.
    let place = drop.folder.path.appending(drop.name)
    guard let info = try gate.info(place) else { return .gone }
    // To move a folder is to write its `..`: where that is not allowed no job is made for it, for a
    // sender can make any number of them.
    if info.kind == .directory, try !gate.isWritable(place) {
      return .stuck(SystemFailure(call: .rename, place: gate.label(place), number: EACCES))
    }
    var record = JobRecord(name: drop.name, firstSeen: min(drop.info.changed, now))
    record.wasRenamed = drop.wasRenamed
    record.isDecision = drop.folder == .decisions
    record.hasOpenTry = true
    let id = JobID()
    let path = tenure.path(id)
    do {
      try gate.makeDirectory(path, mode: Folder.active.mode)
      try gate.writeFile(
        path.appending(JobLayout.record), record.bytes, mode: CaseLayout.ownMode, durable: true)
    } catch {
      try? gate.removeTree(path)
      throw error
    }
    let inPath = path.appending(JobLayout.drop)
    do {
      try gate.rename(place, to: inPath)
    } catch {
      // The rename may have been done though it is said to have failed (NFS): the target tells.
      guard let moved = try? gate.exists(inPath), moved else {
        try? gate.removeTree(path)
        return try claimFailure(error)
      }
    }
    return .job(
      Job(id: id, record: record, claimed: now, archive: archive, tenure: tenure))
  }

  private func claimFailure(_ error: FileError) throws(FileError) -> ClaimOutcome {
    guard case .machine(let failure) = error else { throw error }
    switch failure.number {
    case ENOENT: return .gone
    case EACCES, EPERM, EBUSY, EXDEV, ETXTBSY, ENOTEMPTY: return .stuck(failure)
    default: throw error
    }
  }
}
