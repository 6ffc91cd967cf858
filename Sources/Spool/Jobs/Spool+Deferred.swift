import Glibc

extension Spool {
  /// Takes back up to `count` deferred jobs whose time has come.
  ///
  /// - Parameters:
  ///   - isCostly: Whether those that wait for the turn of the costly ones are asked for, or all others.
  ///   - now: The file system's time, from ``renewLease()``.
  /// - Returns: Jobs of this service; call ``Job/load()`` and go on as after a claim. A job that cannot
  ///   be looked at is passed over and keeps no other from being taken back.
  /// - Throws: ``SpoolError/machine(_:)``; asking again later is right.
  package func resumeDeferred(_ count: Int, isCostly: Bool = false, at now: FileTime)
    throws(SpoolError) -> [Job]
  {
    var jobs: [Job] = []
    for (id, record) in try readDeferred().jobs where jobs.count < count {
      let waitsAsCostly = record.deferral?.reason == .costly && !record.isWanted
      guard waitsAsCostly == isCostly else { continue }
      try passingOver(deferredPath(id)) { () throws(SpoolError) in
        if try isDue(id, record, at: now), let job = try resume(id, record, at: now) {
          jobs.append(job)
        }
      }
    }
    do {
      // A power cut must not put a job back that was finished meanwhile: it would be judged again.
      if !jobs.isEmpty { try gate.syncDirectory(ownStation().path) }
    } catch {
      for job in jobs { job.release() }
      throw error
    }
    return jobs
  }

  /// Takes one job back; `nil` where another service was faster.
  private func resume(_ id: JobID, _ record: JobRecord, at now: FileTime) throws(SpoolError)
    -> Job?
  {
    let station = try ownStation()
    do {
      try gate.rename(deferredPath(id), to: station.path(id))
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    deferredRecords[id] = nil
    return Job(id: id, record: record, claimed: now, spool: self, worker: station.worker)
  }

  /// Jobs that a crash has left without a record that can be read would wait for ever in `deferred/`:
  /// they become this service's own, for ``recover(at:)`` to finish.
  func takeUnreadableDeferred(into own: WorkerStation) throws(SpoolError) {
    for id in try readDeferred().broken {
      try passingOver(deferredPath(id)) { () throws(SpoolError) in
        do throws(SpoolError) {
          try gate.rename(deferredPath(id), to: own.path(id))
        } catch {
          if !error.isMissing { throw error }
        }
      }
    }
  }

  /// How many jobs wait in `deferred/`, and how many of them for something that is passed over.
  package func deferredCounts() throws(SpoolError) -> (waiting: Int, blocked: Int) {
    let all = try deferredJobs().count
    let waiting = try readDeferred().jobs.count { $0.record.deferral?.reason != .blocked }
    return (waiting, all - waiting)
  }

  /// Asks for another try at every deferred job at once, by whichever service is next.
  ///
  /// - Returns: How many were asked for.
  package func wantDeferred(where isWanted: (JobRecord) -> Bool = { _ in true })
    throws(SpoolError) -> Int
  {
    var count = 0
    for (id, record) in try readDeferred().jobs where isWanted(record) {
      let path = deferredPath(id).appending("record")
      let file = try gate.openForAppending(path)
      try gate.write(file, path, Array(("\n" + JobRecord.wantedLine).utf8))
      try gate.sync(file, path)
      count += 1
    }
    return count
  }

  func deferredPath(_ id: JobID) -> SpoolPath {
    Folder.deferred.path.appending(id.description)
  }

  func deferredJobs() throws(SpoolError) -> [JobID] {
    try gate.names(in: Folder.deferred.path)
      .compactMap { JobID(String(decoding: $0.bytes, as: UTF8.self)) }
  }

  /// Looks at all deferred jobs; records that have not changed are not read again.
  func readDeferred() throws(SpoolError) -> DeferredJobs {
    var deferred = DeferredJobs()
    let ids = try deferredJobs()
    for id in ids {
      try passingOver(deferredPath(id)) { () throws(SpoolError) in
        if let record = try deferredRecord(id) {
          deferred.jobs.append((id, record))
        } else {
          deferred.broken.append(id)
        }
      }
    }
    let present = Set(ids)
    deferredRecords = deferredRecords.filter { present.contains($0.key) }
    return deferred
  }

  /// The record of a deferred job; `nil` where it is none that can be read by what it says.
  private func deferredRecord(_ id: JobID) throws(SpoolError) -> JobRecord? {
    let path = deferredPath(id).appending("record")
    guard let info = try gate.info(path) else { return nil }
    if let known = deferredRecords[id], known.changed == info.changed { return known.record }
    guard let record = try readRecord(path) else { return nil }
    deferredRecords[id] = (info.changed, record)
    return record
  }

  /// A job's record; `nil` where there is none that can be read by what it says.
  func readRecord(_ path: SpoolPath) throws(SpoolError) -> JobRecord? {
    do {
      return try gate.readHead(path, bytesMaximum: JobRecord.bytesRead).flatMap(JobRecord.init)
    } catch {
      // Whatever stands in its place, it says nothing of the job.
      if case .drop = error { return nil }
      if error.errorNumber == ELOOP { return nil }
      throw error
    }
  }

  /// Whether a deferred job's time has come.
  private func isDue(_ id: JobID, _ record: JobRecord, at now: FileTime) throws(SpoolError)
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
      guard let info = try gate.info(deferredPath(id).appending("in")) else { return true }
      return info.changed != last.changed
        && now.elapsedSeconds(since: info.changed) >= limits.ageSeconds
    }
  }
}

extension SpoolLimits {
  /// The pause after so many failures of the machine in a row, in seconds.
  func pauseAfter(failures count: Int) -> Double {
    pause(afterFailures: count, atMost: pauseMaximumSeconds)
  }

  /// The pause after so many failures in a row: it doubles from ``pauseSeconds`` to `most`.
  package func pause(afterFailures count: Int, atMost most: Double) -> Double {
    var pause = pauseSeconds
    for _ in 1..<max(count, 1) where pause < most { pause *= 2 }
    return min(pause, most)
  }
}
