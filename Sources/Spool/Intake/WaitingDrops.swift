import Files

/// The drops that are ready, a fair queue for each lane, and behind it one for those that could not
/// be taken when they were tried before.
struct WaitingDrops {
  private var queues = [FairQueue](repeating: FairQueue(), count: 2 * Lane.allCases.count)
  private var names: Set<EntryName> = []

  /// The number of a drop's queue.
  static func queue(of drop: Drop) -> Int {
    drop.lane.rawValue + (drop.wasSetAside ? Lane.allCases.count : 0)
  }

  var isEmpty: Bool { names.isEmpty }

  /// Whether nothing waits in that lane.
  func isEmpty(_ lane: Lane) -> Bool { numbers(of: [lane]).allSatisfy { queues[$0].isEmpty } }

  func contains(_ name: EntryName) -> Bool { names.contains(name) }

  /// How many wait in a drop's queue.
  func count(besides drop: Drop) -> Int { queues[Self.queue(of: drop)].count }

  /// Whether a drop of the same sender, case and lane waits already.
  func holdsCase(of drop: Drop) -> Bool { queues[Self.queue(of: drop)].holdsCase(of: drop) }

  /// Takes a drop in, once.
  mutating func insert(_ drop: Drop) {
    guard names.insert(drop.name).inserted else { return }
    queues[Self.queue(of: drop)].insert(drop)
  }

  /// Takes out the next drop of the first of these lanes that has any; those set aside come last.
  mutating func popFirst(of lanes: [Lane]) -> Drop? {
    for number in numbers(of: lanes) {
      guard let drop = queues[number].popFirst() else { continue }
      names.remove(drop.name)
      return drop
    }
    return nil
  }

  private func numbers(of lanes: [Lane]) -> [Int] {
    lanes.map(\.rawValue) + lanes.map { $0.rawValue + Lane.allCases.count }
  }
}
