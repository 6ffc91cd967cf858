import Foundation
import Testing
import WaitingSupport

/// A sample with every run of the tests, all of it with `SWEEP=whole` in the environment, and with
/// any other word there the combinations whose names have it:
///
///     SWEEP=whole swift test -c release --filter EndToEndTests.DamageTests
///     SWEEP=case.json swift test -c release --filter EndToEndTests.DamageTests
@Suite(
  "every file and folder of a spool, damaged in every way", .waiting, .serialized,
  .enabled(if: DamageSweep.isPossible, "only root can make files another's, by setpriv"))
struct DamageTests {
  private static let size = ProcessInfo.processInfo.environment["SWEEP"]

  @Test("one bad thing costs itself alone, before a start and while a service runs")
  func damage() async throws {
    let template = try SpoolTemplate()
    defer { template.remove() }
    let places = Place.all(of: template)
    let whole = Combination.whole(places)
    try #require(whole.count >= 400)
    let sample = Combination.sample(places)
    #expect(Set(sample.map(\.damage)) == Set(Damage.allCases))
    #expect(Set(sample.map(\.moment)) == Set(Combination.Moment.allCases))
    let combinations =
      switch Self.size {
      case nil: sample
      case "whole": whole
      case .some(let word): whole.filter { "\($0)".contains(word) }
      }
    let start = Date()
    let failures = await DamageSweep(combinations, template).run()
    if Self.size != nil {
      let seconds = Int(Date().timeIntervalSince(start))
      print("sweep: \(combinations.count) damages in \(seconds) s, \(failures.count) failed")
    }
    #expect(failures.isEmpty, "\(failures.map { "\n  " + $0 }.joined())")
  }

  @Test("a trial sees a photo that is lost and a service that ends, and else nothing")
  func planted() throws {
    let template = try SpoolTemplate()
    defer { template.remove() }
    let harmless = Combination(
      place: Place("tmp/draft", isFolder: false), damage: .cut, moment: .running)
    func texts(_ number: Int, _ planted: Trial.Planted?) -> String {
      Trial(harmless, template, number: number, planted: planted).run().map(\.text).joined()
    }
    #expect(texts(0, nil).isEmpty)
    #expect(texts(1, .loss).contains("F-1.ktp.jpg is lost"))
    #expect(texts(2, .end).contains("it ended by itself: signal(9)"))
  }
}
