import Foundation
import Testing

/// A sample with every run of the tests, all of it with `SWEEP=whole` in the environment:
///
///     SWEEP=whole swift test -c release --filter EndToEndTests.DamageTests
@Suite(
  "every file and folder of a spool, damaged in every way", .serialized,
  .enabled(if: DamageSweep.isPossible, "only root can make files another's, by setpriv"))
struct DamageTests {
  private static let isWhole = ProcessInfo.processInfo.environment["SWEEP"] == "whole"

  @Test("one bad thing costs itself alone, before a start and while a service runs")
  func damage() async throws {
    let template = try SpoolTemplate()
    let places = Place.all(of: template)
    let whole = Combination.whole(places)
    try #require(whole.count >= 400)
    let sample = Combination.sample(places)
    #expect(Set(sample.map(\.damage)) == Set(Damage.allCases))
    #expect(Set(sample.map(\.moment)) == Set(Combination.Moment.allCases))
    let combinations = Self.isWhole ? whole : sample
    let start = Date()
    let failures = await DamageSweep(combinations, template).run()
    if Self.isWhole {
      let seconds = Int(Date().timeIntervalSince(start))
      print("sweep: \(combinations.count) damages in \(seconds) s, \(failures.count) failed")
    }
    for failure in failures { Issue.record("\(failure)") }
  }
}
