import Files

/// One walk through all of `new/` or `decisions/`, in steps, that keeps of each lane the ready
/// drops that come first.
///
/// It always runs to its end, however many names there are, and keeps at most twice
/// ``SpoolLimits/scanBatch`` of them for each lane. No case and no sender fills a batch while
/// others have drops. What was handed out and claimed is gone when the next scan comes, and what
/// could not be claimed is set aside; so every drop is among the first some time.
package final class IntakeScan {
  private let tree: SpoolTree
  private let folder: Folder
  private let listing: DirectoryListing
  private let now: FileTime
  private let finish: (EntryName) -> Readiness.Finish?
  private let standing: (Drop) -> SetAside.Standing
  private var batches: [FairBatch]

  /// Seconds until the next drop may come of age; `nil` where none is ageing.
  private(set) var secondsUntilReady: Double?
  private(set) var isDone = false

  /// Begins a scan.
  ///
  /// - Parameters:
  ///   - now: The file system's time, from ``Station/renewLease()``.
  ///   - finish: What the watch has seen of a name.
  ///   - standing: Whether a drop was tried before.
  init(
    _ tree: SpoolTree, _ folder: Folder, now: FileTime,
    finish: @escaping (EntryName) -> Readiness.Finish?,
    standing: @escaping (Drop) -> SetAside.Standing
  ) throws(FileError) {
    self.tree = tree
    self.folder = folder
    self.now = now
    self.finish = finish
    self.standing = standing
    batches = Array(
      repeating: FairBatch(countMaximum: tree.limits.scanBatch), count: 2 * Lane.allCases.count)
    listing = try DirectoryListing(folder.path, gate: tree.gate)
  }

  /// The ready drops, once the scan is done, in no order.
  var ready: [Drop] { batches.flatMap(\.drops) }

  /// The lanes of which more are ready than were kept.
  var lanesWithMore: Set<Lane> {
    Set(
      Lane.allCases.filter {
        batches[$0.rawValue].hasMore || batches[$0.rawValue + Lane.allCases.count].hasMore
      })
  }

  /// Looks at up to `count` more names.
  func step(_ count: Int) throws(FileError) {
    for _ in 0..<count where !isDone {
      guard let name = try listing.next() else {
        isDone = true
        for index in batches.indices { batches[index].prune() }
        return
      }
      try look(at: name)
    }
  }

  private func look(at name: EntryName) throws(FileError) {
    if case .waits = DropName.read(name, kinds: tree.kinds, asDecision: folder == .decisions) {
      return
    }
    guard let info = try tree.gate.info(folder.path.appending(name)) else { return }
    let rest = tree.limits.ageSeconds - now.elapsedSeconds(since: info.changed)
    let finish = finish(name)
    guard rest <= 0 || finish != nil else {
      secondsUntilReady = min(secondsUntilReady ?? rest, rest)
      return
    }
    var drop = Drop(
      name: name, info: info, wasRenamed: finish == .renamed, kinds: tree.kinds,
      limits: tree.limits, in: folder)
    switch standing(drop) {
    case .waits: return
    case .isDue: drop.wasSetAside = true
    case .unknown: break
    }
    batches[WaitingDrops.queue(of: drop)].add(drop)
  }
}
