package import Files

/// The queue in `new/`, or in `decisions/`, as one service sees it: which drops are ready, in
/// lanes, each fair to all cases and senders.
///
/// inotify makes single drops ready at once; scans (at start, after lost events, by timer, when
/// something comes of age) find everything else. The caller polls ``fileDescriptor`` and asks
/// ``next(_:at:lanes:)`` when it is readable or ``secondsUntilNext(at:lanes:)`` have gone by.
package final class Inbox {
  /// Names looked at per call, of a scan and of events each, so that a caller's loop never stalls
  /// on a huge folder.
  package static let stepNames = 1024

  private let station: Station
  private let folder: Folder
  private var tree: SpoolTree { station.tree }
  private let isWatching: Bool
  /// The longest time between two scans of a folder that is scanned in a moment.
  package var rescanSeconds: Double
  private var watch: InboxWatch?
  private var readiness: Readiness
  private var waiting = WaitingDrops()
  private var setAside = SetAside()
  /// Lanes of which more is ready than waits here.
  private var lanesWithMore: Set<Lane> = []
  private var scan: IntakeScan?
  private var scanBeganSeconds = 0.0
  /// What events brought while the scan was under way, which may have passed it by.
  private var found: [EntryName: Drop] = [:]
  /// What was handed out while the scan was under way, which may have seen it before.
  private var handedOut: Set<EntryName> = []
  private var isAgeing = false
  private var isScanned = false
  /// Names that may have been finished and were not looked at yet.
  private var news: [EntryName] = []
  /// Names that will count as linked where they are not opened in the next moment.
  private var perhapsLinked: [EntryName] = []
  /// When the next scan is due, in monotonic seconds.
  private var scanDue: Double = -.infinity

  /// - Parameters:
  ///   - folder: `new/` or `decisions/`.
  ///   - isWatching: Whether to use inotify; without it, or where it fails, the timer alone.
  ///   - rescanSeconds: The longest time between two scans of a folder that is scanned in a moment;
  ///     a huge one is scanned for a fifth of the time at most.
  package init(
    _ station: Station, folder: Folder = .new, isWatching: Bool = true, rescanSeconds: Double = 5
  ) {
    self.station = station
    self.folder = folder
    self.isWatching = isWatching
    self.rescanSeconds = rescanSeconds
    readiness = Readiness(namesMaximum: station.tree.limits.watchedNames)
  }

  /// Why nothing is watched, so that drops are found by scans alone; `nil` while all is well.
  package private(set) var watchTrouble: FileError?

  /// Readable when something has happened in `new/`; `nil` while nothing is watched.
  package var fileDescriptor: Int32? { watch?.fileDescriptor }

  /// Whether nothing is ready and nothing is ageing: names of unfinished uploads do not count, nor
  /// does what was set aside.
  package var isDrained: Bool {
    isScanned && waiting.isEmpty && scan == nil && lanesWithMore.isEmpty && !isAgeing
      && news.isEmpty && perhapsLinked.isEmpty
  }

  /// Up to `count` drops that are ready: in the order of the lanes given, within a lane in turns of
  /// senders and then of cases, a case's own oldest first. Each is handed out once a scan.
  ///
  /// - Parameters:
  ///   - seconds: Monotonic time, in seconds.
  ///   - lanes: The lanes that are wanted; drops of others stay where they are.
  /// - Throws: ``FileError/machine(_:)``; asking again later is right.
  /// - Complexity: At most ``stepNames`` looks each at news and at the folder: nothing may be found
  ///   yet though there is something, and ``secondsUntilNext(at:lanes:)`` is then 0.
  package func next(_ count: Int, at seconds: Double, lanes: [Lane] = Lane.allCases)
    throws(FileError) -> [Drop]
  {
    setAside.advance(to: seconds)
    try takeEvents(at: seconds)
    try takeNews(at: seconds)
    let wantsMore = lanes.contains { lanesWithMore.contains($0) && waiting.isEmpty($0) }
    if scan != nil || wantsMore || seconds >= scanDue { try advanceScan(at: seconds) }
    var taken: [Drop] = []
    while taken.count < count, let drop = waiting.popFirst(of: lanes) {
      readiness.forget(drop.name)
      if scan != nil {
        found[drop.name] = nil
        handedOut.insert(drop.name)
      }
      taken.append(drop)
    }
    return taken
  }

  /// Has the next call look at everything again: a drop that was handed out could not be taken and
  /// is still there.
  package func lookAgain() {
    // What the scan under way has seen of it counts no more.
    endScan()
    isScanned = false
    scanDue = -.infinity
  }

  /// Leaves a drop alone that was handed out and cannot be moved (``ClaimOutcome/stuck(_:)``): as
  /// long as it stays what it is, it is handed out again only every minute, after all others.
  ///
  /// - Parameter seconds: Monotonic time, in seconds.
  package func setAside(_ drop: Drop, at seconds: Double) { setAside.insert(drop, at: seconds) }

  /// Seconds until ``next(_:at:lanes:)`` is worth asking though nothing was readable; 0 is now.
  package func secondsUntilNext(at seconds: Double, lanes: [Lane] = Lane.allCases) -> Double {
    let isReady = lanes.contains { !waiting.isEmpty($0) || lanesWithMore.contains($0) }
    if isReady || scan != nil || !news.isEmpty { return 0 }
    let rest = max(0, scanDue - seconds)
    return perhapsLinked.isEmpty ? rest : min(rest, Readiness.linkGraceSeconds)
  }

  // MARK: Events

  private func takeEvents(at seconds: Double) throws(FileError) {
    if watch == nil && isWatching && seconds >= scanDue {
      // Before the scan, so that nothing falls between the two.
      do {
        watch = try InboxWatch(tree, folder)
        watchTrouble = nil
      } catch {
        watchTrouble = error
      }
    }
    guard let watch else { return }
    for report in try watch.drain() {
      switch report {
      case .event(let event, let name):
        if case .waits = DropName.read(name, kinds: tree.kinds, asDecision: folder == .decisions) {
          continue
        }
        readiness.take(event, name, at: seconds)
        if event.mayFinish { news.append(name) }
      case .lost:
        readiness.overflow()
        self.watch = nil
        scanDue = -.infinity
      }
    }
    // More than can be kept in mind: the folder itself has them all.
    guard news.count > tree.limits.watchedNames else { return }
    news = []
    scanDue = min(scanDue, seconds)
  }

  private func takeNews(at seconds: Double) throws(FileError) {
    let names = perhapsLinked + news.prefix(Self.stepNames)
    perhapsLinked = []
    news.removeFirst(min(news.count, Self.stepNames))
    for name in names where !waiting.contains(name) {
      guard let finish = readiness.finish(of: name, at: seconds) else {
        if readiness.mayBeLinked(name) { perhapsLinked.append(name) }
        continue
      }
      guard let info = try tree.gate.info(folder.path.appending(name)) else {
        readiness.forget(name)
        continue
      }
      offer(
        Drop(
          name: name, info: info, wasRenamed: finish == .renamed, kinds: tree.kinds,
          limits: tree.limits, in: folder))
    }
    if perhapsLinked.count > Self.stepNames {
      perhapsLinked = []
      scanDue = min(scanDue, seconds + Readiness.linkGraceSeconds)
    }
  }

  /// Lets a drop in that an event told of.
  ///
  /// Behind a backlog only the first of its case is: the others wait for the scan that comes to
  /// them.
  private func offer(_ drop: Drop) {
    var drop = drop
    switch setAside.standing(of: drop) {
    case .waits: return
    case .isDue: drop.wasSetAside = true
    case .unknown: break
    }
    let count = waiting.count(besides: drop)
    let batch = tree.limits.scanBatch
    let isBacklog = lanesWithMore.contains(drop.lane) || count >= batch
    if isBacklog && waiting.holdsCase(of: drop) || count >= 2 * batch {
      lanesWithMore.insert(drop.lane)
      return
    }
    waiting.insert(drop)
    if scan != nil { found[drop.name] = drop }
  }

  // MARK: Scans

  private func advanceScan(at seconds: Double) throws(FileError) {
    if scan == nil {
      scanBeganSeconds = seconds
      scan = try IntakeScan(
        tree, folder, now: station.renewLease(),
        finish: { [unowned self] in readiness.finish(of: $0, at: scanBeganSeconds) },
        standing: { [unowned self] in setAside.standing(of: $0) })
    }
    guard let scan else { return }
    do {
      try scan.step(Self.stepNames)
    } catch {
      endScan()
      throw error
    }
    guard scan.isDone else { return }
    take(scan, at: seconds)
  }

  /// Goes on with what a scan has found.
  private func take(_ scan: IntakeScan, at seconds: Double) {
    waiting = WaitingDrops()
    for drop in scan.ready where !handedOut.contains(drop.name) { waiting.insert(drop) }
    lanesWithMore = scan.lanesWithMore
    let missed = found.values.filter { !waiting.contains($0.name) }
    endScan()
    for drop in missed { offer(drop) }
    isScanned = true
    isAgeing = scan.secondsUntilReady != nil
    let pause = min(rescanSeconds, max(0.05, scan.secondsUntilReady ?? rescanSeconds))
    scanDue = seconds + max(pause, 4 * (seconds - scanBeganSeconds))
  }

  private func endScan() {
    scan = nil
    found = [:]
    handedOut = []
  }
}
