package import Casework
import Files
import Glibc
package import Spool
package import Verdicts
import Vocabulary
package import Wire

/// The service: takes drops out of the spool, has them inspected, judges them and attaches the
/// verdicts to their cases, until it is told to stop.
///
/// One thread and one loop: it waits for signals, for the inbox and for workers, and does one thing
/// after the other. What comes next its ``Desk`` decides; the service holds the objects that the
/// desk knows by id, carries out, and tells the desk what came of it. Every step is durable before
/// the next, so it may end at any of them.
///
/// **Diagnostics.** A ``LogLine`` each: its start and stop; machine trouble (a full disk, an I/O
/// error, killed decoders) once when it begins and once when it is over; each thing that is passed
/// over once; each quarantine and each decoder's death, a few a minute. Never a sender's name.
/// Nothing but an order, or a start that cannot be, ends it.
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
    /// How many photos are worked on at once.
    package var workers = 1
    /// Whether each photo has a process of its own.
    package var isolation = Isolation.photo
    /// Whether workers may do without what the kernel lacks of the sandbox.
    package var allowsWeakSandbox = false
    /// Whether inotify is used; without it the timer alone finds drops.
    package var isWatching = true
    /// What the operator is told once it has started, if anything.
    package var notice: String?
    /// What the kernel lacks of the sandbox, in one line; `nil` where all of it is there.
    package var weakness: String?
    /// Reads the policy's file that was named to it once more; `nil` where none was, and the
    /// spool's own is read.
    package var readPolicy: (() throws -> Policy)?
    /// The spool's own policy as it was read, where it is the one to judge by.
    package var spoolPolicy: SpoolPolicy?

    /// One worker that gives each photo a process of its own, until told to stop.
    package init() {}
  }

  /// A job as the service holds it while the desk knows its id.
  struct InHand {
    let job: Job
    /// By which it is judged, whatever policy comes meanwhile: it is the one by which the job was
    /// taken.
    let bench: Bench
    /// The drop on its way into memory.
    var loading: JobLoading?
    /// Its sealed copy; `nil` for a file that is too large to be looked at.
    var bytes: SealedBytes?
    /// When it was taken in hand.
    var takenSeconds = 0.0
    /// When it was begun, or came into memory.
    var beganSeconds = 0.0
    /// What came of its last try; `nil` where none was begun.
    var outcome: InspectionOutcome?
    /// Its large original on its way into the case.
    var storing: OriginalStoring?
    /// Where it is durable in its case.
    var attempt: Attempt?
    /// When it was judged, RFC 3339 in UTC.
    var judged: String?
    /// Why it goes to quarantine.
    var rejection: Rejection?

    init(_ job: Job, _ bench: Bench) {
      self.job = job
      self.bench = bench
    }
  }

  /// Why a drop goes to quarantine.
  struct Rejection {
    var reason: String
    var caseID: String?
    /// `SERIAL.reason.json`.
    var record: [UInt8]
    /// `nil` where nobody is told.
    var event: EventFile?
  }

  let station: Station
  /// By which what is taken from now on is judged.
  var bench: Bench
  let options: Options
  let pool: any PhotoPool
  let clock: ServiceClock
  let inbox: Inbox
  /// What clerks have decided.
  let decisions: DecisionBox
  let book: CaseBook
  var pages: Pages
  let index: PhotoIndex
  let duplicates: DuplicateSearch
  /// What was counted of its lines of the journal.
  let tallyKeeper: TallyKeeper
  let output: (LogLine) -> Void
  /// How many lines of each event were written.
  var limiter = LogLimiter()
  /// What it has to do without.
  var health = ServiceHealth()
  /// What the machine's last failure was about.
  var machineWant = ServiceState.Want.machine
  /// How it is, as it was told last.
  var publication = StatePublication()
  /// When it started, RFC 3339 in UTC.
  let started = Timestamp.now
  /// What is decided.
  var desk: Desk
  /// The jobs that the desk knows.
  var inHand: [JobID: InHand] = [:]
  var passedOver = PassedOverList()
  /// Jobs found attached of which the journal has been told.
  var toldRecovered: Set<JobID> = []
  /// Whether it was said that workers cannot be had.
  var isShort = false
  /// Whether it was said that the inbox cannot be watched.
  var isBlind = false
  /// Whether the end of the run has had the index built.
  var hasBuiltIndexAtTheEnd = false
  /// Set while the index is being built from the verdicts.
  var indexBuilding: IndexBuilding?
  /// The policy as it stands on the spool, or is to stand there.
  var standing = StandingPolicy()
  private var orders = ServiceOrders()
  private var notifier = ServiceNotifier()
  /// Whether it was said that lines of the journal wait.
  var isJournalWaiting = false
  /// Photos judged since the start.
  var photosJudged = 0

  /// A service on a spool.
  ///
  /// - Parameters:
  ///   - pool: Its workers, ``Options/workers`` of them.
  ///   - clock: Where it has its times from.
  ///   - say: Takes one line for the operator; it must not keep the service waiting for long.
  package init(
    station: Station, bench: Bench, options: Options, pool: any PhotoPool,
    clock: ServiceClock = .system, say: @escaping (LogLine) -> Void
  ) {
    let limits = bench.policy.limits
    self.station = station
    self.bench = bench
    self.options = options
    self.pool = pool
    self.clock = clock
    output = say
    inbox = Inbox(
      station, isWatching: options.isWatching, rescanSeconds: Double(limits.spool.rescanSeconds))
    decisions = DecisionBox(
      station, isWatching: options.isWatching, rescanSeconds: Double(limits.spool.rescanSeconds))
    book = CaseBook(archive: station.archive, policy: bench.policy)
    pages = Pages(station: station, book: book, version: bench.version, clock: clock.seconds)
    index = PhotoIndex(station, photosMaximum: limits.spool.indexPhotos)
    duplicates = DuplicateSearch(index) { [book] in try book.verdict(of: $0) }
    tallyKeeper = TallyKeeper(station)
    standing.own = options.spoolPolicy
    desk = Desk(workers: options.workers, leaseSeconds: station.tree.limits.leaseSeconds)
    station.tree.onPassingOver = { [weak self] in self?.passOver($0) }
  }

  /// A service whose workers are processes.
  ///
  /// - Parameters:
  ///   - executable: The program that understands `nursery`: Jernih itself.
  ///   - say: Takes one line for the operator.
  package convenience init(
    station: Station, bench: Bench, options: Options, executable: String,
    say: @escaping (LogLine) -> Void
  ) {
    let pool = InspectionPool(
      executable: executable, isolation: options.isolation, workers: options.workers,
      photosPerWorker: bench.policy.limits.worker.photosPerWorker,
      allowsWeakSandbox: options.allowsWeakSandbox)
    self.init(station: station, bench: bench, options: options, pool: pool, say: say)
  }

  /// Works until it is told to stop, or, with ``Options/once``, until everything is done.
  ///
  /// - Throws: ``PoolError`` where there can be no workers on this kernel, where what they are told
  ///   to do would not reach them (our own fault), or, with ``Options/once``, for too long are
  ///   none.
  package func run() throws -> End {
    let signals = ServiceOrders.descriptor()
    defer { close(signals) }
    defer {
      pool.stop()
      try? station.close()
    }
    guard try start(until: signals) else {
      sayStopped("before it had begun")
      return .done
    }
    while true {
      turn()
      _ = try pool.checkSetup()
      sayAlive()
      if orders.isToldToStop(signals) { return drain(signals) }
      if orders.takeReload() {
        notifier.sayReloading()
        reload()
      }
      if options.once, let end = endIfDone() {
        if end == .done { sayStopped("all is done") }
        return end
      }
      wait(signals)
    }
  }

  /// Starts the workers and finds what an earlier run has left. Drops are seen from here on.
  ///
  /// - Parameter signals: A descriptor that becomes readable when it is told to stop meanwhile.
  /// - Returns: Whether it was not.
  /// - Throws: As ``run()``.
  @discardableResult
  package func start(until signals: Int32? = nil) throws(PoolError) -> Bool {
    pool.start()
    guard let setup = try awaitWorkers(signals) else { return false }
    station.isolation = [options.isolation.rawValue] + setup.sandbox
    sayStarted(setup)
    meetingTrouble { try openIndex() }
    meetingTrouble { _ = try inbox.next(0, at: clock.seconds()) }
    tendPolicy()
    recover()
    carryOut()
    meetingTrouble { try pages.touchIfStale() }
    return true
  }

  /// Waits until a worker has said what it is, however long the machine gives none.
  private func awaitWorkers(_ signals: Int32?) throws(PoolError) -> WorkerSetup? {
    let start = clock.seconds()
    while true {
      if let setup = try pool.checkSetup() { return setup }
      tellOfShortage()
      if let signals, orders.isToldToStop(signals) { return nil }
      let now = clock.seconds()
      if options.once, now > start + Self.workerSecondsMaximum {
        throw pool.want ?? .workersDie
      }
      let until = min(now + 1, pool.nextDeadlineSeconds ?? now + 1)
      let descriptors = [signals].compactMap(\.self) + pool.descriptors
      _ = pool.service(readable: Poll.wait(for: descriptors, untilSeconds: until))
    }
  }

  /// So long a run that is to end by itself waits for its first worker.
  private static let workerSecondsMaximum = 30.0

  /// One turn of the loop: everything that can be done without waiting.
  package func turn() {
    tellOfShortage()
    tendPolicy()
    desk.beginTurn()
    carryOut()
    tellOfChanges()
    publishState()
  }

  /// Waits until there is something to do. What only brings a worker's answer further needs no
  /// turn.
  private func wait(_ signals: Int32) {
    let moment = nextSeconds
    let descriptors = [signals] + idleDescriptors
    while true {
      let until = min(moment, pool.nextDeadlineSeconds ?? moment)
      let readable = Poll.wait(for: descriptors + pool.descriptors, untilSeconds: until)
      let hasIdle = pool.hasIdleWorker
      let isOver = takeAnswers(readable)
      if isOver || pool.hasIdleWorker != hasIdle { return }
      if descriptors.contains(where: readable.contains) || clock.seconds() >= moment { return }
    }
  }

  /// Takes in what workers have said, and gives them what is in memory.
  ///
  /// - Parameter readable: The descriptors of the pool that are readable.
  /// - Returns: Whether any photo's try is over.
  @discardableResult
  package func takeAnswers(_ readable: Set<Int32> = []) -> Bool {
    let isOver = hear(readable)
    carryOut()
    return isOver
  }

  /// The inbox is listened to only while a worker could take a drop from it: nobody would read what
  /// makes it readable.
  private var idleDescriptors: [Int32] {
    let now = clock.seconds()
    let drops = pool.hasIdleWorker && desk.mayBegin(at: now) ? inbox.fileDescriptor : nil
    let decided = desk.mayDecide(at: now) ? decisions.fileDescriptor(at: now) : nil
    return [drops, decided].compactMap(\.self)
  }

  /// When the next turn is worth taking though nobody was heard, on the service's clock.
  package var nextSeconds: Double {
    let now = clock.seconds()
    let moment = desk.wakeSeconds(
      at: now, idleWorkers: pool.idleWorkerCount,
      inboxSeconds: inbox.secondsUntilNext(at: now, lanes: desk.lanes(at: now)),
      isIndexBuilding: indexBuilding != nil)
    let decided = desk.nextDecisionSeconds(at: now, decisions.secondsUntilNext(at: now))
    let policy = standing.isUnwritten ? standing.retrySeconds : nil
    return [moment, decided, pages.nextFlushSeconds, nextLifeSeconds, policy].compactMap(\.self)
      .min() ?? now
  }

  /// When the service manager is to be told something next.
  private var nextLifeSeconds: Double? {
    isStuck(at: clock.seconds()) ? nil : notifier.nextSeconds
  }

  /// Tells the service manager that this turn came to its end. Without progress it is left to
  /// draw its own conclusion.
  private func sayAlive() {
    let now = clock.seconds()
    guard !isStuck(at: now) else { return }
    let state = desk.isWell ? "" : "; the machine fails, photos wait"
    notifier.sayAlive(
      at: now, status: "\(photosJudged) photos judged, \(desk.underWayCount) under way\(state)")
  }

  /// Whether a photo is with a worker although its time was over long ago: its end was lost.
  private func isStuck(at now: Double) -> Bool {
    let allowedSeconds = 3 * Double(bench.policy.limits.worker.wallSeconds)
    return desk.isStuck(at: now, allowedSeconds: allowedSeconds)
  }

  // MARK: The end

  /// With ``Options/once``: how it ends, if it does now.
  package func endIfDone() -> End? {
    switch desk.rest {
    case .working: return nil
    case .failing(let line): return .left(count: countLeft(), trouble: line)
    case .nothing: break
    }
    guard !standing.isAwaited, inbox.isDrained, decisions.isDrained, indexBuilding == nil,
      !startsIndexBuildingAtTheEnd()
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
    let seconds = bench.policy.limits.spool.drainSeconds
    notifier.sayStopping(withinSeconds: seconds)
    let end = clock.seconds() + Double(seconds)
    happened(.stopping)
    carryOut()
    while desk.underWayCount > 0, clock.seconds() < end {
      let until = [pool.nextDeadlineSeconds, nextLifeSeconds].compactMap(\.self).min() ?? end
      let readable = Poll.wait(for: [signals] + pool.descriptors, untilSeconds: min(end, until))
      if orders.isToldToStop(signals) { break }
      hear(readable)
      desk.beginTurn()
      carryOut()
      sayAlive()
    }
    happened(.stopped)
    carryOut()
    // What is not read by then is seen to be missing at the next start.
    pages.flush(at: .infinity, readingUntil: end)
    sayStopped("it was told to")
    return .done
  }
}
