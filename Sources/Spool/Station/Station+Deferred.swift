package import Files
import Glibc

/// Taking back what was put off.
extension Station {
  /// Takes back up to `count` deferred jobs whose time has come.
  ///
  /// - Parameters:
  ///   - isCostly: Whether those that wait for the turn of the costly ones are asked for, or all
  ///     others.
  ///   - now: The file system's time, from ``renewLease()``.
  /// - Returns: Jobs of this service; call ``Job/load()`` and go on as after a claim. A job that
  ///   cannot be looked at is passed over and keeps no other from being taken back.
  /// - Throws: ``FileError/machine(_:)``; asking again later is right.
  package func resumeDeferred(_ count: Int, isCostly: Bool = false, at now: FileTime)
    throws(FileError) -> [Job]
  {
    var jobs: [Job] = []
    for (id, record) in try deferred.read().jobs where jobs.count < count {
      let waitsAsCostly = record.deferral?.reason == .costly && !record.isWanted
      guard waitsAsCostly == isCostly else { continue }
      try tree.passingOver(DeferredRecords.path(id)) { () throws(FileError) in
        if try isDue(id, record, at: now), let job = try resume(id, record, at: now) {
          jobs.append(job)
        }
      }
    }
    do {
      // A power cut must not put a job back that was finished meanwhile: it would be judged again.
      if !jobs.isEmpty { try gate.syncDirectory(ownTenure().path) }
    } catch {
      for job in jobs { job.release() }
      throw error
    }
    return jobs
  }

  /// Takes one job back; `nil` where another service was faster.
  private func resume(_ id: JobID, _ record: JobRecord, at now: FileTime) throws(FileError)
    -> Job?
  {
    let tenure = try ownTenure()
    let isTaken = try FileError.accepting(ENOENT) { () throws(FileError) in
      try gate.rename(DeferredRecords.path(id), to: tenure.path(id))
    }
    guard isTaken else { return nil }
    deferred.forget(id)
    return Job(id: id, record: record, claimed: now, archive: archive, tenure: tenure)
  }

  /// Jobs that a crash has left without a record that can be read would wait for ever in
  /// `deferred/`: they become this service's own, for ``recover(at:)`` to finish.
  func takeUnreadableDeferred(into own: Tenure) throws(FileError) {
    for id in try deferred.read().broken {
      try tree.passingOver(DeferredRecords.path(id)) { () throws(FileError) in
        _ = try FileError.accepting(ENOENT) { () throws(FileError) in
          try gate.rename(DeferredRecords.path(id), to: own.path(id))
        }
      }
    }
  }

  /// Asks for another try at every deferred job at once, by whichever service is next.
  ///
  /// - Returns: How many were asked for.
  package func wantDeferred(where isWanted: (JobRecord) -> Bool = { _ in true })
    throws(FileError) -> Int
  {
    var count = 0
    for (id, record) in try deferred.read().jobs where isWanted(record) {
      let path = DeferredRecords.path(id).appending(JobLayout.record)
      let file = try gate.openForAppending(path)
      try gate.write(file, path, Array(("\n" + JobRecord.wantedLine).utf8))
      try gate.sync(file, path)
      count += 1
    }
    return count
  }

  /// Whether a deferred job's time has come.
  private func isDue(_ id: JobID, _ record: JobRecord, at now: FileTime) throws(FileError)
    -> Bool
  {
    guard !record.isWanted, let last = record.deferral else { return true }
    switch last.reason {
    case .costly: return true
    case .machine, .blocked:
      let most = last.reason == .machine ? limits.pauseMaximumSeconds : limits.blockedMaximumSeconds
      let pause = limits.pause(afterFailures: last.count, atMost: most)
      return now.elapsedSeconds(since: last.time) >= pause
    case .unfinished:
      if now.elapsedSeconds(since: record.firstSeen) >= limits.unfinishedSeconds { return true }
      guard let info = try gate.info(DeferredRecords.path(id).appending(JobLayout.drop)) else {
        return true
      }
      return info.changed != last.changed
        && now.elapsedSeconds(since: info.changed) >= limits.ageSeconds
    }
  }
}
