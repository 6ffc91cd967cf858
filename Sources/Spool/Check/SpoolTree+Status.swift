package import Files

extension SpoolTree {
  /// Counts everything once.
  ///
  /// Ages are for people: they are taken against the local clock, since a status changes nothing on
  /// the spool.
  ///
  /// - Complexity: One look at every entry of `new/` and every case, in bounded memory.
  package func status() throws(FileError) -> SpoolStatus {
    var found = Set(try publishedPassedOver())
    let listener = SpoolTree(self) { found.insert($0) }
    var status = try listener.queueStatus()
    let archive = CaseArchive(listener)
    for caseID in try archive.cases() {
      status.cases += 1
      try archive.passingOver(caseID) { () throws(FileError) in
        status.photos += try archive.attempts(caseID).count
      }
    }
    status.events = try gate.names(in: Folder.outbox.path)
      .count { CaseLayout.isEvent($0.description) }
    try listener.passingOver(.decisions) { () throws(FileError) in
      status.decisions = try gate.names(in: Folder.decisions.path).count { name in
        if case .waits = DropName.read(name, kinds: nil, asDecision: true) { return false }
        return true
      }
    }
    status.freeBytes = try gate.freeBytes(at: Folder.new.path)
    status.passedOver = found.sorted { ($0.place, $0.what) < ($1.place, $1.what) }
    return status
  }

  /// The same without what is finished: cases and events are not counted, however many they are.
  ///
  /// - Parameters:
  ///   - namesMaximum: Names of `new/` that are looked at, so that a service whose page this is for
  ///     does not stop for a million of them.
  ///   - deferred: Records that are known already; `nil` reads them all.
  package func queueStatus(namesMaximum: Int = .max, deferred: DeferredRecords? = nil)
    throws(FileError) -> SpoolStatus
  {
    let now = FileTime.localClock
    let deferred = deferred ?? DeferredRecords(self)
    var status = SpoolStatus()
    try countNew(now, &status, namesMaximum)
    try passingOver(.deferred) { () throws(FileError) in
      for (_, record) in try deferred.read().jobs {
        status.deferred += 1
        let age = now.seconds(since: record.firstSeen)
        status.oldestDeferredSeconds = max(status.oldestDeferredSeconds ?? age, age)
      }
    }
    try passingOver(.quarantine) { () throws(FileError) in
      for name in try gate.names(in: Folder.quarantine.path)
      where name.description.hasSuffix(Self.dropEnding) { status.quarantined += 1 }
    }
    for station in try stations() {
      try passingOver(Tenure.leasePath(station)) { () throws(FileError) in
        let service = try service(station, at: now)
        status.services.append(service)
        status.active += service.jobs
      }
    }
    return status
  }

  private func countNew(_ now: FileTime, _ status: inout SpoolStatus, _ namesMaximum: Int)
    throws(FileError)
  {
    var stuck: [Drop] = []
    let listing = try DirectoryListing(Folder.new.path, gate: gate)
    while let name = try listing.next() {
      if case .waits = DropName.read(name, kinds: kinds) {
        status.uploading += 1
        continue
      }
      guard let info = try gate.info(Folder.new.path.appending(name)) else { continue }
      guard status.new < namesMaximum else {
        status.hasMoreNew = true
        status.oldestNewSeconds = nil
        return
      }
      status.new += 1
      let age = now.seconds(since: info.changed)
      status.oldestNewSeconds = max(status.oldestNewSeconds ?? age, age)
      guard age > limits.ageSeconds + 60 else { continue }
      stuck.append(
        Drop(name: name, info: info, wasRenamed: false, kinds: kinds, limits: limits))
      if stuck.count >= 1000 {
        stuck.sort()
        stuck.removeLast(stuck.count - 20)
      }
    }
    stuck.sort()
    status.stuck = stuck.prefix(20).map(\.name.description)
  }

  private func service(_ station: StationID, at now: FileTime) throws(FileError) -> ServiceStatus {
    let changed = try gate.info(Tenure.leasePath(station))?.changed
    let lease = try lease(of: station)
    let jobs = try gate.names(in: Tenure.path(station)).count { JobID($0) != nil }
    var watch = LeaseWatch(self)
    let told = try? gate.readFile(
      Tenure.statePath(station), limitBytes: ServiceState.bytesMaximum)
    return ServiceStatus(
      station: station, host: lease?.owner.host ?? "", process: lease?.owner.process,
      isolation: lease?.isolation ?? [],
      silentSeconds: changed.map { max(0, now.seconds(since: $0)) } ?? .infinity,
      isAbandoned: try watch.isAbandoned(station, at: now),
      state: told.flatMap { $0 }.flatMap(ServiceState.init), jobs: jobs)
  }
}
