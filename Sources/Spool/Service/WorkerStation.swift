import Glibc

/// One service's place under `active/`: `WORKER/`, and beside it the lease `WORKER.lease`.
struct WorkerStation {
  /// The random id WORKER.
  let worker: JobID
  /// The lease file as it was made; another file of that name is another's.
  let lease: FileInfo

  var path: SpoolPath { Folder.active.path.appending(worker.description) }
  var leasePath: SpoolPath { Self.leasePath(worker) }

  static func leasePath(_ worker: JobID) -> SpoolPath {
    Folder.active.path.appending(worker.description + ".lease")
  }
  func path(_ job: JobID) -> SpoolPath { path.appending(job.description) }
}

extension Spool {
  /// This service's station, made at first need: the lease first, so that a station without one has
  /// no living owner.
  func ownStation() throws(SpoolError) -> WorkerStation {
    if let station { return station }
    try checkOwnership()
    let worker = JobID()
    let leasePath = WorkerStation.leasePath(worker)
    do {
      let lease = Lease(owner: .current(), isolation: isolation)
      try gate.writeFile(leasePath, lease.bytes, mode: 0o600, durable: true)
    } catch {
      try? gate.unlink(leasePath)
      throw error
    }
    guard let lease = try gate.info(leasePath) else { throw .leaseLost }
    let made = WorkerStation(worker: worker, lease: lease)
    try gate.makeDirectory(made.path, mode: 0o700)
    try gate.syncDirectory(Folder.active.path)
    station = made
    return made
  }

  /// Whether this user may serve the spool.
  ///
  /// - Throws: ``SpoolError/configuration(_:)`` with the folder that is another user's, or of a group
  ///   that this user is no member of.
  package func checkOwnership() throws(SpoolError) {
    try checkOwner()
    try checkMembership()
  }

  /// What another user makes here (root, for one), the service could neither read nor move, and it
  /// would wait for it.
  private func checkOwner() throws(SpoolError) {
    // Senders' and readers' folders may be another's.
    for folder in Folder.allCases where ![.tmp, .outbox].contains(folder) {
      guard let owner = try gate.info(folder.path)?.owner, owner != geteuid() else { continue }
      throw .configuration(
        "\(folder.path) belongs to user \(owner) and this is user \(geteuid()): "
          + "run it as the spool's own user")
    }
  }

  /// Results are given to the groups of their folders, which only a member or root can do.
  private func checkMembership() throws(SpoolError) {
    guard geteuid() != 0 else { return }
    let count = getgroups(0, nil)
    var groups = [gid_t](repeating: 0, count: max(0, Int(count)) + 1)
    let filled = unsafe getgroups(count, &groups)
    let own = Set(groups.prefix(Int(max(0, filled)))).union([getegid()])
    for (folder, group) in [(Folder.cases, clerksGroup), (.outbox, intakeGroup)]
    where !own.contains(group) {
      throw .configuration(
        "\(folder.path) belongs to group \(group), of which this user is no member")
    }
  }

  /// Renews the lease and gives the file system's present time. To be called at least every third
  /// of ``SpoolLimits/leaseSeconds``, and before anything that goes by time.
  ///
  /// - Throws: ``SpoolError/leaseLost`` where another service has taken over: all held jobs are
  ///   then forgotten, and the next call makes a new station.
  package func renewLease() throws(SpoolError) -> FileTime {
    let station = try ownStation()
    do {
      try gate.touch(station.leasePath)
    } catch {
      if error.isMissing { throw loseLease() }
      throw error
    }
    guard let lease = try gate.info(station.leasePath), lease.isSameFile(as: station.lease) else {
      throw loseLease()
    }
    return lease.changed
  }

  /// Gives this service's station up where it was damaged: it is gone, or no folder of this service's
  /// any more, or its lease is not. The next call makes a new one; what lies in the old one is found
  /// again as soon as it can be.
  ///
  /// - Returns: Whether it did.
  package func leaveDamagedStation() -> Bool {
    guard let station, folderTrouble() == nil else { return false }
    do throws(SpoolError) {
      try gate.checkAccess(station.path)
      let lease = try gate.info(station.leasePath)
      if let lease, lease.isSameFile(as: station.lease), lease.owner == station.lease.owner {
        return false
      }
    } catch {
      guard error.isOfTheThing else { return false }
    }
    // Without it nobody waits for the lease to run out.
    try? gate.unlink(station.leasePath)
    _ = loseLease()
    return true
  }

  /// Forgets the station, which is another service's by now.
  func loseLease() -> SpoolError {
    station = nil
    held = []
    journalState = JournalState()
    unindexed.isNoted = false
    return .leaseLost
  }

  /// Whether an entry of a station is more than junk that a crash has left: a job, lines of the
  /// journal that wait, the word that photos are missing in the index.
  static func isKept(_ name: EntryName) -> Bool {
    JobID(String(decoding: name.bytes, as: UTF8.self)) != nil || isNote(name)
  }

  /// Whether an entry of a station is no job and goes with the station from one service to the next.
  static func isNote(_ name: EntryName) -> Bool {
    JournalBacklog(name) != nil || name.description == UnindexedState.name
  }

  /// Whether there is a station; none before the first need and after the lease was lost.
  package var hasStation: Bool { station != nil }

  /// Takes the station down where nothing is left in it. Jobs still there wait for recovery, and so do
  /// lines of the journal that cannot be written yet.
  package func close() throws(SpoolError) {
    guard let station else { return }
    carryJournal(of: station)
    var isWanted = false
    for name in try gate.names(in: station.path) {
      if Self.isKept(name) {
        isWanted = true
      } else {
        try gate.removeTree(station.path.appending(name))
      }
    }
    guard !isWanted else { return }
    try gate.removeDirectory(station.path)
    try gate.unlink(Self.passedOverPath(station.worker))
    try gate.unlink(station.leasePath)
    self.station = nil
  }
}
