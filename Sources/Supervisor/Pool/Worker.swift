import CSystem
import Files
import Glibc
import Verdicts
import Vocabulary
import Wire

/// One worker of the pool: its place, its process, and the job that it has.
struct Worker {
  /// What it is given to do.
  struct Job {
    var assignment: Assignment
    var track: Track
    /// What the process that decodes had used before, in processor seconds.
    var processorSecondsBefore: Double
  }

  var slot: Slot
  var process: WorkerProcess?
  var job: Job?
  /// Photos that the present process has worked through.
  var handled = 0
  private let isolation: Isolation

  init(_ isolation: Isolation) {
    self.isolation = isolation
    slot = Slot(isolation)
  }

  /// Whether it can be given a photo now.
  var isReady: Bool { slot.isIdle && process?.isReady == true }

  /// A process was started for it.
  mutating func began(_ process: WorkerProcess) {
    self.process = process
    slot.spawned()
    handled = 0
  }

  /// Sends it a photo.
  ///
  /// - Throws: ``PoolError/cannotSend(errno:)``, and ``PoolError/badAssignment(_:)`` before
  ///   anything is sent.
  /// - Precondition: ``isReady``.
  mutating func assign(
    ticket: UInt64, _ assignment: Assignment, photo: Int32, track: Track
  ) throws(PoolError) {
    let frame: [UInt8]
    do {
      frame = try assignment.checkedFrame()
    } catch {
      throw .badAssignment(error)
    }
    try process?.send(frame, photo: photo)
    job = Job(
      assignment: assignment, track: track, processorSecondsBefore: isolation == .worker ? used : 0)
    let seconds = Double(assignment.worker.wallSeconds)
    slot.assigned(
      ticket: ticket,
      deadlineSeconds: SystemClock.seconds
        + (track == .fast ? min(seconds, Track.fastSecondsMaximum) : seconds),
      answerBytesMaximum: assignment.thumbnailBytesMaximum + ChildReport.frameBytesMaximum)
  }

  /// Processor seconds that the process which decodes has used; 0 where it is gone.
  private var used: Double {
    guard let pid = isolation == .worker ? process?.pid : slot.process else { return 0 }
    return max(0, csystem_cpu_seconds_of(pid))
  }

  /// Kills its process and tells the slot of it.
  mutating func kill() -> Slot.Action {
    if let job { slot.used(processorSeconds: used - job.processorSecondsBefore) }
    return ended(process?.reap())
  }

  /// Its process is gone.
  mutating func ended(_ end: ChildEnd?) -> Slot.Action {
    process = nil
    return slot.workerEnded(end ?? ChildEnd(exited: false, code: Int(SIGKILL)))
  }

  /// Ends its process and forgets its job.
  mutating func stop() {
    _ = process?.reap()
    self = Worker(isolation)
  }
}
