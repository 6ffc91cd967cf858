/// One walk through all of `new/`, in steps, that keeps the oldest drops that are ready.
///
/// It always runs to its end, however many names there are, and keeps at most twice
/// ``SpoolLimits/scanBatch`` of them. The next scan goes on behind the last drop handed out, so that
/// drops that cannot be moved do not stand in the way of the others.
package final class IntakeScan {
  private let spool: Spool
  private let listing: DirectoryListing
  private let now: FileTime
  private let after: DropKey?
  private let finish: (EntryName) -> Readiness.Finish?

  /// Ready drops so far; sorted, oldest first, once the scan is done.
  private(set) var ready: [Drop] = []
  /// Whether more are ready than were kept.
  private(set) var hasMore = false
  /// Seconds until the next drop may come of age; `nil` where none is ageing.
  private(set) var secondsUntilReady: Double?
  private(set) var isDone = false
  /// The newest of a full batch: what lies behind it has no chance.
  private var newestKept: DropKey?

  /// Begins a scan.
  ///
  /// - Parameters:
  ///   - now: The file system's time, from ``Spool/renewLease()``.
  ///   - after: The drop behind which to go on.
  ///   - finish: What the watch has seen of a name.
  init(
    _ spool: Spool, now: FileTime, after: DropKey?,
    finish: @escaping (EntryName) -> Readiness.Finish?
  ) throws(SpoolError) {
    self.spool = spool
    self.now = now
    self.after = after
    self.finish = finish
    listing = try DirectoryListing(Folder.new.path, gate: spool.gate)
  }

  /// Looks at up to `count` more names.
  func step(_ count: Int) throws(SpoolError) {
    for _ in 0..<count where !isDone {
      guard let name = try listing.next() else {
        isDone = true
        keepOldest()
        return
      }
      try look(at: name)
      if ready.count >= 2 * spool.limits.scanBatch { keepOldest() }
    }
  }

  private func look(at name: EntryName) throws(SpoolError) {
    if case .waits = DropName.read(name, kinds: spool.kinds) { return }
    guard let info = try spool.gate.info(Folder.new.path.appending(name)) else { return }
    let rest = spool.limits.ageSeconds - now.elapsedSeconds(since: info.changed)
    let finish = finish(name)
    // A second name may be the sender's tmp/ entry that is about to go: only age tells.
    guard rest <= 0 || (finish != nil && info.links == 1) else {
      secondsUntilReady = min(secondsUntilReady ?? rest, rest)
      return
    }
    let drop = Drop(name: name, info: info, wasRenamed: finish == .renamed)
    if let after, drop.key <= after {
      hasMore = true
    } else if let newestKept, drop.key > newestKept {
      hasMore = true
    } else {
      ready.append(drop)
    }
  }

  private func keepOldest() {
    ready.sort { $0.precedes($1) }
    guard ready.count > spool.limits.scanBatch else { return }
    ready.removeLast(ready.count - spool.limits.scanBatch)
    newestKept = ready.last?.key
    hasMore = true
  }
}
