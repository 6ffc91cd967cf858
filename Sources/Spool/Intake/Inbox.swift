/// The queue in `new/` as one service sees it: which drops are ready, oldest first.
///
/// inotify makes single drops ready at once; scans (at start, after lost events, by timer, when
/// something comes of age) find everything else. The caller polls ``fileDescriptor`` and asks
/// ``next(_:at:)`` when it is readable or ``secondsUntilNext(at:)`` have gone by.
package final class Inbox {
  /// Names looked at per call, so that a caller's loop never stalls on a huge folder.
  package static let stepNames = 4096

  private let spool: Spool
  private let isWatching: Bool
  private let rescanSeconds: Double
  private var watch: InboxWatch?
  private var readiness: Readiness
  private var queue: ArraySlice<Drop> = []
  private var queued: Set<EntryName> = []
  private var scan: IntakeScan?
  private var cursor: DropKey?
  private var hasMore = false
  private var isAgeing = false
  private var isScanned = false
  /// Whether some name may count as finished since its readiness was last asked for.
  private var hasNews = false
  /// When the next scan is due, in monotonic seconds.
  private var scanDue: Double = -.infinity

  /// - Parameters:
  ///   - isWatching: Whether to use inotify; without it, or where it fails, the timer alone.
  ///   - rescanSeconds: The longest time between two scans.
  package init(_ spool: Spool, isWatching: Bool = true, rescanSeconds: Double = 5) {
    self.spool = spool
    self.isWatching = isWatching
    self.rescanSeconds = rescanSeconds
    readiness = Readiness(namesMaximum: spool.limits.watchedNames)
  }

  /// Readable when something has happened in `new/`; `nil` while nothing is watched.
  package var fileDescriptor: Int32? { watch?.fileDescriptor }

  /// Whether nothing is ready and nothing is ageing: names of unfinished uploads do not count.
  package var isDrained: Bool {
    isScanned && queue.isEmpty && scan == nil && !hasMore && !isAgeing && !readiness.isPending
  }

  /// Up to `count` drops that are ready, oldest first; each is handed out once a scan.
  ///
  /// - Parameter seconds: Monotonic time, in seconds.
  /// - Throws: ``SpoolError/machine(_:)``; asking again later is right.
  package func next(_ count: Int, at seconds: Double) throws(SpoolError) -> [Drop] {
    try takeEvents(at: seconds)
    // A batch of a backlog is worked to its end before the next scan goes on behind it.
    let isDue = seconds >= scanDue && !hasMore
    if scan != nil || queue.isEmpty || isDue { try advanceScan(at: seconds) }
    let taken = Array(queue.prefix(count))
    queue = queue.dropFirst(count)
    for drop in taken {
      queued.remove(drop.name)
      readiness.forget(drop.name)
    }
    return taken
  }

  /// Has the next call look at everything again: a drop that was handed out could not be taken and is
  /// still there.
  package func lookAgain() {
    isScanned = false
    scanDue = -.infinity
  }

  /// Seconds until ``next(_:at:)`` is worth asking though nothing was readable; 0 is now.
  package func secondsUntilNext(at seconds: Double) -> Double {
    if !queue.isEmpty || scan != nil || hasMore { return 0 }
    let rest = max(0, scanDue - seconds)
    return readiness.isPending ? min(rest, Readiness.linkGraceSeconds) : rest
  }

  private func takeEvents(at seconds: Double) throws(SpoolError) {
    if watch == nil && isWatching && seconds >= scanDue {
      // Before the scan, so that nothing falls between the two.
      watch = try? InboxWatch(spool)
    }
    guard let watch else { return }
    for report in try watch.drain() {
      switch report {
      case .event(let event, let name):
        if case .waits = DropName.read(name, kinds: spool.kinds) { continue }
        readiness.take(event, name, at: seconds)
        hasNews = true
      case .lost:
        readiness.overflow()
        self.watch = nil
        scanDue = -.infinity
      }
    }
    // Behind a backlog the new ones wait their turn: the scans will come to them.
    guard hasNews && !hasMore && scan == nil else { return }
    hasNews = readiness.isPending
    try queueFinished(at: seconds)
  }

  private func queueFinished(at seconds: Double) throws(SpoolError) {
    var found: [Drop] = []
    for name in readiness.finished(at: seconds) where !queued.contains(name) {
      guard let info = try spool.gate.info(Folder.new.path.appending(name)) else {
        readiness.forget(name)
        continue
      }
      guard info.links == 1 else {
        // The sender's other name is about to go, or age will tell.
        scanDue = min(scanDue, seconds + 1)
        hasNews = true
        continue
      }
      let wasRenamed = readiness.finish(of: name, at: seconds) == .renamed
      found.append(Drop(name: name, info: info, wasRenamed: wasRenamed))
    }
    guard !found.isEmpty else { return }
    queue = ArraySlice((queue + found).sorted { $0.precedes($1) })
    for drop in found { queued.insert(drop.name) }
  }

  private func advanceScan(at seconds: Double) throws(SpoolError) {
    guard scan != nil || hasMore || seconds >= scanDue else { return }
    if scan == nil {
      let readiness = readiness
      scan = try IntakeScan(spool, now: spool.renewLease(), after: cursor) {
        readiness.finish(of: $0, at: seconds)
      }
    }
    guard let scan else { return }
    do {
      try scan.step(Self.stepNames)
    } catch {
      self.scan = nil
      throw error
    }
    guard scan.isDone else { return }
    self.scan = nil
    isScanned = true
    isAgeing = scan.secondsUntilReady != nil
    // Done with the round once nothing lies behind the last drop handed out.
    cursor = scan.hasMore && !scan.ready.isEmpty ? scan.ready.last?.key : nil
    hasMore = cursor != nil
    queue = ArraySlice(scan.ready)
    queued = Set(scan.ready.map(\.name))
    scanDue = seconds + min(rescanSeconds, max(0.05, scan.secondsUntilReady ?? rescanSeconds))
  }
}
