import Testing
import Verdicts
import Evaluation

struct ShareTests {
  @Test("an interval of a share is that of the binomial distribution, and the same each time")
  func interval() throws {
    let share = Share(80, of: 100)
    let interval = try #require(share.interval)
    // The exact 2.5th and 97.5th percentiles of a binomial with these are 0.72 and 0.87.
    #expect(abs(interval.lowerBound - 0.72) <= 0.015)
    #expect(abs(interval.upperBound - 0.87) <= 0.015)
    #expect(interval == Share(80, of: 100).interval)
  }

  @Test("all, nothing and none have no width")
  func ends() {
    #expect(Share(5, of: 5).interval == 1...1)
    #expect(Share(0, of: 5).interval == 0...0)
    #expect(Share(0, of: 0).interval == nil)
    #expect(Share(0, of: 0).value == nil)
  }

  @Test("95 % intervals of samples from a known share hold it about as often as they say")
  func coverage() {
    // Every fifth of a fixed sequence is a hit: 200 samples of 60 draws by a small generator.
    var state: UInt64 = 7
    var covered = 0
    for _ in 0..<200 {
      var count = 0
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if (state >> 33) % 5 == 0 { count += 1 }
      }
      if Share(count, of: 60).interval?.contains(0.2) == true { covered += 1 }
    }
    #expect((176...200).contains(covered), "\(covered) of 200")
  }
}
