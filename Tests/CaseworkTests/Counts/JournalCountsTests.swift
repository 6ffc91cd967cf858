import Casework
import Files
import Foundation
import Spool
import Testing
import JSON

@Suite("Counts that never fall")
struct JournalCountsTests {
  /// A station that has written so many verdicts.
  private func write(
    _ count: Int, by station: Station, keeping keeper: TallyKeeper? = nil
  ) throws {
    for number in 0..<count {
      try Journal(station).write(
        "verdict",
        [
          "kind": .text("ktp"), "verdict": .text(number % 2 == 0 ? "accept" : "retake"),
          "seconds": .number(0.2),
        ])
      keeper?.wrote(at: 0)
    }
  }

  private func verdicts(_ station: Station) throws -> Int {
    let counts = try JournalCounts(on: station.tree)
    #expect(counts.gaps.isEmpty, "\(counts.gaps)")
    #expect(counts.tally.seconds.count == counts.tally.verdicts.total)
    return counts.tally.verdicts.total
  }

  private func names(_ office: Office) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: office.path + "/journal").sorted()
  }

  private func purge(_ office: Office, days: Double) throws {
    let station = try office.open()
    let now = try FileTime(
      nanoseconds: station.renewLease().nanoseconds + Int64(days * 86_400e9))
    try Purge(station: station, policy: office.policy, applying: true, now: now).run { _ in }
    try station.close()
  }

  @Test("lines are counted before and after a note was written, each once")
  func notes() throws {
    let office = try Office()
    let (station, looking) = (try office.open(), try office.open())
    let keeper = TallyKeeper(station)
    try write(5, by: station, keeping: keeper)
    try keeper.tend(at: 59)
    #expect(try names(office).count == 1, "it is not time yet")
    #expect(try verdicts(looking) == 5)
    try keeper.tend(at: 60)
    let (count, total) = (try names(office).count, try verdicts(looking))
    #expect(count == 2 && total == 5)
    try write(3, by: station, keeping: keeper)
    #expect(try verdicts(looking) == 8)
    try keeper.tend(at: 200)
    #expect(try verdicts(looking) == 8)
    // What is not whole yet is nobody's.
    let log = try #require(try names(office).first { $0.hasSuffix(".log") })
    let handle = try FileHandle(forWritingTo: URL(filePath: "\(office.path)/journal/\(log)"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"time\": \"2020".utf8))
    keeper.wrote(at: 200)
    try keeper.tend(at: 300)
    #expect(try verdicts(looking) == 8)
    #expect(try SpoolVerification(looking.tree) { _, _, _ in nil }.wrong().isEmpty)
  }

  @Test("several services, living and dead, are counted together")
  func several() throws {
    let office = try Office()
    let looking = try office.open()
    for count in [3, 4] {
      let station = try office.open()
      let keeper = TallyKeeper(station)
      try write(count, by: station, keeping: keeper)
      if count == 4 { try keeper.tend(at: 100) }
      try station.close()
    }
    let living = try office.open()
    try write(2, by: living)
    #expect(try verdicts(looking) == 9)
  }

  @Test("a purge removes lines and keeps their counts, again and again")
  func purged() throws {
    let office = try Office("journalDays: 1")
    let looking = try office.open()
    for round in 1...4 {
      let station = try office.open()
      let keeper = TallyKeeper(station)
      try write(10, by: station, keeping: keeper)
      if round.isMultiple(of: 2) { try keeper.tend(at: 100) }
      try station.close()
      #expect(try verdicts(looking) == 10 * round)
      try purge(office, days: 2)
      #expect(try verdicts(looking) == 10 * round)
    }
    let left = try names(office)
    #expect(left.count { $0.hasPrefix("totals-") } == 1, "\(left)")
    #expect(left.count { $0.hasSuffix(".tally.json") } <= 1, "\(left)")
    #expect(try SpoolVerification(looking.tree) { _, _, _ in nil }.wrong().isEmpty)
  }

  @Test("what a living service has not counted yet stays")
  func living() throws {
    let office = try Office("journalDays: 1")
    let station = try office.open()
    let keeper = TallyKeeper(station)
    try write(4, by: station, keeping: keeper)
    try purge(office, days: 2)
    let log = "\(try #require(station.stationID)).log"
    #expect(try verdicts(station) == 4)
    #expect(try names(office).contains { $0.hasSuffix(log) })
    try keeper.tend(at: 100)
    try purge(office, days: 2)
    #expect(try verdicts(station) == 4)
    #expect(try !names(office).contains { $0.hasSuffix(log) })
  }

  @Test("a tally that is in the sum already counts no more, and a damaged one keeps nothing")
  func cutOff() throws {
    let office = try Office("journalDays: 1")
    let station = try office.open()
    let keeper = TallyKeeper(station)
    try write(6, by: station, keeping: keeper)
    try keeper.tend(at: 100)
    let tally = try #require(try names(office).first { $0.hasSuffix(".tally.json") })
    let bytes = try Data(contentsOf: URL(filePath: "\(office.path)/journal/\(tally)"))
    try station.close()
    let looking = try office.open()
    try purge(office, days: 2)
    // As if the purge had been killed before it removed the note.
    try bytes.write(to: URL(filePath: "\(office.path)/journal/\(tally)"))
    #expect(try verdicts(looking) == 6)
    try write(1, by: looking)
    let other = "\(office.path)/journal/\(StationID()).tally.json"
    try Data("{".utf8).write(to: URL(filePath: other))
    #expect(try verdicts(looking) == 7)
  }
}

extension SpoolVerification {
  fileprivate func wrong() throws -> [String] {
    var copy = self
    return try copy.run().map(\.description)
      .filter { $0.hasPrefix("journal") && !$0.contains("mode") }
  }
}
