import JSON

/// Counts by one name, which stay few.
package struct Counter: Equatable, Sendable {
  /// How many of each name.
  package private(set) var counts: [String: Int] = [:]

  /// Nothing was counted.
  package init() {}

  /// So many names are kept apart; what comes beyond them is counted as `other`.
  static let namesMaximum = 400
  private static let rest = "other"

  /// How many of one name.
  package subscript(name: String) -> Int { counts[name] ?? 0 }

  /// How many were counted.
  package var total: Int { counts.values.reduce(0, +) }

  /// Counts some.
  package mutating func add(_ name: String, _ count: Int = 1) {
    let isKnown = counts[name] != nil || counts.count < Self.namesMaximum
    counts[isKnown ? name : Self.rest, default: 0] += count
  }

  /// Adds what another has counted.
  package mutating func add(_ other: Counter) {
    for (name, count) in other.counts.sorted(by: { $0.key < $1.key }) { add(name, count) }
  }

  /// Keeps the names that sort last, so many of them.
  mutating func keepLast(_ count: Int) {
    guard counts.count > count else { return }
    for name in counts.keys.sorted().dropLast(count) { counts[name] = nil }
  }

  /// For a note beside the journal.
  var json: JSON {
    JSON(
      .object(
        counts.sorted { $0.key < $1.key }
          .map { JSON.Member(key: $0.key, value: .integer($0.value)) }))
  }

  /// Reads it; nothing where it is missing.
  init(_ json: JSON?) {
    for member in json?.members ?? [] { add(member.key, max(0, member.value.integer ?? 0)) }
  }
}
