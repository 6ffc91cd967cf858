import CSystem
import Glibc
package import Spool
import Verdicts
package import Wire

/// The service: takes drops out of the spool, has them inspected, judges them and attaches the
/// verdicts to their cases, until it is told to stop.
///
/// One thread and one loop: it waits for signals, for the inbox and for workers, and does one thing
/// after the other. Every step is durable before the next, so it may end at any of them.
///
/// **Diagnostics.** Lines on standard error through `say`: machine trouble (a full disk, an I/O
/// error) once when it begins and once when it is over. Never a sender's name.
package final class Service {
  /// How it ended.
  package enum End: Equatable {
    /// Told to stop, or everything was done.
    case done
    /// With ``Options/once``: photos are left that the machine's trouble kept from being judged.
    case left(count: Int, trouble: String)
  }

  /// How it is to work.
  package struct Options {
    /// Whether to end when everything that is there is done.
    package var once = false
    package var workers = 1
    package var isolation = Isolation.photo
    /// Whether workers may do without what the kernel lacks of the sandbox.
    package var allowsWeakSandbox = false
    /// Whether inotify is used; without it the timer alone finds drops.
    package var isWatching = true

    package init() {}
  }

  /// A photo in a worker.
  struct UnderWay {
    var job: Job
    var bytes: SealedBytes
    var beganSeconds: Double
  }

  /// A photo that a worker is done with.
  struct Answered {
    var photo: UnderWay
    var outcome: InspectionOutcome
  }

  /// A photo that is durable in its case, and its job.
  struct Attached {
    var job: Job
    var attempt: Attempt
  }

  let spool: Spool
  let bench: Bench
  let options: Options
  let pool: InspectionPool
  let inbox: Inbox
  let book: CaseBook
  let pages: Pages
  let index: PhotoIndex
  let duplicates: DuplicateSearch
  let say: (String) -> Void
  var underWay: [UInt64: UnderWay] = [:]
  /// What workers have answered and is not judged yet.
  var answered: [Answered] = []
  /// What is attached to its case and is not told of yet.
  var attached: [Attached] = []
  private var nextTicket: UInt64 = 1
  /// Jobs found half-done.
  var recovered = RecoveredJobs()
  var trouble = Trouble()
  /// Whether it was said that workers cannot be had.
  var isShort = false
  private var timers: Timers
  /// Set while the index is being built from the verdicts.
  var indexBuilding: IndexBuilding?
  private var notifier = ServiceNotifier()
  /// Whether it was said that lines of the journal wait.
  var isJournalWaiting = false
  /// Photos judged since the start.
  var photosJudged = 0

  /// - Parameters:
  ///   - executable: The program that understands `nursery`: Jernih itself.
  ///   - say: Takes one line for the operator.
  package init(
    spool: Spool, bench: Bench, options: Options, executable: String,
    say: @escaping (String) -> Void
  ) {
    let limits = bench.policy.limits
    self.spool = spool
    self.bench = bench
    self.options = options
    self.say = say
    pool = InspectionPool(
      executable: executable, isolation: options.isolation, workers: options.workers,
      photosPerWorker: limits.worker.photosPerWorker,
      allowsWeakSandbox: options.allowsWeakSandbox)
    inbox = Inbox(
      spool, isWatching: options.isWatching, rescanSeconds: Double(limits.spool.rescanSeconds))
    book = CaseBook(spool: spool, policy: bench.policy)
    pages = Pages(spool: spool, book: book, version: bench.version)
    index = PhotoIndex(spool, photosMaximum: limits.spool.indexPhotos)
    duplicates = DuplicateSearch(index) { [book] in try book.verdict(of: $0) }
    timers = Timers(leaseSeconds: spool.limits.leaseSeconds)
  }

  /// Works until it is told to stop, or, with ``Options/once``, until everything is done.
  ///
  /// - Throws: ``PoolError`` where there can be no workers, ``SpoolError`` where the spool is gone.
  package func run() throws -> End {
    let watched = [SIGTERM, SIGINT, SIGHUP]
    let signals = unsafe jernih_signal_descriptor(watched, Int32(watched.count))
    defer { close(signals) }
    try begin()
    defer {
      pool.stop()
      try? spool.close()
    }
    while true {
      try turn()
      sayAlive()
      if jernih_next_signal(signals) != 0 { return try drain(signals) }
      if options.once, let end = try endIfDone() { return end }
      let descriptors = [signals] + idleDescriptors + pool.descriptors
      let readable = Poll.wait(for: descriptors, untilSeconds: try nextMoment())
      try takeAnswers(readable)
    }
  }

  /// Starts the workers and finds what an earlier run has left. Drops are seen from here on.
  package func begin() throws {
    try pool.start()
    let setup = try pool.awaitSetup()
    spool.isolation = [options.isolation.rawValue] + setup.sandbox
    try attempt { try openIndex() }
    try attempt { _ = try inbox.next(0, at: SystemClock.seconds) }
    try recover()
    try attempt { try pages.touchIfStale() }
  }

  /// One turn of the loop: everything that can be done without waiting.
  private func turn() throws {
    let now = SystemClock.seconds
    tellOfShortage()
    if timers.isDue(.lease, at: now) { try attempt { _ = try spool.renewLease() } }
    if timers.isDue(.recovery, at: now) { try recover() }
    try tendIndex(isDue: timers.isDue(.index, at: now))
    tendJournal()
    // Workers go on while what they have answered is attached.
    try fillWorkers()
    try concludeAnswers()
    try tellOfAttached()
    pages.flush(at: now)
  }

  /// The inbox is listened to only while a worker could take a drop from it.
  private var idleDescriptors: [Int32] {
    guard pool.hasIdleWorker, let descriptor = inbox.fileDescriptor else { return [] }
    return [descriptor]
  }

  private func nextMoment() throws -> Double {
    let now = SystemClock.seconds
    var moments = [timers.nextSeconds(of: [.lease, .recovery])]
    if let deadline = pool.nextDeadlineSeconds { moments.append(deadline) }
    if pool.hasIdleWorker {
      // Nothing is taken before the pause is over, so nothing else is worth waking up for.
      let work = min(now + inbox.secondsUntilNext(at: now), timers.nextSeconds(of: [.deferred]))
      moments.append(max(work, now + trouble.pauseSeconds(at: now)))
    }
    if indexBuilding != nil { moments.append(now) }
    if let flush = pages.nextFlushSeconds { moments.append(flush) }
    if let alive = notifier.nextSeconds, !isStuck(at: now) { moments.append(alive) }
    if pool.hasIdleWorker, let due = recovered.nextSeconds { moments.append(due) }
    return moments.min() ?? now
  }

  /// Tells the service manager that this turn came to its end. Without progress it is left to
  /// draw its own conclusion.
  private func sayAlive() {
    let now = SystemClock.seconds
    guard !isStuck(at: now) else { return }
    let state = trouble.line == nil ? "" : "; the machine fails, photos wait"
    notifier.sayAlive(
      at: now, status: "\(photosJudged) photos judged, \(underWay.count) under way\(state)")
  }

  /// Whether a photo is with a worker although its time was over long ago: its end was lost.
  private func isStuck(at now: Double) -> Bool {
    let allowedSeconds = 3 * Double(bench.policy.limits.worker.wallSeconds)
    return underWay.values.contains { now - $0.beganSeconds > allowedSeconds }
  }

  // MARK: Taking work

  /// Gives every idle worker a photo, as long as there are any.
  private func fillWorkers() throws {
    while pool.hasIdleWorker, trouble.pauseSeconds(at: SystemClock.seconds) == 0 {
      let jobs = try nextJobs(atMost: pool.idleWorkerCount)
      if jobs.isEmpty { break }
      for job in jobs { try open(job) }
    }
  }

  /// The next jobs: those found half-done, deferred ones whose time has come, or the oldest drops.
  private func nextJobs(atMost count: Int) throws -> [Job] {
    let recovered = recovered.next(count, at: SystemClock.seconds)
    if !recovered.isEmpty { return recovered }
    var found: [Job] = []
    if timers.isDue(.deferred, at: SystemClock.seconds) {
      try attempt { found = try spool.resumeDeferred(count, at: spool.renewLease()) }
      // Where some were due there may be more.
      if !found.isEmpty { timers.makeDue(.deferred) }
    }
    // Trouble with what waits is none of those that come.
    try attempt {
      while found.isEmpty {
        let drops = try inbox.next(count, at: SystemClock.seconds)
        if drops.isEmpty { return }
        found = try claim(drops)
      }
    }
    return found
  }

  /// Takes what can be taken of these; where the machine fails, they are looked for again.
  private func claim(_ drops: [Drop]) throws -> [Job] {
    do {
      let outcomes = try spool.claim(drops, at: spool.renewLease())
      if case .failed(let error) = outcomes.last {
        inbox.lookAgain()
        meet(error)
      }
      return outcomes.compactMap(\.job)
    } catch {
      inbox.lookAgain()
      throw error
    }
  }

  /// Hands a loaded photo to an idle worker.
  func begin(_ job: Job, _ bytes: SealedBytes) throws {
    guard !job.isPoison else {
      let fault = Fault(.decoderFailed, "decoding it was interrupted too often")
      return try conclude(job, bytes, .failed(fault), beganSeconds: SystemClock.seconds)
    }
    try job.beginAttempt()
    let ticket = nextTicket
    nextTicket += 1
    try pool.begin(
      ticket: ticket, photo: bytes,
      assignment: bench.assignment(kind: job.drop?.kind))
    underWay[ticket] = UnderWay(job: job, bytes: bytes, beganSeconds: SystemClock.seconds)
  }

  /// Takes what workers have answered; a photo that may be tried again goes back to one at once.
  private func takeAnswers(_ readable: Set<Int32>) throws {
    for finished in try pool.service(readable: readable) {
      guard let photo = underWay.removeValue(forKey: finished.ticket) else { continue }
      try carryOn(photo.job) {
        if finished.retry == .uncounted { try photo.job.attemptWasInterrupted() }
        if finished.retry != .never, !photo.job.isPoison {
          try begin(photo.job, photo.bytes)
        } else {
          answered.append(Answered(photo: photo, outcome: finished.outcome))
        }
      }
    }
  }

  /// Judges what workers have answered and attaches it.
  private func concludeAnswers() throws {
    let answers = answered
    answered = []
    for answer in answers where answer.photo.job.isHeld {
      try carryOn(answer.photo.job) {
        try conclude(
          answer.photo.job, answer.photo.bytes, answer.outcome,
          beganSeconds: answer.photo.beganSeconds)
      }
    }
  }

  // MARK: Recovery and the end

  /// Takes up what dead services and failed steps have left.
  private func recover() throws {
    try attempt {
      for job in try spool.recover(at: spool.renewLease()) {
        switch job {
        case .judge(let job): recovered.add(job, at: SystemClock.seconds)
        case .finish(let job, let attempt):
          try journal(
            "recovered", job,
            [
              "case": .text(attempt.caseID), "kind": .text(attempt.kind),
              "n": .integer(attempt.number),
            ])
          try settle(job, attempt)
        }
      }
    }
  }

  /// With ``Options/once``: how it ends, if it does now.
  private func endIfDone() throws -> End? {
    guard underWay.isEmpty else { return nil }
    if trouble.isLasting, let line = trouble.line {
      let status = try spool.status()
      return .left(count: status.new + status.active + status.deferred, trouble: line)
    }
    guard recovered.isEmpty, inbox.isDrained, indexBuilding == nil else { return nil }
    let waiting = try spool.deferredCount()
    if waiting == 0 {
      pages.flush(at: .infinity, readingUntil: .infinity)
      return .done
    }
    return nil
  }

  /// Lets the workers finish what they have, for as long as the policy allows or until a second
  /// signal; what is not finished then is found again at the next start.
  private func drain(_ signals: Int32) throws -> End {
    notifier.sayStopping()
    let end = SystemClock.seconds + Double(bench.policy.limits.spool.drainSeconds)
    recovered.release()
    while !underWay.isEmpty, SystemClock.seconds < end {
      let until = min(end, pool.nextDeadlineSeconds ?? end)
      let readable = Poll.wait(for: [signals] + pool.descriptors, untilSeconds: until)
      if jernih_next_signal(signals) != 0 { break }
      try takeAnswers(readable)
      try concludeAnswers()
      try tellOfAttached()
    }
    for photo in underWay.values { photo.job.release() }
    // What is not read by then is seen to be missing at the next start.
    pages.flush(at: .infinity, readingUntil: end)
    return .done
  }
}
