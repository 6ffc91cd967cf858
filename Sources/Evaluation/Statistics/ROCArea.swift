import Verdicts

/// How well a score tells photos with a defect from photos without: the area under the receiver
/// operating characteristic, which is the chance that the one with the defect scores lower.
package struct ROCArea: Equatable, Sendable {
  /// 0…1; a half is no better than a coin.
  package var area: Double
  /// The 2.5th and 97.5th percentile over bootstrap samples of both groups.
  package var interval: ClosedRange<Double>
  /// How many photos have the defect.
  package var positives: Int
  /// How many have not.
  package var negatives: Int

  /// What a photo scores whose check could not tell: it found nothing, so better than all.
  package static let unmeasuredScore = 101

  /// Tells the scores of two groups apart.
  ///
  /// - Parameters:
  ///   - positives: Scores of photos with the defect, 0…100, or ``unmeasuredScore``.
  ///   - negatives: Scores of photos without.
  /// - Returns: `nil` if one of both groups is empty.
  /// - Complexity: O(1000 × photos). The interval is the same each time.
  package init?(positives: [Int], negatives: [Int]) {
    guard !positives.isEmpty, !negatives.isEmpty else { return nil }
    area = Self.area(positives, negatives)
    interval = Bootstrap.interval { generator in
      Self.area(
        positives.map { _ in positives[generator.index(below: positives.count)] },
        negatives.map { _ in negatives[generator.index(below: negatives.count)] })
    }
    self.positives = positives.count
    self.negatives = negatives.count
  }

  private static func area(_ positives: [Int], _ negatives: [Int]) -> Double {
    var counts = [Int](repeating: 0, count: unmeasuredScore + 1)
    for score in negatives { counts[min(max(score, 0), unmeasuredScore)] += 1 }
    // How many negatives score higher than each score, ties counting half.
    var above = [Double](repeating: 0, count: counts.count)
    var seen = 0
    for score in counts.indices.reversed() {
      above[score] = Double(seen) + Double(counts[score]) / 2
      seen += counts[score]
    }
    let wins = positives.reduce(0.0) { $0 + above[min(max($1, 0), unmeasuredScore)] }
    return wins / (Double(positives.count) * Double(negatives.count))
  }
}
