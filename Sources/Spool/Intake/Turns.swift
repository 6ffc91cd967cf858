/// Lines that take turns: each gives one drop a round, within a round the one whose drop is oldest
/// first.
///
/// A line that comes into being joins the round under way. So it waits for at most one drop of any
/// other line that has been served in it, and for those that have not by their age.
struct Turns<Key: Hashable, Line: DropLine>: DropLine {
  private struct Place: Comparable {
    let round: Int
    let first: DropKey
    let key: Key

    static func < (one: Place, other: Place) -> Bool {
      (one.round, one.first) < (other.round, other.first)
    }
  }
  private struct Waiting {
    var line: Line
    var round: Int
  }

  private let keyOf: @Sendable (Drop) -> Key
  private let makeLine: @Sendable () -> Line
  private var lines: [Key: Waiting] = [:]
  /// The next place of every line, and such as are no longer true; the first is always true.
  private var places = Heap<Place>()
  private var round = 0

  /// - Parameters:
  ///   - keyOf: Tells the line that a drop belongs to.
  ///   - makeLine: Makes an empty line.
  init(
    by keyOf: @escaping @Sendable (Drop) -> Key, makeLine: @escaping @Sendable () -> Line
  ) {
    self.keyOf = keyOf
    self.makeLine = makeLine
  }

  var first: Drop? { places.first.flatMap { lines[$0.key]?.line.first } }

  /// The line that a drop belongs to, where it has one already.
  func line(of drop: Drop) -> Line? { lines[keyOf(drop)]?.line }

  mutating func insert(_ drop: Drop) {
    let key = keyOf(drop)
    let former = lines[key]?.line.first?.key
    lines[key, default: Waiting(line: makeLine(), round: round)].line.insert(drop)
    // Only a drop older than all of its line changes the line's place.
    if former.map({ drop.key < $0 }) ?? true { queue(key) }
  }

  mutating func popFirst() -> Drop? {
    guard let place = places.popFirst(), let drop = lines[place.key]?.line.popFirst() else {
      return nil
    }
    round = place.round
    lines[place.key]?.round = round + 1
    if lines[place.key]?.line.first == nil { lines[place.key] = nil }
    queue(place.key)
    while let next = places.first, !isTrue(next) { _ = places.popFirst() }
    return drop
  }

  private mutating func queue(_ key: Key) {
    guard let waiting = lines[key], let first = waiting.line.first else { return }
    places.insert(Place(round: waiting.round, first: first.key, key: key))
  }

  private func isTrue(_ place: Place) -> Bool {
    guard let waiting = lines[place.key] else { return false }
    return waiting.round == place.round && waiting.line.first?.key == place.first
  }
}
