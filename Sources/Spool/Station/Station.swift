package import Files

/// One service's or command's place on a spool: a lease, and under it the drops that it has
/// claimed. The only one that claims and commits; whoever only looks needs a ``SpoolTree`` alone.
///
/// The folder under `active/` is made at first need. Where another service has taken over,
/// everything that was held is forgotten and the next need makes a new one. To be used from one
/// thread.
package final class Station {
  /// The spool.
  package let tree: SpoolTree
  /// Its cases.
  package let archive: CaseArchive
  /// Jobs that wait in `deferred/`.
  package let deferred: DeferredRecords
  /// How this service's workers are isolated, for ``SpoolTree/status()``: a word, and then what
  /// holds. To be set before anything is claimed.
  package var isolation: [String] = []
  /// The lease that is held, and the journal that is written under it; `nil` before there was need
  /// of one and after it was lost.
  private var held: (tenure: Tenure, journal: JournalWriter)?
  /// Whether what commands left in quarantine was looked for: once a service, for it may be large.
  var hasTidiedQuarantine = false
  /// Other services' leases as last seen.
  var leases: LeaseWatch
  /// Bytes that may still be taken in, and until when that is believed, in monotonic seconds.
  var room: (bytes: Int64, untilSeconds: Double)?
  /// What is known of photos that are not in the index.
  var unindexed = UnindexedNote()

  var gate: FileGate { tree.gate }
  var limits: SpoolLimits { tree.limits }

  /// A place on a spool; nothing is made yet.
  package init(_ tree: SpoolTree) {
    self.tree = tree
    archive = CaseArchive(tree)
    deferred = DeferredRecords(tree)
    leases = LeaseWatch(tree)
  }

  /// The lease that is held, if any.
  var tenure: Tenure? { held?.tenure }
  /// The journal that is written under it.
  var heldJournal: JournalWriter? { held?.journal }

  /// The name of the station that is held; `nil` without one.
  package var stationID: StationID? { held?.tenure.station }

  /// Whether a lease is held.
  package var hasTenure: Bool { held != nil }

  /// Where this service writes files before they are renamed to their places.
  package func drafts() throws(FileError) -> Drafts {
    Drafts(gate: gate, folder: try ownTenure().path)
  }

  /// The lease of this service, taken at first need: before its folder, so that a station without
  /// one has no living owner.
  func ownTenure() throws(FileError) -> Tenure { try own().tenure }

  /// The same, with its journal.
  func own() throws(FileError) -> (tenure: Tenure, journal: JournalWriter) {
    if let held { return held }
    try tree.checkOwnership()
    let station = StationID()
    let made: Tenure
    do {
      made = try make(station)
    } catch {
      // Left behind they would be those of a living service, which nobody else may clear.
      try? gate.removeDirectory(Tenure.path(station))
      try? gate.unlink(Tenure.leasePath(station))
      throw error
    }
    let own = (made, JournalWriter(tree, made))
    held = own
    return own
  }

  /// Makes the lease and the folder of a station.
  private func make(_ station: StationID) throws(FileError) -> Tenure {
    let leasePath = Tenure.leasePath(station)
    let lease = Lease(owner: .current(), isolation: isolation)
    try gate.writeFile(leasePath, lease.bytes, mode: CaseLayout.ownMode, durable: true)
    guard let info = try gate.info(leasePath) else { throw .leaseLost }
    let tenure = Tenure(station, lease: info)
    try gate.makeDirectory(tenure.path, mode: Folder.active.mode)
    try gate.syncDirectory(Folder.active.path)
    return tenure
  }

  /// Renews the lease and gives the file system's present time. To be called at least every third
  /// of ``SpoolLimits/leaseSeconds``, and before anything that goes by time.
  ///
  /// - Throws: ``FileError/leaseLost`` where another service has taken over: all held jobs are
  ///   then forgotten, and the next call makes a new station.
  package func renewLease() throws(FileError) -> FileTime {
    let tenure = try ownTenure()
    do {
      try gate.touch(tenure.leasePath)
    } catch {
      if error.isMissing { throw loseLease() }
      throw error
    }
    guard let lease = try gate.info(tenure.leasePath), lease.isSameFile(as: tenure.lease) else {
      throw loseLease()
    }
    return lease.changed
  }

  /// Gives this service's station up where it was damaged: it is gone, or no folder of this
  /// service's any more, or its lease is not. The next call makes a new one; what lies in the old
  /// one is found again as soon as it can be.
  ///
  /// - Returns: Whether it did.
  package func leaveDamaged() -> Bool {
    guard let tenure, tree.folderTrouble() == nil else { return false }
    do throws(FileError) {
      try gate.checkAccess(tenure.path)
      let lease = try gate.info(tenure.leasePath)
      if let lease, lease.isSameFile(as: tenure.lease), lease.owner == tenure.lease.owner {
        return false
      }
    } catch {
      guard error.isOfTheThing else { return false }
    }
    // Without it nobody waits for the lease to run out.
    try? gate.unlink(tenure.leasePath)
    _ = loseLease()
    return true
  }

  /// Forgets the lease, which is another service's by now.
  func loseLease() -> FileError {
    forgetTenure()
    unindexed.isNoted = false
    return .leaseLost
  }

  private func forgetTenure() {
    held?.tenure.end()
    held = nil
  }

  /// Whether an entry of a station is more than junk that a crash has left: a job, lines of the
  /// journal that wait, the word that photos are missing in the index.
  static func isKept(_ name: EntryName) -> Bool { JobID(name) != nil || isNote(name) }

  /// Whether an entry of a station is no job and goes with the station from one service to the
  /// next.
  static func isNote(_ name: EntryName) -> Bool {
    JournalBacklog(name) != nil || name.description == UnindexedNote.name
  }

  /// Takes the station down where nothing is left in it. Jobs still there wait for recovery, and so
  /// do lines of the journal that cannot be written yet.
  package func close() throws(FileError) {
    guard let (tenure, journal) = held else { return }
    journal.carryAll()
    var isWanted = false
    for name in try gate.names(in: tenure.path) {
      if Self.isKept(name) {
        isWanted = true
      } else {
        try gate.removeTree(tenure.path.appending(name))
      }
    }
    guard !isWanted else { return }
    try gate.removeDirectory(tenure.path)
    try gate.unlink(Tenure.passedOverPath(tenure.station))
    try gate.removeTree(Tenure.statePath(tenure.station))
    try gate.unlink(tenure.leasePath)
    forgetTenure()
  }

  /// Removes one file of `outbox/`, `quarantine/` or `journal/` for good. Never a directory:
  /// whoever made it may still hold it open and put links in the way of whoever goes down into it.
  package func remove(_ name: EntryName, from folder: Folder) throws(FileError) {
    try gate.unlink(folder.path.appending(name))
    try gate.syncDirectory(folder.path)
  }
}
