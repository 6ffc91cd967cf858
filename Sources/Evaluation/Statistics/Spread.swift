import JSON
import Verdicts

/// How numbers that are better the smaller they are, or the larger, are spread over photos.
package struct Spread: Equatable, Sendable {
  /// How many numbers there are.
  package var count: Int
  /// The lower of the two in the middle.
  package var median: Double
  /// Of the median, by bootstrap.
  package var interval: ClosedRange<Double>
  /// The value that 95 % of the photos keep to.
  package var worst: Double

  /// - Parameter isErrorLike: Whether small numbers are the good ones.
  /// - Returns: `nil` for no numbers.
  init?(_ values: [Double], isErrorLike: Bool) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    count = sorted.count
    median = sorted[(sorted.count - 1) / 2]
    interval = Bootstrap.interval { generator in
      // A drawn sample in order is how often each place of the sorted values was drawn.
      var drawn = [Int](repeating: 0, count: sorted.count)
      for _ in sorted.indices { drawn[generator.index(below: sorted.count)] += 1 }
      var (place, seen) = (0, drawn[0])
      while seen <= (sorted.count - 1) / 2 {
        place += 1
        seen += drawn[place]
      }
      return sorted[place]
    }
    let tail = sorted.count / 20
    worst = isErrorLike ? sorted[sorted.count - 1 - tail] : sorted[tail]
  }

  var json: JSON {
    .object([
      "count": .integer(count), "median": .number(median, digits: 4),
      "interval": .list([
        .number(interval.lowerBound, digits: 4), .number(interval.upperBound, digits: 4),
      ]),
      "worstOf95Percent": .number(worst, digits: 4),
    ])
  }
}
