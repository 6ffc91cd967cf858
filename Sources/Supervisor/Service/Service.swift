import CSystem
import Files
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
/// error, killed decoders) once when it begins and once when it is over; each thing that is passed over
/// once. Never a sender's name. Nothing but an order, or a start that cannot be, ends it.
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
    /// Its sealed copy; `nil` for a file that is too large to be looked at.
    var bytes: SealedBytes?
    var beganSeconds: Double
    var track: Track
  }

  /// A photo that a worker is done with.
  struct Answered {
    var photo: UnderWay
    var outcome: InspectionOutcome
    /// Whether a reply may be sent of itself; a photo that is given up is a clerk's to look at.
    var maySend = true
  }

  /// A drop that goes to quarantine.
  struct Rejected {
    var job: Job
    var reason: String
    var caseID: String?
    /// `SERIAL.reason.json`.
    var record: [UInt8]
    var event: [UInt8]
  }

  /// A photo that is durable in its case, and its job.
  struct Attached {
    var job: Job
    var attempt: Attempt
  }

  let station: Station
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
  /// What goes to quarantine with the next group.
  var rejected: [Rejected] = []
  /// Large files that are being copied.
  var copies = Copies()
  /// From when on drops that are no photos may be taken again, on ``SystemClock``.
  var unfitSeconds = 0.0
  var nextTicket: UInt64 = 1
  /// Jobs that wait for their next try.
  var held = HeldJobs()
  /// Jobs that wait for the slow track.
  var costly = CostlyJobs()
  let plan: TrackPlan
  /// Trouble of the machine as a whole.
  var trouble = Trouble()
  /// Trouble of the machine in the decoders, as it is told of.
  var decoderTrouble = Trouble()
  /// The same, as it keeps photos from being begun.
  var poolPause = PoolPause()
  var passedOver = PassedOverList()
  /// When a photo passed its decoder last, on ``SystemClock``; `nil` where none has yet.
  var passedSeconds: Double?
  /// Jobs found attached of which the journal has been told.
  var toldRecovered: Set<JobID> = []
  /// Whether it was said that workers cannot be had.
  var isShort = false
  /// Whether it was said that the inbox cannot be watched.
  var isBlind = false
  var timers: Timers
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
    station: Station, bench: Bench, options: Options, executable: String,
    say: @escaping (String) -> Void
  ) {
    let limits = bench.policy.limits
    self.station = station
    self.bench = bench
    self.options = options
    self.say = say
    pool = InspectionPool(
      executable: executable, isolation: options.isolation, workers: options.workers,
      photosPerWorker: limits.worker.photosPerWorker,
      allowsWeakSandbox: options.allowsWeakSandbox)
    inbox = Inbox(
      station, isWatching: options.isWatching, rescanSeconds: Double(limits.spool.rescanSeconds))
    book = CaseBook(archive: station.archive, policy: bench.policy)
    pages = Pages(station: station, book: book, version: bench.version)
    index = PhotoIndex(station, photosMaximum: limits.spool.indexPhotos)
    duplicates = DuplicateSearch(index) { [book] in try book.verdict(of: $0) }
    timers = Timers(leaseSeconds: station.tree.limits.leaseSeconds)
    plan = TrackPlan(workers: options.workers)
    station.tree.onPassingOver = { [unowned self] in passOver($0) }
  }

  /// Works until it is told to stop, or, with ``Options/once``, until everything is done.
  ///
  /// - Throws: ``PoolError`` where there can be no workers on this kernel, or, with ``Options/once``,
  ///   for too long are none.
  package func run() throws -> End {
    let watched = [SIGTERM, SIGINT, SIGHUP]
    let signals = unsafe jernih_signal_descriptor(watched, Int32(watched.count))
    defer { close(signals) }
    defer {
      pool.stop()
      try? station.close()
    }
    guard try begin(until: signals) else { return .done }
    while true {
      turn()
      sayAlive()
      if jernih_next_signal(signals) != 0 { return drain(signals) }
      if options.once, let end = endIfDone() { return end }
      wait(signals)
    }
  }

  /// Starts the workers and finds what an earlier run has left. Drops are seen from here on.
  ///
  /// - Parameter signals: A descriptor that becomes readable when it is told to stop meanwhile.
  /// - Returns: Whether it was not.
  /// - Throws: As ``run()``.
  @discardableResult
  package func begin(until signals: Int32? = nil) throws(PoolError) -> Bool {
    pool.start()
    guard let setup = try awaitWorkers(signals) else { return false }
    station.isolation = [options.isolation.rawValue] + setup.sandbox
    attempt { try openIndex() }
    attempt { _ = try inbox.next(0, at: SystemClock.seconds) }
    recover()
    attempt { try pages.touchIfStale() }
    return true
  }

  /// Waits until a worker has said what it is, however long the machine gives none.
  private func awaitWorkers(_ signals: Int32?) throws(PoolError) -> WorkerSetup? {
    let start = SystemClock.seconds
    while true {
      if let setup = try pool.checkSetup() { return setup }
      tellOfShortage()
      if let signals, jernih_next_signal(signals) != 0 { return nil }
      let now = SystemClock.seconds
      if options.once, now > start + Self.workerSecondsMaximum {
        throw pool.shortage.cause ?? .workersDie
      }
      let until = min(now + 1, pool.nextDeadlineSeconds ?? now + 1)
      let descriptors = [signals].compactMap(\.self) + pool.descriptors
      _ = pool.service(readable: Poll.wait(for: descriptors, untilSeconds: until))
    }
  }

  /// So long a run that is to end by itself waits for its first worker.
  private static let workerSecondsMaximum = 30.0

  /// One turn of the loop: everything that can be done without waiting.
  private func turn() {
    let now = SystemClock.seconds
    tellOfShortage()
    if timers.isDue(.lease, at: now) { attempt { _ = try station.renewLease() } }
    if timers.isDue(.recovery, at: now) { recover() }
    tendIndex(isDue: timers.isDue(.index, at: now))
    tendJournal()
    // Workers go on while what they have answered is attached.
    fillWorkers()
    takeUnfit()
    keepWorkersBusy()
    stepCopies()
    keepWorkersBusy()
    concludeAnswers()
    keepWorkersBusy()
    tellOfAttached()
    tellOfRejected()
    keepWorkersBusy()
    pages.flush(at: now)
    tellOfChanges()
  }

  /// Waits until there is something to do. What only brings a worker's answer further needs no turn.
  private func wait(_ signals: Int32) {
    let moment = nextMoment()
    let descriptors = [signals] + idleDescriptors
    while true {
      let until = min(moment, pool.nextDeadlineSeconds ?? moment)
      let readable = Poll.wait(for: descriptors + pool.descriptors, untilSeconds: until)
      let hasIdle = pool.hasIdleWorker
      let isAnswered = takeAnswers(readable)
      if isAnswered || pool.hasIdleWorker != hasIdle { return }
      if descriptors.contains(where: readable.contains) || SystemClock.seconds >= moment { return }
    }
  }

  /// The inbox is listened to only while a worker could take a drop from it: nobody would read what
  /// makes it readable.
  private var idleDescriptors: [Int32] {
    guard pool.hasIdleWorker, mayBegin, let descriptor = inbox.fileDescriptor else { return [] }
    return [descriptor]
  }

  private func nextMoment() -> Double {
    let now = SystemClock.seconds
    var moments = [timers.nextSeconds(of: [.lease, .recovery])]
    if pool.hasIdleWorker {
      // Nothing is begun before the pause is over, so nothing else is worth waking up for.
      let start = now + pauseSeconds(at: now)
      let rest = inbox.secondsUntilNext(at: now, lanes: lanes(at: now))
      let work = min(now + rest, timers.nextSeconds(of: [.deferred]))
      if !isWaitingForProbe { moments.append(max(work, start)) }
      if !copies.ready.isEmpty || !copies.loaded.isEmpty { moments.append(start) }
      if let due = held.nextSeconds, !isWaitingForProbe { moments.append(max(due, start)) }
    }
    if indexBuilding != nil || copies.areUnderWay {
      moments.append(now + trouble.pauseSeconds(at: now))
    }
    if now < unfitSeconds { moments.append(unfitSeconds) }
    if let flush = pages.nextFlushSeconds { moments.append(flush) }
    if let alive = notifier.nextSeconds, !isStuck(at: now) { moments.append(alive) }
    moments += [trouble.nextSeconds, decoderTrouble.nextSeconds].compactMap(\.self)
    return moments.min() ?? now
  }

  /// Tells the service manager that this turn came to its end. Without progress it is left to
  /// draw its own conclusion.
  private func sayAlive() {
    let now = SystemClock.seconds
    guard !isStuck(at: now) else { return }
    let isWell = trouble.line == nil && decoderTrouble.line == nil
    let state = isWell ? "" : "; the machine fails, photos wait"
    notifier.sayAlive(
      at: now, status: "\(photosJudged) photos judged, \(underWay.count) under way\(state)")
  }

  /// Whether a photo is with a worker although its time was over long ago: its end was lost.
  private func isStuck(at now: Double) -> Bool {
    let allowedSeconds = 3 * Double(bench.policy.limits.worker.wallSeconds)
    return underWay.values.contains { now - $0.beganSeconds > allowedSeconds }
  }

  // MARK: The end

  /// With ``Options/once``: how it ends, if it does now.
  private func endIfDone() -> End? {
    guard underWay.isEmpty else { return nil }
    let line =
      trouble.isLasting ? trouble.line : decoderTrouble.isLasting ? decoderTrouble.line : nil
    if let line { return .left(count: countLeft(), trouble: line) }
    guard held.isEmpty, costly.isEmpty, copies.isEmpty, inbox.isDrained, indexBuilding == nil
    else { return nil }
    // What is passed over, or waits for something that is, would be waited for for ever.
    let waiting = (try? station.deferred.counts()) ?? (waiting: 0, blocked: 0)
    guard waiting.waiting == 0 else { return nil }
    if waiting.blocked > 0 {
      return .left(
        count: waiting.blocked, trouble: "something cannot be read or written, see status")
    }
    pages.flush(at: .infinity, readingUntil: .infinity)
    return .done
  }

  private func countLeft() -> Int {
    guard let status = try? station.tree.status() else { return 0 }
    return status.new + status.active + status.deferred
  }

  /// Lets the workers finish what they have, for as long as the policy allows or until a second
  /// signal; what is not finished then is found again at the next start.
  private func drain(_ signals: Int32) -> End {
    notifier.sayStopping()
    let end = SystemClock.seconds + Double(bench.policy.limits.spool.drainSeconds)
    held.release()
    costly.release()
    copies.release()
    while !underWay.isEmpty, SystemClock.seconds < end {
      let until = min(end, pool.nextDeadlineSeconds ?? end)
      let readable = Poll.wait(for: [signals] + pool.descriptors, untilSeconds: until)
      if jernih_next_signal(signals) != 0 { break }
      _ = takeAnswers(readable)
      concludeAnswers()
      tellOfAttached()
    }
    for photo in underWay.values { photo.job.release() }
    held.release()
    costly.release()
    copies.release()
    // What is not read by then is seen to be missing at the next start.
    pages.flush(at: .infinity, readingUntil: end)
    return .done
  }
}
