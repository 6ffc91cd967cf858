import Testing
import Verdicts
import Evaluation

struct RankCorrelationTests {
  private func correlation(_ a: [Double], _ b: [Double]) -> RankCorrelation? {
    RankCorrelation(zip(a, b).map { (first: $0, second: $1) })
  }

  @Test("equal values share the mean of their ranks, as computed by hand")
  func ties() throws {
    // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: about the mean, products 2.25 + 0 + 0 + 2.25 = 4.5,
    // squares 4.5 and 5.
    let small = try #require(correlation([1, 2, 2, 3], [10, 30, 20, 40]))
    #expect(abs(small.coefficient - 4.5 / (4.5 * 5).squareRoot()) < 1e-12)
    // Ranks 1.5, 1.5, 3, 4.5, 4.5 and 2, 2, 2, 5, 4: products 1.5 + 1.5 + 0 + 3 + 1.5 = 7.5,
    // squares 9 and 8.
    let both = try #require(correlation([0, 0, 0.4, 0.9, 0.9], [0.2, 0.2, 0.2, 1, 0.7]))
    #expect(abs(both.coefficient - 7.5 / 72.0.squareRoot()) < 1e-12)
    #expect(both.pairs == 5)
  }

  @Test("without ties it is one less six times the squared differences over n (n² − 1)")
  func untied() throws {
    // Ranks 1 2 3 4 5 against 2 1 4 5 3: squared differences 1 + 1 + 1 + 1 + 4 = 8.
    let swapped = try #require(correlation([1, 2, 3, 4, 5], [0.2, 0.1, 0.7, 0.9, 0.5]))
    #expect(abs(swapped.coefficient - (1 - 6.0 * 8 / 120)) < 1e-12)
  }

  @Test("a curve that only rises is 1 and one that only falls −1, whatever its shape")
  func monotonous() throws {
    let values = (0..<40).map(Double.init)
    let rising = try #require(correlation(values, values.map { $0 * $0 * $0 }))
    #expect(rising.coefficient == 1 && rising.interval == 1...1)
    let falling = try #require(correlation(values, values.map { 1 / ($0 + 1) }))
    #expect(falling.coefficient == -1 && falling.interval == -1...(-1))
  }

  @Test("the interval holds the coefficient, is the same each time, and narrows with more pairs")
  func interval() throws {
    func sample(_ count: Int) -> RankCorrelation? {
      let first = (0..<count).map { Double($0 * 37 % 101) }
      return correlation(first, first.indices.map { first[$0] + Double($0 * 53 % 97) })
    }
    let (few, many) = (try #require(sample(20)), try #require(sample(100)))
    #expect(few.interval.contains(few.coefficient) && many.interval.contains(many.coefficient))
    #expect(few == sample(20))
    let widths = [few, many].map { $0.interval.upperBound - $0.interval.lowerBound }
    #expect(widths[1] > 0 && widths[1] < widths[0])
  }

  @Test("what is always the same goes with nothing")
  func constant() {
    #expect(correlation([1, 1, 1], [1, 2, 3]) == nil)
    #expect(correlation([1, 2, 3], [5, 5, 5]) == nil)
    #expect(correlation([1], [1]) == nil)
    #expect(correlation([], []) == nil)
  }
}
