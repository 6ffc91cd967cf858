import Verdicts

/// How far two numbers of the same photos rise together, whatever the curve between them:
/// Spearman's rank correlation.
///
/// - Source: C. Spearman, The proof and measurement of association between two things, American
///   Journal of Psychology 15, 1904.
package struct RankCorrelation: Equatable, Sendable {
  /// −1…1: 1 where both have the same order, 0 where one says nothing of the other.
  package var coefficient: Double
  /// The 2.5th and 97.5th percentile over bootstrap samples of the pairs. A sample in which all
  /// values of one side are the same counts as 0.
  package var interval: ClosedRange<Double>
  /// How many pairs there are.
  package var pairs: Int

  /// Correlates the ranks; equal values share the mean of their ranks.
  ///
  /// - Returns: `nil` where all values of one side are the same, so for fewer than two pairs too.
  /// - Complexity: O(1000 × pairs). The interval is the same each time.
  package init?(_ pairs: [(first: Double, second: Double)]) {
    let (first, second) = (Ties(pairs.map(\.first)), Ties(pairs.map(\.second)))
    let once = [Int](repeating: 1, count: pairs.count)
    guard let coefficient = Self.coefficient(first, second, counts: once) else { return nil }
    self.coefficient = coefficient
    interval = Bootstrap.interval { generator in
      var counts = [Int](repeating: 0, count: pairs.count)
      for _ in pairs.indices { counts[generator.index(below: pairs.count)] += 1 }
      return Self.coefficient(first, second, counts: counts) ?? 0
    }
    self.pairs = pairs.count
  }

  /// Pearson's correlation of the ranks, each pair taken so many times.
  private static func coefficient(_ first: Ties, _ second: Ties, counts: [Int]) -> Double? {
    let (firstRanks, secondRanks) = (first.ranks(counts), second.ranks(counts))
    let mean = Double(counts.reduce(0, +) + 1) / 2
    var (both, firstAlone, secondAlone) = (0.0, 0.0, 0.0)
    for (index, count) in counts.enumerated() {
      let (a, b) = (firstRanks[index] - mean, secondRanks[index] - mean)
      both += Double(count) * a * b
      firstAlone += Double(count) * a * a
      secondAlone += Double(count) * b * b
    }
    let scale = (firstAlone * secondAlone).squareRoot()
    return scale > 0 ? min(1, max(-1, both / scale)) : nil
  }

  /// The places of equal values, the smallest values first.
  private struct Ties {
    var groups: [[Int]] = []

    init(_ values: [Double]) {
      var last: Double?
      for index in values.indices.sorted(by: { values[$0] < values[$1] }) {
        if values[index] != last { groups.append([]) }
        groups[groups.count - 1].append(index)
        last = values[index]
      }
    }

    /// The mean rank of each place, from 1, where each stands there so many times.
    func ranks(_ counts: [Int]) -> [Double] {
      var ranks = [Double](repeating: 0, count: counts.count)
      var below = 0
      for group in groups {
        let size = group.reduce(0) { $0 + counts[$1] }
        for index in group { ranks[index] = Double(below) + Double(size + 1) / 2 }
        below += size
      }
      return ranks
    }
  }
}
