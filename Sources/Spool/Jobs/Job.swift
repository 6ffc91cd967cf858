package import Files

/// One claimed drop, in `active/STATION/JOB/`: `in`, `record`, and `out/` once a result is built.
///
/// It holds no descriptor: every step goes by path below the service's own station, so a service
/// that was frozen and has lost its lease meets ENOENT and harms nobody. Steps, in order:
/// ``load()``, then ``beginTry()`` before each try, then one of
/// ``commit(_:_:where:knowing:render:)`` and ``Station/finish(_:)``, ``finish(event:)``,
/// ``Station/quarantine(_:)`` and ``postpone(_:at:)``.
package final class Job {
  /// The job's name, and the serial of its event.
  package let id: JobID
  /// What `new/` called it and what befell it since.
  package internal(set) var record: JobRecord
  /// What the name says, by the kinds in force.
  package let name: NameReading
  /// The policy's numbers when the job was taken: it is judged by one policy, whatever comes.
  let limits: SpoolLimits
  /// When the job was taken, by the file system's time.
  package let claimed: FileTime
  /// Whether a try is recorded that has not begun yet.
  var hasRecordedTry = false
  /// The attempt that this process itself has made durable.
  var durableAttempt: Attempt?
  /// The original that was stored ahead of the commit.
  var storedOriginal: StoredOriginal?
  let archive: CaseArchive
  let tenure: Tenure

  /// A job that the caller holds from here on.
  init(
    id: JobID, record: JobRecord, claimed: FileTime, archive: CaseArchive, tenure: Tenure
  ) {
    self.id = id
    self.record = record
    self.claimed = claimed
    self.archive = archive
    self.tenure = tenure
    limits = archive.tree.limits
    name = DropName.read(record.name, kinds: archive.tree.kinds, asDecision: record.isDecision)
    tenure.hold(id)
  }

  /// The drop's name where it is usable.
  package var drop: DropName? {
    if case .usable(let drop) = name { drop } else { nil }
  }

  /// Whether a photo that ends too early may still be growing, so that it is to be put off.
  package func mayStillGrow(at now: FileTime) -> Bool {
    !record.wasRenamed && !record.isRetrial
      && now.elapsedSeconds(since: record.firstSeen) < limits.unfinishedSeconds
  }

  /// How long the drop had waited when it was taken, in seconds by the file system's time.
  package var queuedSeconds: Double { max(0, claimed.seconds(since: record.firstSeen)) }

  /// Whether its own work has ended its decoder so often that it must not be decoded again.
  package var isPoison: Bool { record.tries >= limits.triesMaximum }

  /// Whether it was ended from outside so often, minutes apart, that only a clerk can tell why.
  package var isGivenUp: Bool { record.kills >= JobRecord.killsMaximum }

  var tree: SpoolTree { archive.tree }
  var gate: FileGate { tree.gate }
  var path: RelativePath { tenure.path(id) }
  var inPath: RelativePath { path.appending(JobLayout.drop) }
  var outPath: RelativePath { path.appending(JobLayout.result) }
  var recordPath: RelativePath { path.appending(JobLayout.record) }
  /// The event's name wherever it lies before it is sent.
  var eventName: String { CaseLayout.event(id) }

  /// Records durably, before any decoding, that one more try begins; the first one is recorded by
  /// the claim itself.
  package func beginTry() throws(FileError) {
    if hasRecordedTry {
      hasRecordedTry = false
      return
    }
    try note { $0.beginTry() }
  }

  /// Records that the photo's own work ended the try under way.
  package func tryFailed() throws(FileError) { try note { $0.tryFailed() } }

  /// Records that the try under way was ended by the machine or from outside.
  ///
  /// - Parameter killed: When, by the file system's time, where it was ended in the middle of its
  ///   work while others passed; `nil` otherwise.
  package func tryWasInterrupted(killed: FileTime? = nil) throws(FileError) {
    try note { $0.tryWasInterrupted(killed: killed) }
  }

  /// Changes the record, on the disk first.
  func note(_ change: (inout JobRecord) -> String) throws(FileError) {
    var changed = record
    let line = change(&changed)
    try attributing { () throws(FileError) in try append(line, to: changed) }
    record = changed
  }

  /// The same error, or the loss of the lease where the whole job has been taken over meanwhile.
  func attributed(_ error: FileError) -> FileError {
    guard error.isMissing, let isThere = try? gate.exists(path), !isThere else { return error }
    release()
    return .leaseLost
  }

  /// Does something, and tells the loss of the lease from other errors.
  func attributing<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(FileError) -> Result {
    do {
      return try body()
    } catch {
      throw attributed(error)
    }
  }

  /// Appends a line that makes the record what `changed` is, or writes it anew where it has grown
  /// long.
  private func append(_ line: String, to changed: JobRecord) throws(FileError) {
    let file = try gate.openForAppending(recordPath)
    guard try gate.info(file, recordPath).sizeBytes < Int64(JobRecord.bytesMaximum) else {
      let draft = path.appending("record.new")
      try gate.unlink(draft)
      try gate.writeFile(draft, changed.bytes, mode: CaseLayout.ownMode, durable: true)
      try gate.rename(draft, to: recordPath)
      return try gate.syncDirectory(path)
    }
    // A line torn by an earlier failure must not swallow this one.
    try gate.write(file, recordPath, Array(("\n" + line).utf8))
    try gate.sync(file, recordPath)
  }

  /// Whether it is this service's still, as far as is known: another may have taken it over.
  package var isHeld: Bool { tenure.held.contains(id) }

  /// Gives the job up as it stands: a later ``Station/recover(at:)`` finds it again.
  package func release() { tenure.release(id) }
}
