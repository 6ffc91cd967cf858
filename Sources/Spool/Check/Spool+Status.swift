import Glibc

extension Spool {
  /// Counts everything once.
  ///
  /// Ages are for people: they are taken against the local clock, since a status changes nothing on
  /// the spool.
  ///
  /// - Complexity: One look at every entry of `new/` and every case, in bounded memory.
  package func status() throws(SpoolError) -> SpoolStatus {
    let tell = onPassingOver
    defer { onPassingOver = tell }
    var found = Set(try publishedPassedOver())
    onPassingOver = { found.insert($0) }
    var status = try queueStatus()
    for caseID in try cases() {
      status.cases += 1
      try passingOver(caseID) { () throws(SpoolError) in
        status.photos += try attempts(caseID).count
      }
    }
    status.events = try gate.names(in: Folder.outbox.path).count
    status.freeBytes = try gate.freeBytes(at: Folder.new.path)
    status.passedOver = found.sorted { ($0.place, $0.what) < ($1.place, $1.what) }
    return status
  }

  /// The same without what is finished: cases and events are not counted, however many they are.
  ///
  /// - Parameter namesMaximum: Names of `new/` that are looked at, so that a service whose page this
  ///   is for does not stop for a million of them.
  package func queueStatus(namesMaximum: Int = .max) throws(SpoolError) -> SpoolStatus {
    let now = Self.clock()
    var status = SpoolStatus()
    try countNew(now, &status, namesMaximum)
    try passingOver(.deferred) { () throws(SpoolError) in
      for (_, record) in try readDeferred().jobs {
        status.deferred += 1
        let age = now.seconds(since: record.firstSeen)
        status.oldestDeferredSeconds = max(status.oldestDeferredSeconds ?? age, age)
      }
    }
    try passingOver(.quarantine) { () throws(SpoolError) in
      for name in try gate.names(in: Folder.quarantine.path)
      where name.description.hasSuffix(".bin") { status.quarantined += 1 }
    }
    for worker in try workers() {
      try passingOver(WorkerStation.leasePath(worker)) { () throws(SpoolError) in
        let service = try service(worker, at: now)
        status.services.append(service)
        status.active += service.jobs
      }
    }
    return status
  }

  /// The local clock, for ages that people read.
  static func clock() -> FileTime {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return FileTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// All services with a station or a lease.
  func workers() throws(SpoolError) -> [JobID] {
    var workers: Set<String> = []
    for name in try gate.names(in: Folder.active.path) {
      let text = String(decoding: name.bytes, as: UTF8.self)
      workers.insert(text.hasSuffix(".lease") ? String(text.dropLast(6)) : text)
    }
    return workers.sorted().compactMap(JobID.init)
  }

  private func countNew(_ now: FileTime, _ status: inout SpoolStatus, _ namesMaximum: Int)
    throws(SpoolError)
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

  private func service(_ worker: JobID, at now: FileTime) throws(SpoolError) -> ServiceStatus {
    let path = WorkerStation.leasePath(worker)
    let lease = try gate.info(path)
    let text = try gate.readFile(path, limitBytes: 4096).flatMap(Lease.init)
    let station = Folder.active.path.appending(worker.description)
    let jobs = try gate.names(in: station)
      .count { JobID(String(decoding: $0.bytes, as: UTF8.self)) != nil }
    return ServiceStatus(
      worker: worker.description, host: text?.owner.host ?? "", process: text?.owner.process,
      isolation: text?.isolation ?? [],
      silentSeconds: lease.map { max(0, now.seconds(since: $0.changed)) } ?? .infinity,
      isAbandoned: try isAbandoned(worker, at: now), jobs: jobs)
  }
}
