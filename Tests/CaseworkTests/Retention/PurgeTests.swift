import Casework
import Files
import Foundation
import ServiceSupport
import Spool
import Testing
import Verdicts
import JSON

@Suite("what retention keeps no longer")
struct PurgeTests {
  @Test("each state has days of its own, and a day less keeps everything")
  func states() throws {
    let office = try Office("stateDays: { complete: 30, needsRetake: 10, needsReview: null }")
    try office.photo("A-1", "ktp", verdict: "accept")
    try office.photo("B-2", "ktp", verdict: "retake")
    try office.photo("C-3", "ktp", verdict: "review")
    func cases(_ days: Double) throws -> [String] {
      try office.purge(afterDays: days, applying: false).map(\.name)
    }
    #expect(try cases(9.9) == [])
    #expect(try cases(10.1) == ["B-2"])
    #expect(try cases(29.9) == ["B-2"])
    #expect(try cases(30.1) == ["A-1", "B-2"])
    #expect(try cases(30_000) == ["A-1", "B-2"])
  }

  @Test("a case leaves hash, verdict and dates of every photo, and nothing else")
  func tombstones() throws {
    let office = try Office("stateDays: { complete: 30 }")
    try office.photo("A-1", "rumah", verdict: "accept")
    try office.photo("A-1", "rumah.2", verdict: "accept")
    let items = try office.purge(afterDays: 31, applying: true)
    #expect(items.map(\.photos) == [2] && items.first?.state == "complete")
    #expect(items.first?.ageDays == 31)
    #expect(office.names("cases/A-1") == ["rumah", "rumah.2", "tombstone.json"])
    #expect(office.names("cases/A-1/rumah.2") == ["tombstone.json"])
    for place in ["", "rumah/"] {
      let path = "\(office.path)/cases/A-1/\(place)tombstone.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.hasSuffix("}\n") && !text.hasSuffix("\n\n"), "\(path)")
    }
    let stone = try JSON.parse(
      [UInt8](Data(contentsOf: URL(filePath: office.path + "/cases/A-1/rumah.2/tombstone.json"))))
    #expect(stone["sha256"]?.string == "A-1-rumah.2" && stone["verdict"]?.string == "accept")
    #expect(stone["judged"]?.string?.hasPrefix("20") == true && stone["n"]?.integer == 2)
    #expect(stone["purged"]?.string.map { $0 > (stone["judged"]?.string ?? "9") } == true)
    var lines: [JournalQuery.Line] = []
    _ = try JournalQuery(caseID: "A-1").run(on: office.open().tree) { lines.append($0) }
    #expect(lines.map(\.event) == ["purged", "purged"])
    #expect(
      try office.purge(afterDays: 400, applying: true).filter { $0.subject == .caseFolder } == [])
  }

  @Test(
    "a purge that was cut off is finished whatever state is left, but for photos that came since")
  func interrupted() throws {
    let office = try Office("stateDays: { complete: 30, needsRetake: null }")
    try office.photo("A-1", "ktp", verdict: "accept")
    try office.photo("A-1", "kk", verdict: "accept")
    _ = try office.purge(afterDays: 31, applying: true)
    // As if it had been killed before the second photo, and then a bad one came.
    for file in office.names("cases/A-1/ktp") {
      try FileManager.default.removeItem(atPath: office.path + "/cases/A-1/ktp/" + file)
    }
    try office.photo("A-1", "ktp", verdict: "retake")
    try office.photo("A-1", "rumah", verdict: "retake")
    let spool = try office.open()
    #expect(try Purge.isUnfinished("A-1", in: spool.archive))
    let items = try office.purge(afterDays: 0, applying: true)
    #expect(items.map(\.photos) == [1])
    #expect(office.names("cases/A-1/ktp") == ["tombstone.json"])
    #expect(office.names("cases/A-1/rumah") == ["original.jpg", "thumb.jpg", "verdict.json"])
    #expect(office.names("cases/A-1").contains("case.json"))
    #expect(try !Purge.isUnfinished("A-1", in: spool.archive))
  }

  @Test("a case whose event was never sent stays, and says so")
  func unsent() throws {
    let office = try Office("stateDays: { complete: 30 }")
    try office.photo("A-1", "ktp", verdict: "accept")
    try office.photo("A-1", "kk", verdict: "accept")
    try office.write("cases/A-1/ktp/\(JobID()).json", "{}", mode: 0o660)
    let items = try office.purge(afterDays: 31, applying: true)
    #expect(items.count == 1 && items.first?.hindrance != nil)
    #expect(office.names("cases/A-1/ktp").count == 4)
  }

  @Test("the keys of removed photos leave the index, those of others stay")
  func index() throws {
    let office = try Office("stateDays: { complete: 30, needsRetake: null }")
    let spool = try office.open()
    let index = PhotoIndex(spool, photosMaximum: 10)
    for (key, (caseID, verdict)) in [("A-1", "accept"), ("B-2", "retake")].enumerated() {
      try office.photo(caseID, "ktp", verdict: verdict)
      try index.add(
        Attempt(caseID: caseID, kind: "ktp", number: 1), keys: [UInt32(key + 1), 5, 6])
    }
    _ = try office.purge(afterDays: 31, applying: true)
    let later = PhotoIndex(spool, photosMaximum: 10)
    try later.catchUp()
    for index in [index, later] {
      let found = try index.candidates(for: [5, 6], sure: nil, limit: 9)
      #expect(found.map(\.attempt.caseID) == ["B-2"])
    }
  }

  @Test("events, rejected drops and the journal go by their own days, directories never")
  func rest() throws {
    let office = try Office("outboxDays: 5, quarantineDays: 10, journalDays: 20")
    let (first, second) = (JobID(), JobID())
    try office.write("outbox/\(first).json", "{}", mode: 0o660)
    try office.write("quarantine/\(first).bin", "x", mode: 0o600)
    try office.write("quarantine/\(first).reason.json", "{}", mode: 0o600)
    try office.write("quarantine/\(second).bin/inside", "x", mode: 0o600)
    try office.write("journal/2020-01-01.\(first).log", "{}", mode: 0o600)
    func subjects(_ days: Double) throws -> [PurgeItem.Subject] {
      try office.purge(afterDays: days, applying: false).filter { $0.hindrance == nil }
        .map(\.subject)
    }
    #expect(try subjects(4.9) == [])
    #expect(try subjects(5.1) == [.event])
    #expect(try subjects(10.1) == [.event, .rejected, .rejected])
    #expect(try subjects(20.1) == [.event, .rejected, .rejected, .journal])
    let before = office.names("quarantine")
    _ = try office.purge(afterDays: 9, applying: true)
    #expect(office.names("outbox") == [] && office.names("quarantine") == before)
    _ = try office.purge(afterDays: 21, applying: true)
    #expect(office.names("quarantine") == ["\(second).bin"])
    #expect(office.names("journal").allSatisfy { !$0.hasPrefix("2020-01-01") })
  }

  @Test("without applying nothing on the spool changes")
  func dryRun() throws {
    let office = try Office("stateDays: { complete: 1 }, outboxDays: 1")
    try office.photo("A-1", "ktp", verdict: "accept")
    try office.write("outbox/\(JobID()).json", "{}", mode: 0o660)
    func tree() -> [String: String] {
      let names = FileManager.default.enumerator(atPath: office.path)?.compactMap { $0 as? String }
      return Dictionary(
        uniqueKeysWithValues: (names ?? []).map { name in
          let attributes = try? FileManager.default.attributesOfItem(
            atPath: "\(office.path)/\(name)")
          return (name, "\(attributes?[.modificationDate] ?? "") \(attributes?[.size] ?? "")")
        })
    }
    let before = tree()
    #expect(try office.purge(afterDays: 100, applying: false).count == 2)
    #expect(tree() == before)
  }

  @Test("what a purge left when it was cut off goes with the next one, a later word stays")
  func leftFiles() throws {
    let office = try Office("stateDays: { complete: 30, incomplete: null }")
    try office.photo("A-1", "ktp", verdict: "accept")
    #expect(try office.purge(afterDays: 31, applying: true).count == 1)
    let tombstone = try String(
      contentsOfFile: "\(office.path)/cases/A-1/tombstone.json", encoding: .utf8)
    for isLater in [false, true] {
      if isLater { Self.letTimePass() }
      try office.write("cases/A-1/case.json", "{\"schema\": \"jernih.case/1\"}")
      try office.write("cases/A-1/index.html", "page")
      if !isLater {
        Self.letTimePass()
        try office.write("cases/A-1/tombstone.json", tombstone)
      }
      #expect(try Purge.isUnfinished("A-1", in: office.open().archive) == !isLater)
      _ = try office.purge(afterDays: 31, applying: true)
      let names = ["ktp", "tombstone.json"]
      #expect(office.names("cases/A-1") == (isLater ? ["case.json", "index.html"] : []) + names)
      let now = try String(
        contentsOfFile: "\(office.path)/cases/A-1/tombstone.json", encoding: .utf8)
      #expect(now == tombstone)
    }
  }

  /// Longer than the file system's clock takes to move on.
  private static func letTimePass() { Thread.sleep(forTimeInterval: 0.05) }

  @Test("pages of the overview that there are no cases for any more are removed")
  func overviewPages() throws {
    let office = try Office("stateDays: { complete: 30 }")
    for name in ["page-2.html", "page-40.html", "page-x.html"] {
      try office.write("reports/\(name)", "cases that were removed")
    }
    let spool = try office.open()
    let book = CaseBook(archive: spool.archive, policy: office.policy)
    try Pages(station: spool, book: book, version: "0").rebuildOverview()
    #expect(office.names("reports") == ["index.html", "page-x.html"])
  }
}

extension Office {
  /// What a purge says that comes so many days later.
  func purge(afterDays days: Double, applying: Bool) throws -> [PurgeItem] {
    let spool = try open()
    let now = FileTime.localClock.advanced(bySeconds: days * 86_400)
    var items: [PurgeItem] = []
    try Purge(station: spool, policy: policy, applying: applying, now: now).run {
      items.append($0)
    }
    try spool.close()
    return items
  }
}
