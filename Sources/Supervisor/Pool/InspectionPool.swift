import CSystem
import Glibc
package import Spool
import Verdicts
package import Wire

/// The pool of worker processes: photos in by sealed descriptor, checked reports out.
///
/// The pool decides nothing; each slot does, and the pool carries out its actions. It belongs to
/// one thread, whose poll loop waits on ``descriptors`` and calls ``service(readable:)``.
package final class InspectionPool {
  private let executable: String
  private let isolation: Isolation
  private let photosPerWorker: Int
  private let allowsWeakSandbox: Bool
  /// What the workers are: all alike, being one program on one kernel. `nil` until the first says so.
  package private(set) var setup: WorkerSetup?
  private var slots: [Slot]
  private var processes: [WorkerProcess?]
  /// Photos that the present worker of each slot has worked through.
  private var handled: [Int]
  private var assignments: [UInt64: Assignment] = [:]
  /// Photos that no worker could be had for yet.
  private var waiting: [(ticket: UInt64, photo: SealedBytes)] = []
  /// A worker that failed to start so often in a row means that none can work.
  private static let failedStartsMaximum = 5
  /// Workers that ended, one after the other, before they said what they are: no photo's doing.
  private var silentEnds = 0
  /// So many mean that none can work: below what a photo is tried, which must not take the blame.
  private static let silentEndsMaximum = 3
  /// Far more than a worker needs to start on a busy machine.
  private static let setupSecondsMaximum = 30.0
  private var chunk = [UInt8](repeating: 0, count: 64 << 10)
  /// So many chunks of an answer are read before the other workers have their turn.
  private static let chunksPerTurnMaximum = 8
  /// The machine's want of processes or descriptors, once the workers were started.
  private(set) var shortage = Shortage()

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
    slots = [Slot](repeating: Slot(), count: workers)
    processes = [WorkerProcess?](repeating: nil, count: workers)
    handled = [Int](repeating: 0, count: workers)
  }

  /// Starts every worker.
  package func start() throws(PoolError) {
    for index in slots.indices where slots[index].isAbsent {
      try startWorker(index)
      try processes[index]?.makeReady()
    }
  }

  /// Waits until a worker has said what it is, and so that photos can be decoded at all.
  ///
  /// - Throws: ``PoolError`` where workers end instead, or say nothing.
  package func awaitSetup() throws(PoolError) -> WorkerSetup {
    let end = SystemClock.seconds + Self.setupSecondsMaximum
    while SystemClock.seconds < end {
      if let setup { return setup }
      _ = try service(readable: Poll.wait(for: descriptors, untilSeconds: end))
    }
    throw .workersDie
  }

  /// Whether a photo can be taken now.
  package var hasIdleWorker: Bool { idleWorkerCount > 0 }

  /// How many photos can be taken now.
  package var idleWorkerCount: Int {
    max(0, slots.indices.count(where: isReady) - waiting.count)
  }

  private func isReady(_ index: Int) -> Bool {
    slots[index].isIdle && processes[index]?.isReady == true
  }

  /// Gives one photo to an idle worker. Where the machine lacks what a worker takes, the photo waits
  /// for one here.
  ///
  /// - Parameters:
  ///   - ticket: The caller's number for it, not in use.
  ///   - photo: The photo's bytes.
  ///   - assignment: What to do.
  /// - Throws: ``PoolError``, the machine's fault; the photo was then not begun.
  package func begin(ticket: UInt64, photo: SealedBytes, assignment: Assignment)
    throws(PoolError)
  {
    assignments[ticket] = assignment
    waiting.append((ticket, photo))
    do {
      try handOut()
    } catch {
      waiting.removeAll { $0.ticket == ticket }
      assignments[ticket] = nil
      throw error
    }
  }

  /// Hands photos that wait to idle workers, past those that died or spoke unasked while they were
  /// idle.
  private func handOut() throws(PoolError) {
    var failures = 0
    while let next = waiting.first, let assignment = assignments[next.ticket],
      let index = slots.indices.first(where: isReady)
    {
      var isSent = false
      if processes[index]?.isSpeaking == false {
        do {
          try processes[index]?.send(assignment.frame, photo: next.photo.fileDescriptor)
          isSent = true
        } catch {
          failures += 1
          guard error.isWorkerGone, failures < Self.failedStartsMaximum else {
            throw error.isWorkerGone ? .workersDie : error
          }
        }
      }
      guard isSent else {
        try replaceIdle(index)
        continue
      }
      waiting.removeFirst()
      slots[index].assigned(
        ticket: next.ticket,
        deadlineSeconds: SystemClock.seconds + Double(assignment.worker.wallSeconds),
        answerBytesMaximum: assignment.thumbnailBytesMaximum + ChildReport.frameBytesMaximum)
    }
  }

  /// The descriptors to wait on, for reading.
  package var descriptors: [Int32] {
    processes.flatMap { process -> [Int32] in
      guard let process else { return [] }
      return process.answer >= 0 ? [process.control, process.answer] : [process.control]
    }
  }

  /// The next moment at which ``service(readable:)`` has to be called, on ``SystemClock``.
  package var nextDeadlineSeconds: Double? {
    (slots.compactMap(\.deadlineSeconds) + [shortage.retrySeconds].compactMap(\.self)).min()
  }

  /// Takes in what the workers said, and kills those that are overdue.
  ///
  /// - Parameter readable: Those of ``descriptors`` that are readable or hung up.
  /// - Returns: The jobs that are over, in the order in which they ended.
  /// - Throws: ``PoolError`` where workers cannot be replaced.
  package func service(readable: Set<Int32>) throws(PoolError) -> [Finished] {
    var finished: [Finished] = []
    try makeUpShortage()
    for index in slots.indices {
      if let answer = processes[index]?.answer, answer >= 0, readable.contains(answer) {
        try perform(drainAnswer(index), index, &finished)
      }
      if let control = processes[index]?.control, readable.contains(control) {
        try perform(try readControl(index), index, &finished)
      }
      try perform(slots[index].clock(SystemClock.seconds), index, &finished)
    }
    try handOut()
    return finished
  }

  /// Kills every worker; jobs under way are forgotten, their photos untouched.
  package func stop() {
    for index in processes.indices {
      _ = processes[index]?.reap(killing: true)
      processes[index] = nil
      slots[index] = Slot()
    }
    assignments = [:]
    waiting = []
  }

  /// Starts a worker where there is none. What the machine lacks for it is asked for again later.
  private func spawn(_ index: Int) throws(PoolError) {
    do {
      try startWorker(index)
      try processes[index]?.makeReady()
    } catch {
      guard error.isShortage else { throw error }
      shortage.meet(error, at: SystemClock.seconds)
    }
  }

  private func startWorker(_ index: Int) throws(PoolError) {
    guard slots[index].failedStarts < Self.failedStartsMaximum else { throw .workersDie }
    processes[index] = try WorkerProcess.start(
      executable: executable, isolation: isolation, allowingLess: allowsWeakSandbox)
    slots[index].spawned()
    handled[index] = 0
  }

  /// Tries again for what the machine lacked.
  ///
  /// - Throws: ``PoolError`` where for too long there was not one worker.
  private func makeUpShortage() throws(PoolError) {
    let now = SystemClock.seconds
    guard let retry = shortage.retrySeconds, now >= retry else { return }
    let former = shortage
    shortage = Shortage()
    for index in slots.indices {
      if slots[index].isAbsent { try spawn(index) } else { makeReady(index) }
    }
    guard let cause = shortage.cause else { return }
    shortage = former
    shortage.meet(cause, at: now)
    if slots.allSatisfy(\.isAbsent), shortage.isTooLong(at: now) { throw cause }
  }

  private func makeReady(_ index: Int) {
    do throws(PoolError) {
      try processes[index]?.makeReady()
    } catch {
      shortage.meet(error, at: SystemClock.seconds)
    }
  }

  private func perform(
    _ action: Slot.Action, _ index: Int, _ finished: inout [Finished]
  ) throws(PoolError) {
    switch action {
    case .nothing: break
    case .spawn: try spawn(index)
    case .kill:
      var process = processes[index]
      processes[index] = nil
      let end = process?.reap(killing: true) ?? ChildEnd(exited: false, code: 9)
      try perform(slots[index].workerEnded(end), index, &finished)
    case .deliver(let ticket, let ending):
      processes[index]?.closeAnswer()
      finished.append(finish(ticket, ending))
      handled[index] += 1
      if isolation == .worker, handled[index] >= photosPerWorker { return try retire(index) }
      makeReady(index)
    case .deliverAndSpawn(let ticket, let ending):
      finished.append(finish(ticket, ending))
      try spawn(index)
    }
  }

  /// Replaces an idle worker that is found dead.
  private func replaceIdle(_ index: Int) throws(PoolError) {
    var dead = processes[index]
    processes[index] = nil
    if let end = dead?.reap(killing: true) { _ = slots[index].workerEnded(end) }
    try spawn(index)
  }

  /// Replaces an idle worker that has seen enough photos: whatever one of them may have done to it
  /// ends here.
  private func retire(_ index: Int) throws(PoolError) {
    _ = processes[index]?.reap(killing: true)
    processes[index] = nil
    slots[index] = Slot()
    try spawn(index)
  }

  /// Reads what there is of an answer.
  private func drainAnswer(_ index: Int) -> Slot.Action {
    guard let answer = processes[index]?.answer, answer >= 0 else { return .nothing }
    for _ in 0..<Self.chunksPerTurnMaximum {
      let count = unsafe read(answer, &chunk, chunk.count)
      if count > 0 {
        let action = slots[index].received(chunk[..<count])
        if action != .nothing { return action }
      } else if count == 0 {
        processes[index]?.closeAnswer()
        return slots[index].answerEnded()
      } else if errno != EINTR {
        return .nothing
      }
    }
    return .nothing
  }

  /// Reads one datagram of a worker: how a child ended, or that the worker itself is gone.
  private func readControl(_ index: Int) throws(PoolError) -> Slot.Action {
    guard var process = processes[index] else { return .nothing }
    var first: Int32 = -1
    var second: Int32 = -1
    let count = unsafe jernih_receive(process.control, &chunk, chunk.count, &first, &second)
    for descriptor in [first, second] where descriptor >= 0 { close(descriptor) }
    let frame = Array(chunk[..<max(0, count)])
    if !process.hasGreeted, let setup = try? WorkerSetup(frame: frame) {
      processes[index]?.hasGreeted = true
      silentEnds = 0
      self.setup = setup
      return .nothing
    }
    if process.hasGreeted, let end = try? ChildEnd(frame: frame) {
      return slots[index].childEnded(end)
    }
    // The end of the stream, or nonsense: either way this worker is done with. What it had written
    // of an answer is read first.
    let pending = drainAnswer(index)
    if pending != .nothing { return pending }
    process.answer = processes[index]?.answer ?? -1
    processes[index] = nil
    let end = process.reap(killing: true)
    if !process.hasGreeted {
      if Self.isNotConfined(end) { throw .cannotConfine }
      silentEnds += 1
      guard silentEnds < Self.silentEndsMaximum else { throw .workersDie }
    }
    return slots[index].workerEnded(end)
  }

  /// How a worker ends that cannot confine itself.
  private static func isNotConfined(_ end: ChildEnd) -> Bool {
    end.exited && end.code == Int(WorkerSetup.notConfinedStatus)
  }

  private func finish(_ ticket: UInt64, _ ending: Slot.Ending) -> Finished {
    let assignment = assignments.removeValue(forKey: ticket)
    switch ending {
    case .answered(let frame):
      guard let assignment, let setup,
        let report = try? ChildReport(frame: frame, for: assignment),
        assignment.kind ?? report.findings.kind == report.findings.kind
      else {
        return failed(ticket, .decoderFailed, "the decoder's answer did not pass the checks")
      }
      return Finished(
        ticket: ticket, outcome: .report(report, by: setup), retry: .never)
    case .overdue:
      return failed(ticket, .timedOut, "decoding took too long by the clock", retry: .counted)
    case .exhausted:
      return failed(ticket, .timedOut, "decoding used up its processor time")
    case .died(let end):
      if !end.exited, end.code == Int(SIGSYS) {
        return failed(
          ticket, .decoderFailed, "the sandbox ended the decoder for a forbidden system call")
      }
      let how = end.exited ? "status \(end.code)" : "signal \(end.code)"
      let wasKilled = !end.exited && end.code == Int(SIGKILL)
      return failed(
        ticket, .decoderFailed, "the decoder ended with \(how)",
        retry: wasKilled ? .uncounted : .counted)
    }
  }

  private func failed(
    _ ticket: UInt64, _ code: Fault.Code, _ detail: String,
    retry: Finished.Retry = .never
  ) -> Finished {
    Finished(ticket: ticket, outcome: .failed(Fault(code, detail), by: setup), retry: retry)
  }
}
