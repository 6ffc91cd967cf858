/// Reads a whole spool and says what breaks the promises: wrong places, half results, stale files,
/// wide modes. It changes nothing.
///
/// While services work, what they hold is no violation; a spool at rest should give none.
package struct SpoolVerification {
  /// Violations after which no more are collected.
  package static let violationsMaximum = 1000

  private let spool: Spool
  /// What is wrong with a verdict; told how to get the digest of the original it is on.
  package typealias CheckVerdict = (
    _ verdict: [UInt8], _ attempt: Attempt, _ digest: () throws(SpoolError) -> SHA256Digest
  ) throws(SpoolError) -> String?
  private let checkVerdict: CheckVerdict
  private var violations: [Violation] = []
  /// Jobs of living services, which may have left things half-done for a moment.
  private var busy: Set<JobID> = []

  private var gate: FileGate { spool.gate }

  /// Whom the spool's folders belong to.
  private var owner: UInt32?
  /// After so long nobody is still writing.
  private static let abandonedSeconds = 86_400.0

  /// - Parameter checkVerdict: What is wrong with a verdict, given its attempt; `nil` for nothing. The
  ///   digest is asked for only where a verdict names one: an original that was too large to be
  ///   judged may be a hole of many terabytes.
  package init(_ spool: Spool, checkVerdict: @escaping CheckVerdict) {
    self.spool = spool
    self.checkVerdict = checkVerdict
  }

  /// All violations, at most ``violationsMaximum``.
  package mutating func run() throws(SpoolError) -> [Violation] {
    violations = []
    owner = try gate.info(Folder.active.path)?.owner
    for folder in [Folder.tmp, .new] { try countAbandoned(in: folder) }
    try checkActive()
    try checkDeferred()
    try checkQuarantine()
    try checkOutbox()
    for name in try gate.names(in: Folder.cases.path) {
      guard violations.count < Self.violationsMaximum else { break }
      try checkCase(name)
    }
    for name in try gate.names(in: Folder.reports.path) {
      try checkFile(Folder.reports.path.appending(name), mode: 0o640)
    }
    for folder in [Folder.index, .journal] {
      for name in try gate.names(in: folder.path) {
        try checkFile(folder.path.appending(name), mode: 0o600)
      }
    }
    return violations
  }

  private mutating func report(_ place: SpoolPath, _ what: String) {
    violations.append(Violation(place, what))
  }

  /// Whether `path` is a plain file no wider than `mode`.
  @discardableResult
  private mutating func checkFile(_ path: SpoolPath, mode: UInt32) throws(SpoolError) -> Bool {
    guard let info = try gate.info(path) else { return false }
    guard info.kind == .file else {
      report(path, "a \(info.kind) where a file should be")
      return false
    }
    if info.mode & 0o7777 & ~mode != 0 {
      report(path, "mode \(String(info.mode, radix: 8)), wider than \(String(mode, radix: 8))")
    }
    return true
  }

  private mutating func checkDirectory(_ path: SpoolPath, mode: UInt32) throws(SpoolError) -> Bool {
    guard let info = try gate.info(path) else { return false }
    guard info.kind == .directory else {
      report(path, "a \(info.kind) where a directory should be")
      return false
    }
    if info.mode & 0o777 & ~mode != 0 {
      report(path, "mode \(String(info.mode, radix: 8)), wider than \(String(mode, radix: 8))")
    }
    return true
  }

  /// Whether a folder of the service's is its own: what another user has made, the service can
  /// neither read nor move.
  private mutating func checkOwner(_ path: SpoolPath) throws(SpoolError) -> Bool {
    guard let info = try gate.info(path), let owner, info.owner != owner else { return true }
    report(path, "belongs to user \(info.owner), the spool to user \(owner)")
    return false
  }

  /// What senders have begun and left: nobody else removes it. Their names are not told.
  private mutating func countAbandoned(in folder: Folder) throws(SpoolError) {
    let now = Spool.clock()
    var count = 0
    let listing = try DirectoryListing(folder.path, gate: gate)
    while let name = try listing.next() {
      if folder == .new {
        guard case .waits = DropName.read(name, kinds: nil) else { continue }
      }
      guard let info = try gate.info(folder.path.appending(name)) else { continue }
      if now.seconds(since: info.changed) > Self.abandonedSeconds { count += 1 }
    }
    if count > 0 { report(folder.path, "\(count) uploads that nobody has gone on with for a day") }
  }

  private mutating func checkActive() throws(SpoolError) {
    let now = Spool.clock()
    for worker in try spool.workers() {
      let station = Folder.active.path.appending(worker.description)
      let isAbandoned = try spool.isAbandoned(worker, at: now)
      if isAbandoned { report(station, "of a service that is gone: the next one takes it down") }
      for name in try gate.names(in: station) {
        let place = station.appending(name)
        if isAbandoned {
          report(place, "left by a service that is gone: serve or recover it")
        } else if let job = JobID(String(decoding: name.bytes, as: UTF8.self)) {
          busy.insert(job)
          _ = try checkDirectory(place, mode: 0o700)
        }
      }
    }
  }

  private mutating func checkDeferred() throws(SpoolError) {
    for name in try gate.names(in: Folder.deferred.path) {
      let place = Folder.deferred.path.appending(name)
      guard JobID(String(decoding: name.bytes, as: UTF8.self)) != nil,
        try checkDirectory(place, mode: 0o700)
      else {
        report(place, "no job of the service's")
        continue
      }
      guard try checkOwner(place) else { continue }
      if try !gate.exists(place.appending("in")) { report(place, "a job without its drop") }
      let record = try gate.readHead(
        place.appending("record"), bytesMaximum: JobRecord.bytesRead)
      if record == nil { report(place, "a job without its record") }
      if let record, JobRecord(record) == nil { report(place, "a record that cannot be read") }
    }
  }

  private mutating func checkQuarantine() throws(SpoolError) {
    let folder = Folder.quarantine.path
    let names = Set(try gate.names(in: folder).map(\.description))
    for name in names.sorted() {
      let place = folder.appending(name)
      let words = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard words.count == 2, let id = JobID(words[0]), ["bin", "reason.json"].contains(words[1])
      else {
        report(place, "not of the form SERIAL.bin or SERIAL.reason.json")
        continue
      }
      let other = words[1] == "bin" ? "reason.json" : "bin"
      if !names.contains("\(words[0]).\(other)") && !busy.contains(id) {
        report(place, "without its .\(other)")
      }
      // The drop itself keeps the mode that its sender gave it.
      if words[1] == "reason.json" { try checkFile(place, mode: 0o600) }
    }
  }

  private mutating func checkOutbox() throws(SpoolError) {
    for name in try gate.names(in: Folder.outbox.path) {
      let place = Folder.outbox.path.appending(name)
      guard name.description.hasSuffix(".json"), JobID(String(name.description.dropLast(5))) != nil
      else {
        report(place, "not of the form SERIAL.json")
        continue
      }
      try checkFile(place, mode: 0o660)
    }
  }

  private mutating func checkCase(_ name: EntryName) throws(SpoolError) {
    let place = Folder.cases.path.appending(name)
    let caseID = name.description
    guard DropName.isCase(caseID), try checkDirectory(place, mode: 0o750) else {
      return report(place, "no case of the service's")
    }
    _ = try checkOwner(place)
    for entry in try gate.names(in: place) {
      let path = place.appending(entry)
      if ["case.json", "index.html", Spool.tombstoneName].contains(entry.description) {
        try checkFile(path, mode: 0o640)
      } else if let attempt = Attempt(caseID: caseID, folderName: entry.description) {
        try check(attempt)
      } else {
        report(path, "nothing that belongs in a case")
      }
    }
  }

  private mutating func check(_ attempt: Attempt) throws(SpoolError) {
    guard try checkDirectory(attempt.path, mode: 0o750) else { return }
    _ = try checkOwner(attempt.path)
    if try spool.isPurged(attempt) { return try checkPurged(attempt) }
    var originals: [SpoolPath] = []
    for name in try spool.files(of: attempt) {
      let path = attempt.path.appending(name)
      switch name {
      case "original.jpg", "original.png", "original.bin":
        originals.append(path)
        // A huge one keeps its sender's inode, whose mode only the sender may change.
        let isForeign = try gate.info(path)?.owner != gate.info(attempt.path)?.owner
        try checkFile(path, mode: isForeign ? 0o7777 : 0o640)
      case "thumb.jpg", "verdict.json": try checkFile(path, mode: 0o640)
      default:
        let job = name.hasSuffix(".json") ? JobID(String(name.dropLast(5))) : nil
        if job.map({ !busy.contains($0) }) ?? true { report(path, "a stale file") }
      }
    }
    guard originals.count == 1 else {
      return report(attempt.path, "\(originals.count) originals where one should be")
    }
    guard let verdict = try spool.verdict(of: attempt) else {
      return report(attempt.path, "no verdict")
    }
    let spool = spool
    let what = try checkVerdict(verdict, attempt) { () throws(SpoolError) in
      try spool.digest(of: originals[0])
    }
    if let what {
      report(attempt.path.appending("verdict.json"), what)
    }
  }

  /// Of a photo that retention has removed, nothing but its tombstone may be left.
  private mutating func checkPurged(_ attempt: Attempt) throws(SpoolError) {
    for name in try spool.files(of: attempt) {
      let path = attempt.path.appending(name)
      if name == Spool.tombstoneName {
        try checkFile(path, mode: 0o640)
      } else {
        report(path, "beside the tombstone of a removed photo")
      }
    }
  }
}
