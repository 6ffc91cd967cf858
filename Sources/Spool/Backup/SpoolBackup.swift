package import Files

/// A copy of a spool, made while its services go on working.
///
/// Case by case: what waits or is under way for a case is copied first, then the case, and then it
/// is looked at again: where a photo has moved on meanwhile, that case is copied once more. So each
/// photo that was on the spool at the start is in the copy once, in its case or on the way to it.
/// Whoever is under way keeps its serial: should both spools answer, they answer under the same.
///
/// What can be made anew is left away: the index, the overview, unfinished uploads, leases. To be
/// used from one thread.
package final class SpoolBackup {
  /// What was copied.
  package struct Outcome {
    /// Cases in the copy.
    package var cases = 0
    /// Photos and other drops that wait in it, or are to be judged again.
    package var underway = 0
    /// Whether services worked on the spool until the end.
    package var isLive = false
    /// What could not be copied.
    package var leftOut: [PassedOver] = []
  }

  let station: Station
  var tree: SpoolTree { station.tree }
  let target: BackupFolder
  /// The only way to the copy's disk, where tests have calls fail.
  package var targetGate: FileGate { target.gate }
  let copy: FolderCopy
  /// Gives seconds on a clock that never jumps.
  let clock: () -> Double
  /// Waits for so many seconds.
  let pause: (Double) -> Void
  /// What of each case is under way in the copy.
  private var held: [String: [Underway.Item: Underway]] = [:]
  /// What was under way at the start; only of that drops are copied that nobody has taken.
  private var first: Underway
  /// The spool as it was looked at last.
  private(set) var last: Underway

  /// How long cases are copied between two looks, in seconds.
  private static let roundSeconds = 0.2
  /// A case that never comes to rest is copied as it stands after so many tries.
  private static let triesMaximum = 200
  /// For so many tries services are left to finish what is under way for a case: what is judged
  /// before it is copied is answered once, by them.
  private static let unfinishedTriesMaximum = 100

  /// A copy that is to be made.
  ///
  /// - Parameters:
  ///   - station: Of the spool; its lease is taken only where drops are given their serials.
  ///   - path: A folder that is not there, is empty, or holds an earlier copy.
  ///   - isSameSpool: Whether a mark is that of this spool.
  /// - Throws: ``FileError/configuration(_:)`` for a folder that may not be written.
  package init(
    of station: Station, in source: String, to path: String,
    isSameSpool: ([UInt8]) -> Bool, clock: @escaping () -> Double,
    pause: @escaping (Double) -> Void
  ) throws(FileError) {
    self.station = station
    self.clock = clock
    self.pause = pause
    target = try BackupFolder(path, of: source, isSameSpool: isSameSpool)
    copy = try FolderCopy(
      from: station.tree.gate, to: target.gate, trustsEarlier: !target.isDoubtful)
    first = try Underway(station.tree)
    last = first
  }

  /// Makes it.
  ///
  /// - Throws: ``FileError``: the copy is not whole, and no service takes it for a spool.
  package func run() throws(FileError) -> Outcome {
    let wasLive = try hasServices()
    try target.begin(like: tree)
    let cases = Set(try tree.gate.names(in: Folder.cases.path).map(\.description))
    try settle(cases.union(first.byCase.keys))
    var isLive = try hasServices()
    if isLive {
      try settle(try giveSerials(heldDrops))
      // What was taken only after that wait has its serial now as well.
      while case let taken = heldDrops.filter({ last.waiting[$0] == nil }), !taken.isEmpty {
        try settle(Set(taken.map(Underway.caseID(of:))))
      }
      isLive = try hasServices()
    }
    if !isLive {
      // Nobody answers any more: now the copy becomes what the spool is.
      if wasLive { try settle(Set(tree.gate.names(in: Folder.cases.path).map(\.description))) }
      first = last
      while case let moved = try movedCases(), !moved.isEmpty { try settle(moved) }
    }
    for folder in [Folder.quarantine, .outbox, .journal] { try copy.mirror(folder.path) }
    if isLive { try removeAnswers() }
    for file in RootFile.allCases { try copy.mirror(file.path, as: target.place(of: file)) }
    do throws(FileError) {
      try copy.sync()
    } catch {
      target.doubt()
      throw error
    }
    try target.finish()
    return Outcome(
      cases: try targetGate.names(in: Folder.cases.path).count,
      underway: held.values.reduce(0) { $0 + $1.count }, isLive: isLive, leftOut: copy.leftOut)
  }

  private func hasServices() throws(FileError) -> Bool {
    try tree.queueStatus(namesMaximum: 1).services.contains {
      !$0.isAbandoned && $0.station != station.tenure?.station
    }
  }

  /// The drops that the copy has without a serial: also those that were taken since their cases
  /// were copied, for these the services answer under serials that the copy has to know.
  private var heldDrops: [Underway.Waiting] {
    held.values.flatMap(\.keys).compactMap { if case .waiting(let drop) = $0 { drop } else { nil } }
  }

  // MARK: Case by case

  /// Copies cases until each was at rest while it was copied.
  func settle(_ wanted: Set<String>) throws(FileError) {
    var wanted = wanted
    var tries: [String: Int] = [:]
    let isLive = try hasServices()
    var before = try look()
    while !wanted.isEmpty {
      let items = before.byCase
      let end = clock() + Self.roundSeconds
      var done: [String: Bool] = [:]
      for caseID in wanted.sorted() {
        done[caseID] = try copyCase(caseID, items[caseID] ?? [], before)
        if clock() >= end { break }
      }
      try copy.mirror(Folder.quarantine.path, areFixed: true)
      try copy.mirror(Folder.outbox.path, areFixed: true)
      let after = try look()
      let now = after.byCase
      for (caseID, isWhole) in done {
        tries[caseID, default: 0] += 1
        let old = items[caseID] ?? []
        let isLeftToServices =
          isLive && old.contains(where: wasThere)
          && tries[caseID, default: 0] < Self.unfinishedTriesMaximum
        let isAtRest =
          isWhole && !isLeftToServices && Set(old) == Set(now[caseID] ?? [])
          && old.allSatisfy { after.has($0, as: before) }
        if isAtRest || tries[caseID, default: 0] >= Self.triesMaximum { wanted.remove(caseID) }
      }
      if done.keys.allSatisfy(wanted.contains) { pause(0.01) }
      before = after
    }
  }

  /// Whether an item is of what the copy has to hold: not a drop that came meanwhile.
  private func wasThere(_ item: Underway.Item) -> Bool {
    guard case .waiting(let drop) = item else { return true }
    return first.waiting[drop] != nil
  }

  private func look() throws(FileError) -> Underway {
    last = try Underway(tree, besides: station.tenure?.station)
    return last
  }

  /// Copies what is under way for a case, and then the case.
  ///
  /// - Returns: Whether it holds no attempt whose job was not there.
  private func copyCase(_ caseID: String, _ items: [Underway.Item], _ seen: Underway)
    throws(FileError) -> Bool
  {
    for item in (held[caseID] ?? [:]).keys where !items.contains(item) {
      try targetGate.removeTree(target.place(of: item))
    }
    held[caseID] = nil
    for item in items {
      switch item {
      case .waiting(let drop):
        guard first.waiting[drop] != nil else { continue }
        if try !copy.mirror(drop.path) { continue }
      case .taken(let id):
        guard let job = seen.taken[id] else { continue }
        try target.prepareStation()
        let hasDrop = try tree.gate.exists(job.path.appending(JobLayout.drop))
        let place = target.place(of: item, from: job.path)
        // What is being built is built anew, unless the drop itself lies there.
        guard
          try copy.mirror(
            job.path, as: place, isSkipped: { hasDrop && $0.description == JobLayout.result })
        else { continue }
      }
      held[caseID, default: [:]][item] = seen
    }
    guard !caseID.isEmpty, DropName.isCase(caseID) else { return true }
    guard try copy.mirror(CaseLayout.path(caseID)) else { return true }
    let jobs = Set(seen.taken.keys)
    for attempt in CaseArchive.attempts(
      caseID, among: try targetGate.names(in: CaseLayout.path(caseID)).map(\.text))
    {
      let events = try targetGate.names(in: attempt.path).compactMap {
        CaseLayout.eventSerial($0.text)
      }
      if !jobs.isSuperset(of: events) { return false }
    }
    return true
  }

  /// Cases of which something has moved on since it was copied.
  private func movedCases() throws(FileError) -> Set<String> {
    let now = try look()
    let items = now.byCase
    let cases = Set(held.keys).union(items.keys)
    return cases.filter { caseID in
      let own = held[caseID] ?? [:]
      return Set(own.keys) != Set(items[caseID] ?? [])
        || own.contains { item, seen in !now.has(item, as: seen) }
    }
  }

  /// Removes events of photos that are still to be judged in the copy: it sends them itself, under
  /// the same serials.
  private func removeAnswers() throws(FileError) {
    let jobs = held.values.flatMap(\.keys).compactMap { item -> JobID? in
      if case .taken(let id) = item { id } else { nil }
    }
    for name in try targetGate.names(in: Folder.outbox.path) {
      guard let serial = CaseLayout.eventSerial(name.text),
        jobs.contains(where: { $0.isSame(as: serial) })
      else { continue }
      try targetGate.unlink(Folder.outbox.path.appending(name))
    }
  }
}
