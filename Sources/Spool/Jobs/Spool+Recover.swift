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
    let silentSeconds = max(
      now.seconds(since: info.changed), watchedSilenceSeconds(worker, since: info.changed))
    if silentSeconds > limits.leaseSeconds { return true }
    // A lease that cannot be read tells by its silence alone, and keeps nobody else's from being read.
    guard let read = try? gate.readFile(path, limitBytes: 4096), let lease = Lease(read)
    else { return false }
    return lease.owner.isDead(
      seenBy: .current(), silentSeconds: silentSeconds, renewalSeconds: limits.renewalSeconds)
  }

  /// How long a lease has not changed by this service's own watch, in seconds, whatever the file
  /// system's clock was set to meanwhile.
  private func watchedSilenceSeconds(_ worker: JobID, since changed: FileTime) -> Double {
    let seconds = Self.steadySeconds()
    guard let seen = leasesSeen[worker], seen.changed == changed else {
      leasesSeen[worker] = (changed, seconds)
      return 0
    }
    return seconds - seen.seconds
  }

  /// Seconds of a clock that nobody sets and that counts a suspended machine's time too.
  static func steadySeconds() -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The lease goes first, so that an owner who wakes up knows before it claims anything more.
  private func takeOver(_ worker: JobID, into own: WorkerStation) throws(SpoolError) {
    let station = Folder.active.path.appending(worker.description)
    try removeJunk(WorkerStation.leasePath(worker))
    guard try gate.info(station)?.kind == .directory else { return try removeJunk(station) }
    var hasMoved = false
    var failure: SpoolError?
    for name in try gate.names(in: station) {
      do {
        if try take(name, from: station, into: own) { hasMoved = true }
      } catch {
        // It keeps no other entry from being taken.
        failure = error
      }
    }
    // Durable where they are now before the folder goes that a power cut would bring them back to.
    if hasMoved { try gate.syncDirectory(own.path) }
    if let failure { throw failure }
    do {
      try gate.removeDirectory(station)
    } catch {
      // The owner woke up in between: the next call sees to it.
      guard error.errorNumber == ENOTEMPTY || error.errorNumber == EEXIST else { throw error }
    }
  }

  /// Takes an entry of another's station over: its jobs, its lines of the journal that wait, its word
  /// that photos are missing in the index. All else is junk.
  ///
  /// - Returns: Whether it is this service's now.
  private func take(_ name: EntryName, from station: SpoolPath, into own: WorkerStation)
    throws(SpoolError) -> Bool
  {
    guard Self.isKept(name) else {
      try removeJunk(station.appending(name))
      return false
    }
    do {
      try gate.rename(station.appending(name), to: own.path.appending(name))
    } catch {
      if error.isMissing { return false }
      throw error
    }
    note(name)
    return true
  }

  /// Remembers that this service's station holds another's lines, or its word on the index.
  private func note(_ name: EntryName) {
    if JournalBacklog(name) != nil { journalState.mayWait = true }
    if name.description == UnindexedState.name { unindexed.take() }
  }

  /// Removes what a crash has left. What is nested deeper than the service makes anything is the
  /// machine's trouble here, and stays.
  private func removeJunk(_ path: SpoolPath) throws(SpoolError) {
    do {
      try gate.removeTree(path)
    } catch {
      guard case .configuration = error else { throw error }
      throw .machine(SystemFailure(call: .rmdir, place: gate.label(path), number: ENOTEMPTY))
    }
  }

  /// What is left to do of an entry of this service's own station; junk is removed.
  private func resume(_ name: EntryName, _ own: WorkerStation, at now: FileTime) throws(SpoolError)
    -> RecoveredJob?
  {
    guard let id = JobID(String(decoding: name.bytes, as: UTF8.self)) else {
      if !Self.isNote(name) { try removeJunk(own.path.appending(name)) }
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
