import CSystem
package import Files
import Glibc
import Spool
import Verdicts
package import Wire

/// The pool of worker processes: photos in by sealed descriptor, checked reports out.
///
/// The pool decides nothing: each slot does, ``EndReading`` says what an end means, and the pool
/// carries out. It belongs to one thread, whose poll loop waits on ``descriptors`` and calls
/// ``service(readable:)``. What the machine does not give it asks for again later; nothing that
/// happens to a worker is thrown.
package final class InspectionPool: PhotoPool {
  private let executable: String
  private let isolation: Isolation
  package var photosPerWorker: Int
  private let allowsWeakSandbox: Bool
  /// What the workers are: all alike, being one program on one kernel. `nil` until the first says
  /// so.
  package private(set) var setup: WorkerSetup?
  private var workers: [Worker]
  private var chunk = [UInt8](repeating: 0, count: 64 << 10)
  /// So many chunks of an answer are read before the other workers have their turn.
  private static let chunksPerTurnMaximum = 8
  /// The machine's want of processes or descriptors.
  private(set) var shortage = Shortage()
  /// Whether a worker ended because this kernel cannot confine it.
  private var cannotConfine = false
  /// Set once an assignment did not read back: then no more photos are taken.
  private var ownFault: PoolError?

  /// A pool whose workers are not yet started.
  ///
  /// - Parameters:
  ///   - executable: The program that understands `nursery ISOLATION`: Jernih itself.
  ///   - isolation: `photo` or `worker`.
  ///   - workers: How many processes, 1 or more.
  ///   - photosPerWorker: After so many photos a worker in isolation `worker` is replaced.
  ///   - allowsWeakSandbox: Whether they may work without what the kernel lacks of the sandbox.
  package init(
    executable: String, isolation: Isolation, workers: Int, photosPerWorker: Int,
    allowsWeakSandbox: Bool = false
  ) {
    precondition(workers > 0 && isolation != .none, "a pool has workers")
    self.executable = executable
    self.isolation = isolation
    self.photosPerWorker = photosPerWorker
    self.allowsWeakSandbox = allowsWeakSandbox
    self.workers = [Worker](repeating: Worker(isolation), count: workers)
  }

  /// Starts every worker, as far as the machine gives them.
  package func start() {
    for index in workers.indices where workers[index].slot.isAbsent { spawn(index) }
  }

  /// Whether photos can be decoded at all.
  ///
  /// - Returns: What the workers are; `nil` until one has said so.
  /// - Throws: ``PoolError/cannotConfine`` or ``PoolError/badAssignment(_:)``, for good.
  package func checkSetup() throws(PoolError) -> WorkerSetup? {
    if let ownFault { throw ownFault }
    if setup == nil, cannotConfine { throw .cannotConfine }
    return setup
  }

  /// How many photos can be taken now.
  package var idleWorkerCount: Int { ownFault == nil ? workers.count(where: \.isReady) : 0 }

  /// What the machine lacks for workers; `nil` while it gives them.
  package var want: PoolError? { shortage.cause }

  /// Gives one photo to an idle worker, past those that died or spoke unasked while they were idle.
  ///
  /// - Parameters:
  ///   - ticket: The caller's number for it, not in use.
  ///   - photo: The photo's bytes.
  ///   - assignment: What to do.
  ///   - track: The photo's track; in the fast one its clock is short.
  /// - Returns: Whether a worker has it; otherwise the machine gives none now, and it was not
  ///   begun.
  package func begin(
    ticket: UInt64, photo: SealedBytes, assignment: Assignment, track: Track = .fast
  ) -> Bool {
    guard ownFault == nil else { return false }
    for index in workers.indices {
      // A worker that is found gone is replaced once; where that one is gone too, another may do.
      for _ in 0..<2 where workers[index].isReady {
        if workers[index].process?.isSpeaking == false {
          do {
            try workers[index].assign(
              ticket: ticket, assignment, photo: photo.fileDescriptor, track: track)
            return true
          } catch {
            if case .badAssignment = error {
              ownFault = error
              return false
            }
            if !error.isWorkerGone {
              shortage.meet(error, at: SystemClock.seconds)
              return false
            }
          }
        }
        workers[index].stop()
        spawn(index)
      }
    }
    return false
  }

  /// The descriptors to wait on, for reading.
  package var descriptors: [Int32] {
    workers.flatMap { worker -> [Int32] in
      guard let process = worker.process else { return [] }
      return process.answer >= 0 ? [process.control, process.answer] : [process.control]
    }
  }

  /// The next moment at which ``service(readable:)`` has to be called, on ``SystemClock``.
  package var nextDeadlineSeconds: Double? {
    (workers.compactMap(\.slot.deadlineSeconds) + [shortage.retrySeconds].compactMap(\.self)).min()
  }

  /// Takes in what the workers said, and kills those that are overdue.
  ///
  /// - Parameter readable: Those of ``descriptors`` that are readable or hung up.
  /// - Returns: The jobs that are over, in the order in which they ended.
  package func service(readable: Set<Int32>) -> [Finished] {
    var finished: [Finished] = []
    makeUpShortage()
    for index in workers.indices {
      if let answer = workers[index].process?.answer, answer >= 0, readable.contains(answer) {
        perform(drainAnswer(index), index, &finished)
      }
      if let control = workers[index].process?.control, readable.contains(control) {
        perform(readControl(index), index, &finished)
      }
      perform(workers[index].slot.clock(SystemClock.seconds), index, &finished)
    }
    return finished
  }

  /// Kills every worker; jobs under way are forgotten, their photos untouched.
  package func stop() {
    for index in workers.indices { workers[index].stop() }
  }

  /// Starts a worker where there is none; while the machine lacks what it takes, at the next retry.
  private func spawn(_ index: Int) {
    guard shortage.retrySeconds == nil else { return }
    do throws(PoolError) {
      workers[index].began(
        try WorkerProcess.start(
          executable: executable, isolation: isolation, allowingLess: allowsWeakSandbox))
      try workers[index].process?.makeReady()
    } catch {
      shortage.meet(error, at: SystemClock.seconds)
    }
  }

  /// Tries again for what the machine lacked.
  private func makeUpShortage() {
    guard let retry = shortage.retrySeconds, SystemClock.seconds >= retry else { return }
    shortage.beginRetry()
    for index in workers.indices {
      if workers[index].slot.isAbsent { spawn(index) } else { makeReady(index) }
    }
    endShortage()
  }

  /// The shortage is over once every worker is there, has said what it is, and can take a photo.
  private func endShortage() {
    guard shortage.cause != nil, shortage.retrySeconds == nil else { return }
    let isOver = workers.allSatisfy { worker in
      guard let process = worker.process else { return false }
      return process.hasGreeted && (process.isReady || !worker.slot.isIdle)
    }
    if isOver { shortage = Shortage() }
  }

  private func makeReady(_ index: Int) {
    do throws(PoolError) {
      try workers[index].process?.makeReady()
    } catch {
      shortage.meet(error, at: SystemClock.seconds)
    }
  }

  private func perform(_ action: Slot.Action, _ index: Int, _ finished: inout [Finished]) {
    switch action {
    case .nothing: break
    case .spawn: spawn(index)
    case .kill: perform(workers[index].kill(), index, &finished)
    case .deliver(let ticket, let ending):
      workers[index].process?.closeAnswer()
      finish(ticket, ending, index, &finished)
      workers[index].handled += 1
      if isolation == .worker, workers[index].handled >= photosPerWorker {
        // Whatever one of its photos may have done to it ends here.
        workers[index].stop()
        spawn(index)
      } else {
        makeReady(index)
      }
    case .deliverAndSpawn(let ticket, let ending):
      finish(ticket, ending, index, &finished)
      spawn(index)
    }
  }

  /// Reads what there is of an answer.
  private func drainAnswer(_ index: Int) -> Slot.Action {
    guard let answer = workers[index].process?.answer, answer >= 0 else { return .nothing }
    for _ in 0..<Self.chunksPerTurnMaximum {
      let count = unsafe read(answer, &chunk, chunk.count)
      if count > 0 {
        let action = workers[index].slot.received(chunk[..<count])
        if action != .nothing { return action }
      } else if count == 0 {
        workers[index].process?.closeAnswer()
        return workers[index].slot.answerEnded()
      } else if errno != EINTR {
        return .nothing
      }
    }
    return .nothing
  }

  /// Reads one datagram of a worker: what became of a child, or that the worker itself is gone.
  private func readControl(_ index: Int) -> Slot.Action {
    guard let process = workers[index].process else { return .nothing }
    var first: Int32 = -1
    var second: Int32 = -1
    let count = unsafe csystem_receive(process.control, &chunk, chunk.count, &first, &second)
    for descriptor in [first, second] where descriptor >= 0 { close(descriptor) }
    let frame = Array(chunk[..<max(0, count)])
    if !process.hasGreeted, let setup = try? WorkerSetup(frame: frame) {
      workers[index].process?.hasGreeted = true
      self.setup = setup
      endShortage()
      return .nothing
    }
    if process.hasGreeted, let word = try? WorkerWord(frame: frame) {
      return workers[index].slot.said(word)
    }
    // The end of the stream, or nonsense: either way this worker is done with. What it had written
    // of an answer is read first.
    let pending = drainAnswer(index)
    if pending != .nothing { return pending }
    let end = workers[index].process?.reap()
    if !process.hasGreeted {
      if let end, end.exited, end.code == Int(WorkerSetup.notConfinedStatus) {
        cannotConfine = true
      }
      shortage.meet(.workersDie, at: SystemClock.seconds)
    }
    return workers[index].ended(end)
  }

  private func finish(
    _ ticket: UInt64, _ ending: Slot.Ending, _ index: Int, _ finished: inout [Finished]
  ) {
    guard let job = workers[index].job else { return }
    workers[index].job = nil
    // One that has not said what it is has no word on a photo either.
    let isKnown = setup != nil
    let reading = EndReading(
      isKnown ? ending : .lost(after: nil), of: job.assignment, in: job.track)
    if case .answer(let report) = reading, let setup {
      finished.append(Finished(ticket: ticket, outcome: .report(report, by: setup), blame: nil))
    } else if case .none(let blame, let fault) = reading {
      finished.append(
        Finished(ticket: ticket, outcome: .failed(fault, by: setup), blame: blame))
    }
  }
}
