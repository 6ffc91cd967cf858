import Raster
import Testing

struct LogisticTests {
  @Test("odds of 1, 3 and 9 to 1 are a half, three quarters and nine tenths")
  func odds() {
    #expect(Logistic.probability(logOdds: 0) == 0.5)
    #expect(abs(Logistic.probability(logOdds: 1.0986) - 0.75) < 0.005)
    #expect(abs(Logistic.probability(logOdds: 2.1972) - 0.9) < 0.005)
  }

  @Test("it is symmetric, grows, and ends within 0 and 1")
  func shape() {
    var before = 0.0
    for step in -40...40 {
      let x = Double(step) / 2
      let p = Logistic.probability(logOdds: x)
      #expect(p >= before && (0...1).contains(p))
      #expect(abs(p + Logistic.probability(logOdds: -x) - 1) < 0.005)
      before = p
    }
    #expect(before > 0.99999)
  }
}
