package import Files
import Glibc

extension Station {
  /// Finds all work that nobody does any more: of services that are dead by what this host knows,
  /// or silent for longer than their lease, and this one's own jobs that were released.
  ///
  /// A job moves whole, by one rename, so that exactly one service gets it. Junk that a crash
  /// leaves is removed. To be called at start and then about every tenth of the lease.
  ///
  /// - Parameter now: The file system's time, from ``renewLease()``.
  /// - Returns: The jobs, now this service's, oldest first. What cannot be looked at or moved is
  ///   passed over, to be tried again with the next call.
  /// - Throws: ``FileError/machine(_:)`` where something else failed and no job was found; what
  ///   failed waits for the next call, and keeps nothing else from being found.
  package func recover(at now: FileTime) throws(FileError) -> [RecoveredJob] {
    let own = try ownTenure()
    let stations = try tree.stations()
    leases.keepOnly(stations)
    var failure: FileError?
    func goOn(_ place: RelativePath, _ body: () throws(FileError) -> Void) {
      do {
        try tree.passingOver(place, body)
      } catch {
        failure = error
      }
    }
    for station in stations where station != own.station {
      goOn(Tenure.path(station)) { () throws(FileError) in
        if try leases.isAbandoned(station, at: now) { try takeOver(station, into: own) }
      }
    }
    goOn(Folder.active.path) { () throws(FileError) in
      try removeLeftLists(but: stations + [own.station])
    }
    goOn(Folder.deferred.path) { () throws(FileError) in
      try takeUnreadableDeferred(into: own)
    }
    goOn(Folder.quarantine.path) { () throws(FileError) in
      guard !hasTidiedQuarantine else { return }
      try removeLeftReasons()
      hasTidiedQuarantine = true
    }
    var found: [RecoveredJob] = []
    for name in try gate.names(in: own.path) {
      goOn(own.path.appending(name)) { () throws(FileError) in
        if let job = try resume(name, own, at: now) { found.append(job) }
      }
    }
    if found.isEmpty, let failure { throw failure }
    return found
  }

  /// The lease goes first, so that an owner who wakes up knows before it claims anything more.
  private func takeOver(_ station: StationID, into own: Tenure) throws(FileError) {
    let folder = Tenure.path(station)
    try removeJunk(Tenure.leasePath(station))
    guard try gate.info(folder)?.kind == .directory else { return try removeJunk(folder) }
    var hasMoved = false
    var failure: FileError?
    for name in try gate.names(in: folder) {
      do {
        if try take(name, from: folder, into: own) { hasMoved = true }
      } catch {
        // It keeps no other entry from being taken.
        failure = error
      }
    }
    // Durable where they are now before the folder goes that a power cut would bring them back to.
    if hasMoved { try gate.syncDirectory(own.path) }
    if let failure { throw failure }
    // Where the owner woke up in between, the next call sees to it.
    _ = try FileError.accepting(ENOTEMPTY, EEXIST) { () throws(FileError) in
      try gate.removeDirectory(folder)
    }
  }

  /// Takes an entry of another's station over: its jobs, its lines of the journal that wait, its
  /// word that photos are missing in the index. All else is junk.
  ///
  /// - Returns: Whether it is this service's now.
  private func take(_ name: EntryName, from folder: RelativePath, into own: Tenure)
    throws(FileError) -> Bool
  {
    guard Self.isKept(name) else {
      try removeJunk(folder.appending(name))
      return false
    }
    let isTaken = try FileError.accepting(ENOENT) { () throws(FileError) in
      try gate.rename(folder.appending(name), to: own.path.appending(name))
    }
    if isTaken { note(name) }
    return isTaken
  }

  /// Remembers that this service's station holds another's lines, or its word on the index.
  private func note(_ name: EntryName) {
    if JournalBacklog(name) != nil { heldJournal?.noteTakenOver() }
    if name.description == UnindexedNote.name { unindexed.take() }
  }

  /// Removes what a crash has left. What is nested deeper than the service makes anything is the
  /// machine's trouble here, and stays.
  private func removeJunk(_ path: RelativePath) throws(FileError) {
    do {
      try gate.removeTree(path)
    } catch {
      guard case .configuration = error else { throw error }
      throw gate.failure(.rmdir, path, ENOTEMPTY)
    }
  }

  /// What is left to do of an entry of this service's own station; junk is removed.
  private func resume(_ name: EntryName, _ own: Tenure, at now: FileTime) throws(FileError)
    -> RecoveredJob?
  {
    guard let id = JobID(name) else {
      if !Self.isNote(name) { try removeJunk(own.path.appending(name)) }
      return nil
    }
    return own.held.contains(id) ? nil : try resume(id, own, at: now)
  }

  /// What is left to do of one job; `nil` where nothing is, and it is removed.
  private func resume(_ id: JobID, _ own: Tenure, at now: FileTime) throws(FileError)
    -> RecoveredJob?
  {
    let path = own.path(id)
    // Without a record the name is lost; an empty one sends the drop to quarantine.
    let record =
      try deferred.record(at: path.appending(JobLayout.record))
      ?? JobRecord(name: EntryName("lost"), firstSeen: now)
    let job = Job(id: id, record: record, claimed: now, archive: archive, tenure: own)
    do {
      if let attempt = try job.committedAttempt() { return .finish(job, attempt) }
      try job.restoreMovedOriginal()
      if try gate.exists(job.inPath) { return .judge(job) }
      if try gate.exists(SpoolTree.quarantinedPath(id)) { try job.completeQuarantine() }
      try job.deliverDrafts()
      // Its event may have been sent, but not durably.
      try gate.syncDirectory(Folder.outbox.path)
      try job.remove()
      return nil
    } catch {
      job.release()
      throw error
    }
  }
}
