import Files
import Foundation
import ServiceSupport
import Spool
import Testing
import Verdicts
import Casework
import JSON

@Suite("what retention keeps no longer")
struct PurgeTests {
  private static let day = 86_400.0
  private static let limits: SpoolLimits = {
    var limits = SpoolLimits()
    limits.ageSeconds = 0
    return limits
  }()

  /// A spool with cases as a service leaves them, whose verdicts are as the tests want them.
  private final class Archive {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "jernih-purge-" + UUID().uuidString).path
    let policy: Policy

    init(_ retention: String) throws {
      try SpoolTree.create(path)
      let text = "{ retention: { \(retention) } }"
      policy = try Policy.load(Array(text.utf8), named: "test")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func open() throws -> Station {
      Station(
        try SpoolTree(
          path, kinds: ["ktp", "kk", "rumah", "lainnya"], limits: PurgeTests.limits))
    }

    func write(_ place: String, _ text: String, mode: Int = 0o640) throws {
      let file = URL(filePath: "\(path)/\(place)")
      let folder = file.deletingLastPathComponent()
      if !FileManager.default.fileExists(atPath: folder.path) {
        try FileManager.default.createDirectory(
          at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
      }
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    /// A photo with a verdict: `accept` completes the case, for no programme asks for more.
    func photo(_ caseID: String, _ folder: String, verdict: String) throws {
      let words = folder.split(separator: ".")
      let number = words.count == 2 ? String(words[1]) : "1"
      let place = "cases/\(caseID)/\(folder)"
      try write(place + "/original.jpg", "photo of \(folder)")
      try write(place + "/thumb.jpg", "small")
      try write(
        place + "/verdict.json",
        """
        {"schema": "jernih.verdict/1", "photo": {"file": "x", "sha256": "\(caseID)-\(folder)"},
         "case": "\(caseID)", "kind": "\(words[0])", "n": \(number), "verdict": "\(verdict)",
         "score": 60, "checks": [], "reply": {"id": "", "en": ""}}
        """)
      try write("cases/\(caseID)/case.json", "{\"schema\": \"jernih.case/1\"}")
      try write("cases/\(caseID)/index.html", "page")
    }

    /// What a purge says that comes so many days later.
    func purge(afterDays days: Double, applying: Bool) throws -> [PurgeItem] {
      let spool = try open()
      let now = FileTime.localClock.advanced(bySeconds: days * PurgeTests.day)
      var items: [PurgeItem] = []
      try Purge(station: spool, policy: policy, applying: applying, now: now).run {
        items.append($0)
      }
      try spool.close()
      return items
    }

    func names(_ place: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(place)")) ?? []).sorted()
    }
  }

  @Test("each state has days of its own, and a day less keeps everything")
  func states() throws {
    let archive = try Archive("stateDays: { complete: 30, needsRetake: 10, needsReview: null }")
    try archive.photo("A-1", "ktp", verdict: "accept")
    try archive.photo("B-2", "ktp", verdict: "retake")
    try archive.photo("C-3", "ktp", verdict: "review")
    func cases(_ days: Double) throws -> [String] {
      try archive.purge(afterDays: days, applying: false).map(\.name)
    }
    #expect(try cases(9.9) == [])
    #expect(try cases(10.1) == ["B-2"])
    #expect(try cases(29.9) == ["B-2"])
    #expect(try cases(30.1) == ["A-1", "B-2"])
    #expect(try cases(30_000) == ["A-1", "B-2"])
  }

  @Test("a case leaves hash, verdict and dates of every photo, and nothing else")
  func tombstones() throws {
    let archive = try Archive("stateDays: { complete: 30 }")
    try archive.photo("A-1", "rumah", verdict: "accept")
    try archive.photo("A-1", "rumah.2", verdict: "accept")
    let items = try archive.purge(afterDays: 31, applying: true)
    #expect(items.map(\.photos) == [2] && items.first?.state == "complete")
    #expect(items.first?.ageDays == 31)
    #expect(archive.names("cases/A-1") == ["rumah", "rumah.2", "tombstone.json"])
    #expect(archive.names("cases/A-1/rumah.2") == ["tombstone.json"])
    let stone = try JSON.parse(
      [UInt8](Data(contentsOf: URL(filePath: archive.path + "/cases/A-1/rumah.2/tombstone.json"))))
    #expect(stone["sha256"]?.string == "A-1-rumah.2" && stone["verdict"]?.string == "accept")
    #expect(stone["judged"]?.string?.hasPrefix("20") == true && stone["n"]?.integer == 2)
    #expect(stone["purged"]?.string.map { $0 > (stone["judged"]?.string ?? "9") } == true)
    var lines: [JournalQuery.Line] = []
    _ = try JournalQuery(caseID: "A-1").run(on: archive.open().tree) { lines.append($0) }
    #expect(lines.map(\.event) == ["purged", "purged"])
    #expect(
      try archive.purge(afterDays: 400, applying: true).filter { $0.subject == .caseFolder } == [])
  }

  @Test(
    "a purge that was cut off is finished whatever state is left, but for photos that came since")
  func interrupted() throws {
    let archive = try Archive("stateDays: { complete: 30, needsRetake: null }")
    try archive.photo("A-1", "ktp", verdict: "accept")
    try archive.photo("A-1", "kk", verdict: "accept")
    _ = try archive.purge(afterDays: 31, applying: true)
    // As if it had been killed before the second photo, and then a bad one came.
    for file in archive.names("cases/A-1/ktp") {
      try FileManager.default.removeItem(atPath: archive.path + "/cases/A-1/ktp/" + file)
    }
    try archive.photo("A-1", "ktp", verdict: "retake")
    try archive.photo("A-1", "rumah", verdict: "retake")
    let spool = try archive.open()
    #expect(try Purge.isUnfinished("A-1", in: spool.archive))
    let items = try archive.purge(afterDays: 0, applying: true)
    #expect(items.map(\.photos) == [1])
    #expect(archive.names("cases/A-1/ktp") == ["tombstone.json"])
    #expect(archive.names("cases/A-1/rumah") == ["original.jpg", "thumb.jpg", "verdict.json"])
    #expect(archive.names("cases/A-1").contains("case.json"))
    #expect(try !Purge.isUnfinished("A-1", in: spool.archive))
  }

  @Test("a case whose event was never sent stays, and says so")
  func unsent() throws {
    let archive = try Archive("stateDays: { complete: 30 }")
    try archive.photo("A-1", "ktp", verdict: "accept")
    try archive.write("cases/A-1/ktp/\(JobID()).json", "{}", mode: 0o660)
    let items = try archive.purge(afterDays: 31, applying: true)
    #expect(items.count == 1 && items.first?.hindrance != nil)
    #expect(archive.names("cases/A-1/ktp").count == 4)
  }

  @Test("the keys of removed photos leave the index, those of others stay")
  func index() throws {
    let archive = try Archive("stateDays: { complete: 30, needsRetake: null }")
    let spool = try archive.open()
    let index = PhotoIndex(spool, photosMaximum: 10)
    for (key, (caseID, verdict)) in [("A-1", "accept"), ("B-2", "retake")].enumerated() {
      try archive.photo(caseID, "ktp", verdict: verdict)
      try index.add(
        Attempt(caseID: caseID, kind: "ktp", number: 1), keys: [UInt32(key + 1), 5, 6])
    }
    _ = try archive.purge(afterDays: 31, applying: true)
    let later = PhotoIndex(spool, photosMaximum: 10)
    try later.catchUp()
    for index in [index, later] {
      let found = try index.candidates(for: [5, 6], sure: nil, limit: 9)
      #expect(found.map(\.attempt.caseID) == ["B-2"])
    }
  }

  @Test("events, rejected drops and the journal go by their own days, directories never")
  func rest() throws {
    let archive = try Archive("outboxDays: 5, quarantineDays: 10, journalDays: 20")
    let (first, second) = (JobID(), JobID())
    try archive.write("outbox/\(first).json", "{}", mode: 0o660)
    try archive.write("quarantine/\(first).bin", "x", mode: 0o600)
    try archive.write("quarantine/\(first).reason.json", "{}", mode: 0o600)
    try archive.write("quarantine/\(second).bin/inside", "x", mode: 0o600)
    try archive.write("journal/2020-01-01.\(first).log", "{}", mode: 0o600)
    func subjects(_ days: Double) throws -> [PurgeItem.Subject] {
      try archive.purge(afterDays: days, applying: false).filter { $0.hindrance == nil }
        .map(\.subject)
    }
    #expect(try subjects(4.9) == [])
    #expect(try subjects(5.1) == [.event])
    #expect(try subjects(10.1) == [.event, .rejected, .rejected])
    #expect(try subjects(20.1) == [.event, .rejected, .rejected, .journal])
    let before = archive.names("quarantine")
    _ = try archive.purge(afterDays: 9, applying: true)
    #expect(archive.names("outbox") == [] && archive.names("quarantine") == before)
    _ = try archive.purge(afterDays: 21, applying: true)
    #expect(archive.names("quarantine") == ["\(second).bin"])
    #expect(archive.names("journal").allSatisfy { !$0.hasPrefix("2020-01-01") })
  }

  @Test("without applying nothing on the spool changes")
  func dryRun() throws {
    let archive = try Archive("stateDays: { complete: 1 }, outboxDays: 1")
    try archive.photo("A-1", "ktp", verdict: "accept")
    try archive.write("outbox/\(JobID()).json", "{}", mode: 0o660)
    func tree() -> [String: String] {
      let names = FileManager.default.enumerator(atPath: archive.path)?.compactMap { $0 as? String }
      return Dictionary(
        uniqueKeysWithValues: (names ?? []).map { name in
          let attributes = try? FileManager.default.attributesOfItem(
            atPath: "\(archive.path)/\(name)")
          return (name, "\(attributes?[.modificationDate] ?? "") \(attributes?[.size] ?? "")")
        })
    }
    let before = tree()
    #expect(try archive.purge(afterDays: 100, applying: false).count == 2)
    #expect(tree() == before)
  }

  @Test("what a purge left when it was cut off goes with the next one, a later word stays")
  func leftFiles() throws {
    let archive = try Archive("stateDays: { complete: 30, incomplete: null }")
    try archive.photo("A-1", "ktp", verdict: "accept")
    #expect(try archive.purge(afterDays: 31, applying: true).count == 1)
    let tombstone = try String(
      contentsOfFile: "\(archive.path)/cases/A-1/tombstone.json", encoding: .utf8)
    for isLater in [false, true] {
      if isLater { Self.letTimePass() }
      try archive.write("cases/A-1/case.json", "{\"schema\": \"jernih.case/1\"}")
      try archive.write("cases/A-1/index.html", "page")
      if !isLater {
        Self.letTimePass()
        try archive.write("cases/A-1/tombstone.json", tombstone)
      }
      #expect(try Purge.isUnfinished("A-1", in: archive.open().archive) == !isLater)
      _ = try archive.purge(afterDays: 31, applying: true)
      let names = ["ktp", "tombstone.json"]
      #expect(archive.names("cases/A-1") == (isLater ? ["case.json", "index.html"] : []) + names)
      let now = try String(
        contentsOfFile: "\(archive.path)/cases/A-1/tombstone.json", encoding: .utf8)
      #expect(now == tombstone)
    }
  }

  /// Longer than the file system's clock takes to move on.
  private static func letTimePass() { Thread.sleep(forTimeInterval: 0.05) }

  @Test("pages of the overview that there are no cases for any more are removed")
  func overviewPages() throws {
    let archive = try Archive("stateDays: { complete: 30 }")
    for name in ["page-2.html", "page-40.html", "page-x.html"] {
      try archive.write("reports/\(name)", "cases that were removed")
    }
    let spool = try archive.open()
    let book = CaseBook(archive: spool.archive, policy: archive.policy)
    try Pages(station: spool, book: book, version: "0").rebuildOverview()
    #expect(archive.names("reports") == ["index.html", "page-x.html"])
  }
}
