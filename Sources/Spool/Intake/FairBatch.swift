import Files

/// What a scan keeps of one lane: the drops that come first in the order of ``FairQueue``, out of
/// any number, in memory for twice as many.
///
/// Which are kept is exact for what was seen up to the last pruning. A drop that is turned away
/// since, or left out, is one for the next scan: nothing is lost but its place.
struct FairBatch {
  private struct Turn: Hashable {
    let sender: UInt32
    let caseID: String?

    init(_ drop: Drop) {
      sender = drop.info.owner
      caseID = drop.caseID
    }
  }

  private let countMaximum: Int
  private(set) var drops: [Drop] = []
  /// Whether more were given than were kept.
  private(set) var hasMore = false
  /// The newest that is kept of cases that had more: what is newer has no chance.
  private var fullCases: [Turn: DropKey] = [:]
  /// The newest that is kept of senders of whom whole cases were left out.
  private var fullSenders: [UInt32: DropKey] = [:]

  init(countMaximum: Int) { self.countMaximum = countMaximum }

  mutating func add(_ drop: Drop) {
    let newest = [fullCases[Turn(drop)], fullSenders[drop.info.owner]].compactMap(\.self).min()
    if let newest, drop.key > newest {
      hasMore = true
      return
    }
    drops.append(drop)
    if drops.count >= 2 * countMaximum { prune() }
  }

  /// Leaves out what comes behind the most that are kept.
  mutating func prune() {
    guard drops.count > countMaximum else { return }
    hasMore = true
    var queue = FairQueue(drops)
    drops = (0..<countMaximum).compactMap { _ in queue.popFirst() }
    var newestOfCases: [Turn: DropKey] = [:]
    var newestOfSenders: [UInt32: DropKey] = [:]
    for drop in drops {
      let key = drop.key
      newestOfCases[Turn(drop)] = max(newestOfCases[Turn(drop)] ?? key, key)
      newestOfSenders[drop.info.owner] = max(newestOfSenders[drop.info.owner] ?? key, key)
    }
    // Cases that were full stay so, as far as anything of them is kept: no more than there are
    // drops.
    fullCases = newestOfCases.filter { fullCases[$0.key] != nil }
    fullSenders = newestOfSenders.filter { fullSenders[$0.key] != nil }
    while let drop = queue.popFirst() {
      if let newest = newestOfCases[Turn(drop)] {
        fullCases[Turn(drop)] = newest
      } else if let newest = newestOfSenders[drop.info.owner] {
        fullSenders[drop.info.owner] = newest
      }
    }
  }
}
