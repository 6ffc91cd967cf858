import Testing
import Verdicts
import Evaluation

struct MeanTests {
  @Test("the interval holds the mean and is about twice two standard errors wide")
  func interval() throws {
    // Of 100 numbers 0 and 100 numbers 1 the standard error is √(0.25 / 200) = 0.0354.
    let mean = try #require(Mean((0..<200).map { Double($0 % 2) }))
    #expect(mean.value == 0.5 && mean.count == 200)
    #expect(mean.interval.contains(0.5))
    #expect(abs(mean.interval.upperBound - mean.interval.lowerBound - 0.1386) < 0.02)
    #expect(mean == Mean((0..<200).map { Double($0 % 2) }))
  }

  @Test("numbers that are all the same have no width, and no numbers no mean")
  func ends() throws {
    let mean = try #require(Mean([0.1, 0.1, 0.1]))
    #expect(mean.value == 0.1 && mean.interval == 0.1...0.1)
    #expect(Mean([]) == nil)
  }
}
