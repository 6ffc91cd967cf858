import Casework
import JSON
import Testing

@Suite("Counts of what was done")
struct TallyTests {
  private func line(_ text: String) throws -> JSON { try JSON.parse(text) }

  @Test("verdicts are counted by kind and verdict, faults and reasons by themselves")
  func counted() throws {
    var tally = Tally()
    let good = try line(#"{"kind": "ktp", "verdict": "accept", "seconds": 0.3}"#)
    let bad = try line(
      #"{"kind": "kk", "verdict": "unreadable", "fault": "truncated", "seconds": 99999}"#)
    let other = try line(
      #"{"kind": "kk", "verdict": "accept", "shadow": "review", "shadowCheck": "blur"}"#)
    tally.take(time: "2020-03-24T10:15:01Z", event: "verdict", good)
    tally.take(time: "2020-03-24T10:16:01Z", event: "verdict", good)
    tally.take(time: "2020-03-24T11:00:01Z", event: "verdict", bad)
    tally.take(time: "2020-03-24T11:00:02Z", event: "rejected", try line(#"{"reason": "badName"}"#))
    var shadowed = tally
    shadowed.take(time: "2020-03-24T11:00:03Z", event: "verdict", other)
    #expect(shadowed.shadows.counts == ["blur": 1] && Tally(shadowed.json) == shadowed)
    shadowed.add(shadowed)
    #expect(shadowed.shadows["blur"] == 2 && tally.shadows.total == 0)
    #expect(tally.verdicts.counts == ["ktp accept": 2, "kk unreadable": 1])
    #expect(tally.faults["truncated"] == 1 && tally.rejected["badName"] == 1)
    #expect(tally.events["verdict"] == 3 && tally.events["rejected"] == 1)
    #expect(tally.seconds.count == 3 && tally.seconds.counts[2] == 2)
    #expect(tally.seconds.counts.last == 1)
    #expect(tally.photos(since: "2020-03-24T10:16:59Z") == 2)
    #expect(tally.verdicts(since: "2020-03-24T11:30:00Z") == ["unreadable": 1])
    #expect(tally.verdicts(since: "2020-03-24T10:00:00Z") == ["accept": 2, "unreadable": 1])
  }

  @Test("a note tells all of it again, and two are added")
  func added() throws {
    var tally = Tally()
    let good = try line(#"{"kind": "ktp", "verdict": "accept", "seconds": 1.25}"#)
    tally.take(time: "2020-03-24T10:15:01Z", event: "verdict", good)
    #expect(Tally(tally.json) == tally)
    #expect(Tally(nil) == Tally())
    var both = tally
    both.add(tally)
    #expect(both.verdicts["ktp accept"] == 2 && both.seconds.count == 2)
    #expect(both.seconds.sumSeconds == 2.5)
  }

  @Test("a year of hours and minutes is not remembered")
  func bounded() throws {
    var tally = Tally()
    let good = try line(#"{"kind": "ktp", "verdict": "accept"}"#)
    for day in 10...28 {
      for hour in 10...23 {
        tally.take(time: "2020-03-\(day)T\(hour):15:01Z", event: "verdict", good)
      }
    }
    #expect(tally.json.line.utf8.count < 4000)
    #expect(tally.photos(since: "2020-03-28T23:00") == 1)
  }

  @Test("what has no time of its own, or an impossible one, is in no histogram")
  func histogram() {
    var histogram = Histogram()
    for seconds in [-1, .infinity, .nan] { histogram.take(seconds) }
    #expect(histogram == Histogram())
    for bound in Histogram.boundsSeconds { histogram.take(bound) }
    #expect(histogram.counts.dropLast().allSatisfy { $0 == 1 } && histogram.counts.last == 0)
  }

  @Test("names beyond a limit are counted together")
  func names() {
    var counter = Counter()
    for number in 0..<1000 { counter.add("name \(number)") }
    #expect(counter.total == 1000 && counter.counts.count == 401 && counter["other"] == 600)
  }
}
