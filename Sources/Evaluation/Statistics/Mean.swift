import Verdicts

/// The mean of numbers and how sure it is.
package struct Mean: Equatable, Sendable {
  /// How many numbers there are.
  package var count: Int
  /// In the unit of the numbers.
  package var value: Double
  /// The 2.5th and 97.5th percentile over bootstrap samples; without width where all numbers are
  /// the same.
  package var interval: ClosedRange<Double>

  /// - Returns: `nil` for no numbers.
  /// - Complexity: O(1000 × numbers). The interval is the same each time.
  package init?(_ values: [Double]) {
    guard let first = values.first else { return nil }
    count = values.count
    guard values.contains(where: { $0 != first }) else {
      value = first
      interval = first...first
      return
    }
    value = values.reduce(0, +) / Double(values.count)
    interval = Bootstrap.interval { generator in
      var sum = 0.0
      for _ in values.indices { sum += values[generator.index(below: values.count)] }
      return sum / Double(values.count)
    }
  }
}
