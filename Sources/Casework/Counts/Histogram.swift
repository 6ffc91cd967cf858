import JSON

/// How often something took how long: counts by upper bounds, and the sum.
package struct Histogram: Equatable, Sendable {
  /// Upper bounds in seconds, each included; what is longer than the last is counted beyond them.
  package static let boundsSeconds: [Double] = [
    0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200,
  ]

  /// How many fell between a bound and the one before it, and beyond the last.
  package private(set) var counts = [Int](repeating: 0, count: boundsSeconds.count + 1)
  /// All of it together, in seconds.
  package private(set) var sumSeconds = 0.0

  /// Nothing was counted.
  package init() {}

  /// How many were counted.
  package var count: Int { counts.reduce(0, +) }

  /// Counts one.
  ///
  /// - Parameter seconds: Finite, 0 or more; anything else is not counted.
  package mutating func take(_ seconds: Double) {
    guard seconds.isFinite, seconds >= 0 else { return }
    counts[Self.boundsSeconds.firstIndex { seconds <= $0 } ?? Self.boundsSeconds.count] += 1
    sumSeconds += seconds
  }

  /// Adds what another has counted.
  package mutating func add(_ other: Histogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
    sumSeconds += other.sumSeconds
  }

  /// For a note beside the journal.
  var json: JSON {
    .object([
      "counts": .list(counts.map { .integer($0) }), "seconds": .number(sumSeconds, digits: 3),
    ])
  }

  /// Reads it; `nil` for anything else, one with other bounds too.
  init?(_ json: JSON) {
    guard let list = json["counts"]?.array, list.count == counts.count,
      let sum = json["seconds"]?.number, sum >= 0
    else { return nil }
    counts = list.map { max(0, $0.integer ?? 0) }
    sumSeconds = sum
  }
}
