import Files

/// The drops of one lane in the order in which they are worked.
///
/// Senders (owners of files) take turns, the cases of one sender take turns, and a case's own drops
/// come oldest first. So a case with ten thousand drops keeps another's single one waiting for one
/// drop, and a sender with ten thousand cases another sender's for one. Where every case has one
/// drop and all are one sender's, the oldest is first.
package struct FairQueue {
  private var senders = Turns(by: { $0.info.owner }) {
    Turns(by: { $0.caseID ?? "" }) { Heap<Drop>() }
  }
  /// How many drops wait.
  package private(set) var count = 0

  /// Begins with these drops, in whatever order they are given.
  package init(_ drops: some Sequence<Drop> = []) {
    for drop in drops { insert(drop) }
  }

  /// Whether none waits.
  package var isEmpty: Bool { count == 0 }

  /// Takes a drop in.
  ///
  /// - Complexity: O(log n).
  package mutating func insert(_ drop: Drop) {
    senders.insert(drop)
    count += 1
  }

  /// Takes out the drop whose turn it is.
  ///
  /// - Complexity: O(log n).
  package mutating func popFirst() -> Drop? {
    guard let drop = senders.popFirst() else { return nil }
    count -= 1
    return drop
  }

  /// Whether a drop of the same sender and case waits already.
  package func holdsCase(of drop: Drop) -> Bool {
    senders.line(of: drop)?.line(of: drop) != nil
  }
}
