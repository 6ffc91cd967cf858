package import Files

/// Reads a whole spool and says what breaks the promises: wrong places, half results, stale files,
/// wide modes. It changes nothing.
///
/// While services work, what they hold is no violation; a spool at rest should give none.
package struct SpoolVerification {
  /// Violations after which no more are collected.
  package static let violationsMaximum = 1000

  private let tree: SpoolTree
  private let archive: CaseArchive
  /// What is wrong with a verdict; told how to get the digest of the original it is on.
  package typealias CheckVerdict = (
    _ verdict: [UInt8], _ attempt: Attempt, _ digest: () throws(FileError) -> SHA256Digest
  ) throws(FileError) -> String?
  private let checkVerdict: CheckVerdict
  private var violations: [Violation] = []
  /// Jobs of living services, which may have left things half-done for a moment.
  private var busy: Set<JobID> = []

  private var gate: FileGate { tree.gate }

  /// Whom the spool's folders belong to.
  private var owner: UInt32?
  /// After so long nobody is still writing.
  private static let abandonedSeconds = 86_400.0

  /// - Parameter checkVerdict: What is wrong with a verdict, given its attempt; `nil` for nothing.
  ///   The digest is asked for only where a verdict names one: an original that was too large to be
  ///   judged may be a hole of many terabytes.
  package init(_ tree: SpoolTree, checkVerdict: @escaping CheckVerdict) {
    self.tree = tree
    archive = CaseArchive(tree)
    self.checkVerdict = checkVerdict
  }

  /// All violations, at most ``violationsMaximum``.
  package mutating func run() throws(FileError) -> [Violation] {
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
      try checkFile(Folder.reports.path.appending(name), mode: CaseLayout.fileMode)
    }
    try checkOwnFiles()
    return violations
  }

  /// What only the service itself has to do with.
  private mutating func checkOwnFiles() throws(FileError) {
    for name in try gate.names(in: Folder.index.path) {
      try checkFile(Folder.index.path.appending(name), mode: CaseLayout.ownMode)
    }
    for name in try gate.names(in: Folder.journal.path) {
      let path = Folder.journal.path.appending(name)
      guard try checkFile(path, mode: CaseLayout.ownMode) else { continue }
      if JournalFile(name) == nil && JournalNote(name) == nil { report(path, "no journal's") }
    }
    for name in try gate.names(in: Folder.active.path) where !Tenure.isName(name) {
      report(Folder.active.path.appending(name), "nothing of a service's")
    }
  }

  private mutating func report(_ place: RelativePath, _ what: String) {
    violations.append(Violation(place, what))
  }

  /// Whether `path` is a plain file no wider than `mode`.
  @discardableResult
  private mutating func checkFile(_ path: RelativePath, mode: UInt32) throws(FileError) -> Bool {
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

  private mutating func checkDirectory(_ path: RelativePath, mode: UInt32) throws(FileError) -> Bool
  {
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
  private mutating func checkOwner(_ path: RelativePath) throws(FileError) -> Bool {
    guard let info = try gate.info(path), let owner, info.owner != owner else { return true }
    report(path, "belongs to user \(info.owner), the spool to user \(owner)")
    return false
  }

  /// What senders have begun and left: nobody else removes it. Their names are not told.
  private mutating func countAbandoned(in folder: Folder) throws(FileError) {
    let now = FileTime.localClock
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

  private mutating func checkActive() throws(FileError) {
    let now = FileTime.localClock
    var watch = LeaseWatch(tree)
    for station in try tree.stations() {
      let folder = Tenure.path(station)
      let isAbandoned = try watch.isAbandoned(station, at: now)
      if isAbandoned { report(folder, "of a service that is gone: the next one takes it down") }
      for name in try gate.names(in: folder) {
        let place = folder.appending(name)
        if isAbandoned {
          report(place, "left by a service that is gone: serve or recover it")
        } else if let job = JobID(name) {
          busy.insert(job)
          _ = try checkDirectory(place, mode: Folder.active.mode)
        }
      }
    }
  }

  private mutating func checkDeferred() throws(FileError) {
    for name in try gate.names(in: Folder.deferred.path) {
      let place = Folder.deferred.path.appending(name)
      guard JobID(name) != nil,
        try checkDirectory(place, mode: Folder.active.mode)
      else {
        report(place, "no job of the service's")
        continue
      }
      guard try checkOwner(place) else { continue }
      if try !gate.exists(place.appending(JobLayout.drop)) {
        report(place, "a job without its drop")
      }
      let record = try gate.readHead(
        place.appending(JobLayout.record), bytesMaximum: JobRecord.bytesRead)
      if record == nil { report(place, "a job without its record") }
      if let record, JobRecord(record) == nil { report(place, "a record that cannot be read") }
    }
  }

  private mutating func checkQuarantine() throws(FileError) {
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
      if words[1] == "reason.json" { try checkFile(place, mode: CaseLayout.ownMode) }
    }
  }

  private mutating func checkOutbox() throws(FileError) {
    for name in try gate.names(in: Folder.outbox.path) {
      let place = Folder.outbox.path.appending(name)
      guard CaseLayout.isEvent(name.description) else {
        report(place, "not of the form SERIAL.json")
        continue
      }
      try checkFile(place, mode: CaseLayout.eventMode)
    }
  }

  private mutating func checkCase(_ name: EntryName) throws(FileError) {
    let place = Folder.cases.path.appending(name)
    let caseID = name.description
    guard DropName.isCase(caseID), try checkDirectory(place, mode: CaseLayout.folderMode) else {
      return report(place, "no case of the service's")
    }
    _ = try checkOwner(place)
    for entry in try gate.names(in: place) {
      let path = place.appending(entry)
      let name = entry.description
      if CaseLayout.caseFiles.contains(name) || CaseLayout.revision(of: name) != nil {
        try checkFile(path, mode: CaseLayout.fileMode)
      } else if let attempt = Attempt(caseID: caseID, folderName: entry.description) {
        try check(attempt)
      } else {
        report(path, "nothing that belongs in a case")
      }
    }
  }

  private mutating func check(_ attempt: Attempt) throws(FileError) {
    guard try checkDirectory(attempt.path, mode: CaseLayout.folderMode) else { return }
    _ = try checkOwner(attempt.path)
    if try archive.isPurged(attempt) { return try checkPurged(attempt) }
    var originals: [RelativePath] = []
    for name in try archive.files(of: attempt) {
      let path = attempt.path.appending(name)
      switch name {
      case _ where CaseLayout.originalExtension(of: name) != nil:
        originals.append(path)
        // A huge one keeps its sender's inode, whose mode only the sender may change.
        let isForeign = try gate.info(path)?.owner != gate.info(attempt.path)?.owner
        try checkFile(path, mode: isForeign ? 0o7777 : CaseLayout.fileMode)
      case CaseLayout.thumbnail, CaseLayout.verdict, CaseLayout.decisions:
        try checkFile(path, mode: CaseLayout.fileMode)
      default:
        let job = CaseLayout.eventSerial(name)
        if job.map({ !busy.contains($0) }) ?? true { report(path, "a stale file") }
      }
    }
    guard originals.count == 1 else {
      return report(attempt.path, "\(originals.count) originals where one should be")
    }
    guard let verdict = try archive.verdict(of: attempt) else {
      return report(attempt.path, "no verdict")
    }
    let gate = gate
    let what = try checkVerdict(verdict, attempt) { () throws(FileError) in
      try gate.digest(of: originals[0])
    }
    if let what {
      report(attempt.path(CaseLayout.verdict), what)
    }
  }

  /// Of a photo that retention has removed, nothing but its tombstone may be left.
  private mutating func checkPurged(_ attempt: Attempt) throws(FileError) {
    for name in try archive.files(of: attempt) {
      let path = attempt.path.appending(name)
      if name == CaseLayout.tombstone {
        try checkFile(path, mode: CaseLayout.fileMode)
      } else {
        report(path, "beside the tombstone of a removed photo")
      }
    }
  }
}
