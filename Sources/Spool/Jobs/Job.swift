/// One claimed drop, in `active/WORKER/JOB/`: `in`, `record`, and `out/` once a result is built.
///
/// It holds no descriptor: every step goes by path below the service's own station, so a service that
/// was frozen and has lost its lease meets ENOENT and harms nobody. Steps, in order: ``load()``, then
/// ``beginAttempt()`` before each try, then one of ``commit(_:_:where:render:)`` and
/// ``Spool/finish(_:)``, ``finish(event:)``, ``quarantine(reason:event:)``, ``discard()`` and
/// ``postpone(_:at:)``.
package final class Job {
  /// The job's name, and the serial of its event.
  package let id: JobID
  /// What `new/` called it and what befell it since.
  package internal(set) var record: JobRecord
  /// What the name says, by the kinds in force.
  package let name: NameReading
  /// When the job was taken, by the file system's time.
  package let claimed: FileTime
  /// Whether an attempt is recorded that has not begun yet.
  var hasOpenAttempt = false
  /// The attempt that this process itself has made durable.
  var durableAttempt: Attempt?
  /// The original that was stored ahead of the commit.
  var storedOriginal: StoredOriginal?
  let spool: Spool
  let worker: JobID

  init(
    id: JobID, record: JobRecord, claimed: FileTime, spool: Spool, worker: JobID
  ) {
    self.id = id
    self.record = record
    self.claimed = claimed
    self.spool = spool
    self.worker = worker
    name = DropName.read(record.name, kinds: spool.kinds)
    spool.held.insert(id)
  }

  /// The drop's name where it is usable.
  package var drop: DropName? {
    if case .usable(let drop) = name { drop } else { nil }
  }

  /// Whether a photo that ends too early may still be growing, so that it is to be put off.
  package func mayStillGrow(at now: FileTime) -> Bool {
    !record.wasRenamed && !record.isRetrial
      && now.elapsedSeconds(since: record.firstSeen) < spool.limits.unfinishedSeconds
  }

  /// How long the drop had waited when it was taken, in seconds by the file system's time.
  package var queuedSeconds: Double { max(0, claimed.seconds(since: record.firstSeen)) }

  /// Whether attempts at it were interrupted so often that it must not be decoded again.
  package var isPoison: Bool { record.attempts >= spool.limits.attemptsMaximum }

  var gate: FileGate { spool.gate }
  var path: SpoolPath {
    Folder.active.path.appending(worker.description).appending(id.description)
  }
  var inPath: SpoolPath { path.appending("in") }
  var outPath: SpoolPath { path.appending("out") }
  var recordPath: SpoolPath { path.appending("record") }
  /// The event's name wherever it lies before it is sent.
  var eventName: String { id.description + ".json" }

  /// Records durably, before any decoding, that one more attempt begins; the first one is recorded
  /// by the claim itself.
  package func beginAttempt() throws(SpoolError) {
    if hasOpenAttempt {
      hasOpenAttempt = false
      return
    }
    do {
      try append(JobRecord.attemptLine)
    } catch {
      throw attributed(error)
    }
    record.attempts += 1
    record.isWanted = false
  }

  /// The same error, or the loss of the lease where the whole job has been taken over meanwhile.
  func attributed(_ error: SpoolError) -> SpoolError {
    guard error.isMissing, let isThere = try? gate.exists(path), !isThere else { return error }
    release()
    return .leaseLost
  }

  /// Takes back the attempt under way: it was ended from outside, so it says nothing of the photo.
  ///
  /// Only so many are taken back; a photo that has its own process killed must not go on for ever.
  package func attemptWasInterrupted() throws(SpoolError) {
    guard record.interruptions < JobRecord.interruptionsMaximum, record.attempts > 0 else { return }
    try append(JobRecord.interruptedLine)
    record.takeBackAttempt()
  }

  func append(_ line: String) throws(SpoolError) {
    let file = try gate.openForAppending(recordPath)
    // A line torn by an earlier failure must not swallow this one.
    try gate.write(file, recordPath, Array(("\n" + line).utf8))
    try gate.sync(file, recordPath)
  }

  /// Whether it is this service's still, as far as is known: another may have taken it over.
  package var isHeld: Bool { spool.station?.worker == worker && spool.held.contains(id) }

  /// Gives the job up as it stands: a later ``Spool/recover()`` finds it again.
  package func release() {
    // A job of a lost station may have come back under the same id.
    if spool.station?.worker == worker { spool.held.remove(id) }
  }
}
