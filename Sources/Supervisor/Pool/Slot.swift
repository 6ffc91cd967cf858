package import Wire

/// One worker's place in the pool as a pure state machine: events in, actions out.
///
/// A job is over when two things are known: how the child ended, and that its answer is complete.
/// They may come in either order. A worker that dies takes its job with it; the pool starts
/// another.
///
/// ```
/// absent ──spawned──► idle ──assigned──► busy ──child ended + answer complete──► idle
///    ▲                  │                  │
///    └── worker ended ──┴──────────────────┘  (busy: the job is delivered as died or overdue)
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

  /// How a job ended, before its answer is read. The mark is `nil` where the child had not come so
  /// far as to say that it is ready.
  package enum Ending: Equatable {
    /// The child ended well; the answer, without its mark, may still turn out to be nonsense.
    case answered([UInt8], ReadyMark)
    /// The child died.
    case died(ChildEnd, after: ReadyMark?)
    /// It was killed at its deadline, having used so many processor seconds; `nil` where that is
    /// not known.
    case overdue(after: ReadyMark?, processorSeconds: Double?)
    /// The machine gave no process for it.
    case notStarted(errno: Int32)
    /// The worker that decodes itself said what none of ours says: it is in strange hands.
    case strange(after: ReadyMark?)
    /// The nursery went away in the middle of it: no word of the child's.
    case lost(after: ReadyMark?)
  }

  private struct Work: Equatable {
    var ticket: UInt64
    var deadlineSeconds: Double
    var answerBytesMaximum: Int
    var answer: [UInt8] = []
    var answerIsComplete = false
    /// The process that works on it, as the nursery says; `nil` for the worker itself.
    var process: Int32?
    var end: ChildEnd?
    var isOverdue = false
    var isStrange = false
    var processorSeconds: Double?

    /// Whether it is longer than any answer may be: what follows does not matter any more.
    var answerIsTooLong: Bool { answer.count > answerBytesMaximum }
    var mark: ReadyMark? { answer.first.flatMap(ReadyMark.init) }
  }

  private enum State: Equatable {
    case absent
    case idle
    case busy(Work)
  }

  private var state = State.absent
  /// Whether the worker decodes itself: then it may be in a photo's hands, and nothing but a good
  /// end is believed of it.
  private let decodesItself: Bool

  /// A slot without a worker.
  ///
  /// - Parameter isolation: `photo` for nurseries, `worker` for processes that decode themselves.
  package init(_ isolation: Isolation) { decodesItself = isolation == .worker }

  /// Whether its worker can be given a job.
  package var isIdle: Bool { state == .idle }
  /// Whether it has no worker.
  package var isAbsent: Bool { state == .absent }

  /// The job's deadline on the clock of ``SystemClock``; `nil` without a job.
  package var deadlineSeconds: Double? {
    guard case .busy(let work) = state, !work.isOverdue else { return nil }
    return work.deadlineSeconds
  }

  /// The process that works on the job, where the nursery has said so.
  package var process: Int32? {
    guard case .busy(let work) = state else { return nil }
    return work.process
  }

  /// A worker process was started.
  package mutating func spawned() { state = .idle }

  /// A job was sent to the idle worker.
  ///
  /// - Parameter answerBytesMaximum: The longest answer, its mark not counted.
  package mutating func assigned(ticket: UInt64, deadlineSeconds: Double, answerBytesMaximum: Int) {
    precondition(isIdle, "a job goes to an idle worker only")
    state = .busy(
      Work(
        ticket: ticket, deadlineSeconds: deadlineSeconds,
        answerBytesMaximum: answerBytesMaximum + 1))
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

  /// The worker said something. What it says unasked, twice, or against its isolation ends it.
  package mutating func said(_ word: WorkerWord) -> Action {
    guard case .busy(var work) = state else { return .kill }
    switch word {
    case .started(let process) where !decodesItself && work.process == nil && work.end == nil:
      work.process = process
      state = .busy(work)
      return .nothing
    case .notStarted(let errno) where !decodesItself && work.process == nil && work.end == nil:
      state = .idle
      return .deliver(ticket: work.ticket, .notStarted(errno: errno))
    case .ended(let end) where work.end == nil && (end.isClean || !decodesItself):
      work.end = end
      state = .busy(work)
      return finishIfDone(work)
    default:
      work.isStrange = true
      state = .busy(work)
      return .kill
    }
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

  /// What the job's process has used, measured before it is killed.
  package mutating func used(processorSeconds: Double) {
    guard case .busy(var work) = state else { return }
    work.processorSeconds = processorSeconds
    state = .busy(work)
  }

  /// The worker process itself ended.
  package mutating func workerEnded(_ end: ChildEnd) -> Action {
    defer { state = .absent }
    guard case .busy(let work) = state else { return .spawn }
    let ending: Ending
    if work.isStrange {
      ending = decodesItself ? .strange(after: work.mark) : .lost(after: work.mark)
    } else if work.isOverdue {
      ending = .overdue(after: work.mark, processorSeconds: work.processorSeconds)
    } else if work.answerIsTooLong || (work.end?.isClean == true && work.answerIsComplete) {
      ending = Self.answered(work, end)
    } else if let end = decodesItself ? work.end ?? end : work.end {
      ending = .died(end, after: work.mark)
    } else {
      ending = .lost(after: work.mark)
    }
    return .deliverAndSpawn(ticket: work.ticket, ending)
  }

  private mutating func finishIfDone(_ work: Work) -> Action {
    guard let end = work.end, work.answerIsComplete, !work.isOverdue else { return .nothing }
    state = .idle
    let ending = end.isClean ? Self.answered(work, end) : .died(end, after: work.mark)
    return .deliver(ticket: work.ticket, ending)
  }

  /// An answer without its mark: where there is none, no photo was looked at.
  private static func answered(_ work: Work, _ end: ChildEnd) -> Ending {
    guard let mark = work.mark else { return .died(end, after: nil) }
    return .answered(Array(work.answer.dropFirst()), mark)
  }
}
