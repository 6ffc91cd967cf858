package import Wire

/// One worker's place in the pool as a pure state machine: events in, actions out.
///
/// A job is over when two things are known: how the child ended, and that its answer is complete.
/// They may come in either order. A worker that dies takes its job with it; the pool starts another.
///
/// ```
/// absent ──spawned──► idle ──assigned──► busy ──child ended + answer complete──► idle
///    ▲                  │                  │
///    └── worker ended ──┴──────────────────┘  (busy: the job is delivered as died or timed out)
/// ```
package struct Slot: Equatable {
  /// What the pool must do after an event.
  package enum Action: Equatable {
    case nothing
    /// Start a worker process in this slot.
    case spawn
    /// Kill the worker process; its end will be reported as an event.
    case kill
    /// The job is over: hand the outcome on.
    case deliver(ticket: UInt64, Ending)
    /// The job is over and the worker gone: hand the outcome on and start another worker.
    case deliverAndSpawn(ticket: UInt64, Ending)
  }

  /// How a job ended, before its answer is read.
  package enum Ending: Equatable {
    /// The child ended well; the answer may still turn out to be nonsense.
    case answered([UInt8])
    /// The child died.
    case died(ChildEnd)
    /// It was killed at its deadline.
    case overdue
    /// It used up its processor time.
    case exhausted
  }

  private struct Work: Equatable {
    var ticket: UInt64
    var deadlineSeconds: Double
    var answerBytesMaximum: Int
    var answer: [UInt8] = []
    var answerIsComplete = false
    var end: ChildEnd?
    var isOverdue = false

    /// Whether it is longer than any answer may be: what follows does not matter any more.
    var answerIsTooLong: Bool { answer.count > answerBytesMaximum }
  }

  private enum State: Equatable {
    case absent
    case idle
    case busy(Work)
  }

  private var state = State.absent

  /// A slot without a worker.
  package init() {}

  /// Workers that ended since one last did any work; a worker that cannot even start must not be
  /// started again and again without pause.
  package private(set) var failedStarts = 0

  /// The signal that ends a process which used up its processor seconds (SIGXCPU).
  package static let processorTimeSignal = 24

  package var isIdle: Bool { state == .idle }
  package var isAbsent: Bool { state == .absent }

  /// The job's deadline on the clock of ``SystemClock``; `nil` without a job.
  package var deadlineSeconds: Double? {
    guard case .busy(let work) = state, !work.isOverdue else { return nil }
    return work.deadlineSeconds
  }

  /// A worker process was started.
  package mutating func spawned() { state = .idle }

  /// A job was sent to the idle worker.
  package mutating func assigned(ticket: UInt64, deadlineSeconds: Double, answerBytesMaximum: Int) {
    precondition(isIdle, "a job goes to an idle worker only")
    state = .busy(
      Work(
        ticket: ticket, deadlineSeconds: deadlineSeconds, answerBytesMaximum: answerBytesMaximum))
  }

  /// Part of the answer came. One that passes its limit is cut there, will not parse, and ends the
  /// worker: nobody reads on for as long as a decoder in strange hands cares to write.
  package mutating func received(_ bytes: ArraySlice<UInt8>) -> Action {
    guard case .busy(var work) = state, !work.answerIsTooLong else { return .nothing }
    // Nobody else holds the bytes for the moment: they are added in place, not copied each time.
    state = .idle
    work.answer += bytes.prefix(work.answerBytesMaximum - work.answer.count + 1)
    state = .busy(work)
    return work.answerIsTooLong ? .kill : .nothing
  }

  /// The answer's end came.
  package mutating func answerEnded() -> Action {
    guard case .busy(var work) = state else { return .nothing }
    work.answerIsComplete = true
    state = .busy(work)
    return finishIfDone(work)
  }

  /// The worker said how the child for its job ended. One that says so unasked, or twice, is in
  /// strange hands.
  package mutating func childEnded(_ end: ChildEnd) -> Action {
    guard case .busy(var work) = state else { return .kill }
    guard work.end == nil else {
      // Nothing that it said counts, and nothing of it is the photo's doing.
      work.end = nil
      state = .busy(work)
      return .kill
    }
    work.end = end
    state = .busy(work)
    return finishIfDone(work)
  }

  /// The clock reached `seconds`.
  package mutating func clock(_ seconds: Double) -> Action {
    guard case .busy(var work) = state, !work.isOverdue, seconds >= work.deadlineSeconds else {
      return .nothing
    }
    work.isOverdue = true
    state = .busy(work)
    return .kill
  }

  /// The worker process itself ended.
  package mutating func workerEnded(_ end: ChildEnd) -> Action {
    defer { state = .absent }
    guard case .busy(let work) = state else {
      failedStarts += end.isClean ? 0 : 1
      return .spawn
    }
    failedStarts = 0
    let ending: Ending
    if work.isOverdue {
      ending = .overdue
    } else if work.answerIsTooLong {
      ending = .answered(work.answer)
    } else if let end = work.end, end.isClean, work.answerIsComplete {
      ending = .answered(work.answer)
    } else {
      ending = Self.ending(of: work.end ?? end)
    }
    return .deliverAndSpawn(ticket: work.ticket, ending)
  }

  private mutating func finishIfDone(_ work: Work) -> Action {
    guard let end = work.end, work.answerIsComplete, !work.isOverdue else { return .nothing }
    state = .idle
    failedStarts = 0
    if end.isClean { return .deliver(ticket: work.ticket, .answered(work.answer)) }
    return .deliver(ticket: work.ticket, Self.ending(of: end))
  }

  private static func ending(of end: ChildEnd) -> Ending {
    !end.exited && end.code == processorTimeSignal ? .exhausted : .died(end)
  }
}
