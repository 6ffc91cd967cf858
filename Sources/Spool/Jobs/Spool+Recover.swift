import Glibc

extension Spool {
  /// Finds all work that nobody does any more: of services that are dead by what this host knows,
  /// or silent for longer than their lease, and this one's own jobs that were released.
  ///
  /// A job moves whole, by one rename, so that exactly one service gets it. Junk that a crash leaves
  /// is removed. To be called at start and then about every tenth of the lease.
  ///
  /// - Parameter now: The file system's time, from ``renewLease()``.
  /// - Returns: The jobs, now this service's, oldest first. What cannot be looked at or moved is passed
  ///   over, to be tried again with the next call.
  /// - Throws: ``SpoolError/machine(_:)`` where something else failed and no job was found; what failed
  ///   waits for the next call, and keeps nothing else from being found.
  package func recover(at now: FileTime) throws(SpoolError) -> [RecoveredJob] {
    let own = try ownStation()
    let workers = try workers()
    leasesSeen = leasesSeen.filter { workers.contains($0.key) }
    var failure: SpoolError?
    func goOn(_ place: SpoolPath, _ body: () throws(SpoolError) -> Void) {
      do {
        try passingOver(place, body)
      } catch {
        failure = error
      }
    }
    for worker in workers where worker != own.worker {
      goOn(Folder.active.path.appending(worker.description)) { () throws(SpoolError) in
        if try isAbandoned(worker, at: now) { try takeOver(worker, into: own) }
      }
    }
    goOn(Folder.active.path) { () throws(SpoolError) in
      try removeLeftLists(but: workers + [own.worker])
    }
    goOn(Folder.deferred.path) { () throws(SpoolError) in
      try takeUnreadableDeferred(into: own)
    }
    goOn(Folder.quarantine.path) { () throws(SpoolError) in
      guard !hasTidiedQuarantine else { return }
      try removeLeftReasons()
      hasTidiedQuarantine = true
    }
    var found: [RecoveredJob] = []
    for name in try gate.names(in: own.path) {
      goOn(own.path.appending(name)) { () throws(SpoolError) in
        if let job = try resume(name, own, at: now) { found.append(job) }
      }
    }
    if found.isEmpty, let failure { throw failure }
    return found
  }

  func isAbandoned(_ worker: JobID, at now: FileTime) throws(SpoolError) -> Bool {
    let path = WorkerStation.leasePath(worker)
    guard let info = try gate.info(path) else { return true }
    if now.seconds(since: info.changed) > limits.leaseSeconds { return true }
    if isSilent(worker, since: info.changed) { return true }
    guard let bytes = try gate.readFile(path, limitBytes: 4096), let lease = Lease(bytes)
    else { return false }
    return lease.owner.isDead(seenBy: .current())
  }

  /// Whether a lease has not changed for its time by this service's own watch, whatever the file
  /// system's clock was set to meanwhile.
  private func isSilent(_ worker: JobID, since changed: FileTime) -> Bool {
    let seconds = Self.steadySeconds()
    guard let seen = leasesSeen[worker], seen.changed == changed else {
      leasesSeen[worker] = (changed, seconds)
      return false
    }
    return seconds - seen.seconds > limits.leaseSeconds
  }

  /// Seconds of a clock that nobody sets and that counts a suspended machine's time too.
  private static func steadySeconds() -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The lease goes first, so that an owner who wakes up knows before it claims anything more.
  private func takeOver(_ worker: JobID, into own: WorkerStation) throws(SpoolError) {
    let lease = WorkerStation.leasePath(worker)
    let station = Folder.active.path.appending(worker.description)
    if try gate.exists(lease) {
      try gate.unlink(lease)
    }
    var hasMoved = false
    for name in try gate.names(in: station) {
      let from = station.appending(name)
      if JobID(String(decoding: name.bytes, as: UTF8.self)) == nil {
        try gate.removeTree(from)
        continue
      }
      do {
        try gate.rename(from, to: own.path.appending(name))
        hasMoved = true
      } catch {
        if !error.isMissing { throw error }
      }
    }
    // Durable where they are now before the folder goes that a power cut would bring them back to.
    if hasMoved { try gate.syncDirectory(own.path) }
    do {
      try gate.removeDirectory(station)
    } catch {
      // The owner woke up in between: the next call sees to it.
      guard error.errorNumber == ENOTEMPTY || error.errorNumber == EEXIST else { throw error }
    }
  }

  /// What is left to do of an entry of this service's own station; junk is removed.
  private func resume(_ name: EntryName, _ own: WorkerStation, at now: FileTime) throws(SpoolError)
    -> RecoveredJob?
  {
    guard let id = JobID(String(decoding: name.bytes, as: UTF8.self)) else {
      try gate.removeTree(own.path.appending(name))
      return nil
    }
    return held.contains(id) ? nil : try resume(id, own, at: now)
  }

  /// What is left to do of one job; `nil` where nothing is, and it is removed.
  private func resume(_ id: JobID, _ own: WorkerStation, at now: FileTime) throws(SpoolError)
    -> RecoveredJob?
  {
    let path = own.path(id)
    // Without a record the name is lost; an empty one sends the drop to quarantine.
    let record =
      try readRecord(path.appending("record")) ?? JobRecord(name: EntryName("lost"), firstSeen: now)
    let job = Job(id: id, record: record, claimed: now, spool: self, worker: own.worker)
    do {
      if let attempt = try job.committedAttempt() { return .finish(job, attempt) }
      try job.restoreMovedOriginal()
      if try gate.exists(job.inPath) { return .judge(job) }
      if try gate.exists(quarantined(id)) { try job.completeQuarantine() }
      // Its event may have been sent, but not durably.
      try gate.syncDirectory(Folder.outbox.path)
      try job.remove()
      return nil
    } catch {
      job.release()
      throw error
    }
  }

  func quarantined(_ id: JobID) -> SpoolPath {
    Folder.quarantine.path.appending(id.description + ".bin")
  }
}
