import Testing
import Verdicts
import Evaluation

struct ROCAreaTests {
  /// Every pair compared, ties counting half.
  private func slowArea(_ positives: [Int], _ negatives: [Int]) -> Double {
    var wins = 0.0
    for p in positives {
      for n in negatives { wins += p < n ? 1 : p == n ? 0.5 : 0 }
    }
    return wins / Double(positives.count * negatives.count)
  }

  @Test("the area is the share of pairs in the right order")
  func pairs() throws {
    let cases: [([Int], [Int])] = [
      ([10, 20], [80, 90]), ([80], [10]), ([50, 50], [50, 50, 50]), ([0, 100, 101], [101, 3, 50]),
      ([12, 40, 60, 60, 7], [60, 61, 59, 100, 0, 40, 40]),
    ]
    for (positives, negatives) in cases {
      let roc = try #require(ROCArea(positives: positives, negatives: negatives))
      #expect(abs(roc.area - slowArea(positives, negatives)) < 1e-12)
      #expect(roc.interval.lowerBound <= roc.interval.upperBound)
    }
  }

  @Test("the interval holds the area, is the same each time, and is none for perfect scores")
  func interval() throws {
    let positives = [10, 30, 45, 60, 20, 55], negatives = [50, 70, 90, 80, 40, 100, 65]
    let roc = try #require(ROCArea(positives: positives, negatives: negatives))
    #expect(roc.interval.contains(roc.area))
    #expect(roc.interval.upperBound - roc.interval.lowerBound > 0.05)
    #expect(roc == ROCArea(positives: positives, negatives: negatives))
    let perfect = try #require(ROCArea(positives: [1, 2], negatives: [50, 60]))
    #expect(perfect.interval == 1...1)
  }

  @Test("an empty group has no area")
  func empty() {
    #expect(ROCArea(positives: [], negatives: [1]) == nil)
    #expect(ROCArea(positives: [1], negatives: []) == nil)
  }
}
