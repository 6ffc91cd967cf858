import Casework
import Files
import Foundation
import Spool
import Testing

@Suite("The clerks' pages")
struct PagesTests {
  private static func text(_ office: Office, _ place: String) throws -> String {
    try String(contentsOfFile: "\(office.path)/\(place)", encoding: .utf8)
  }

  /// All days' pages together.
  private static func list(_ office: Office) throws -> String {
    try office.names("reports").filter { $0.hasPrefix("day-") }
      .map { try text(office, "reports/" + $0) }.joined()
  }

  private static func pages(
    _ station: Station, _ office: Office, clock: @escaping () -> Double = { 0 }
  ) -> Pages {
    let book = CaseBook(archive: station.archive, policy: office.policy)
    return Pages(station: station, book: book, version: "0.1.0", clock: clock)
  }

  @Test("all are built anew, and none that are left over from more cases stay")
  func rebuilt() throws {
    let office = try Office()
    for caseID in ["A-1", "B-2"] { try office.photo(caseID, "ktp", verdict: "accept") }
    try office.write("reports/page-2.html", "old")
    let station = try office.open()
    #expect(try Self.pages(station, office).rebuild(nil) == 2)
    let names = office.names("reports")
    let days = names.filter { $0.hasPrefix("day-") }
    #expect(
      names == (days + ["find-a1.html", "find-b2.html", "index.html", "numbers.html"]).sorted())
    let overview = try Self.text(office, "reports/" + #require(days.first))
    #expect(overview.contains("<bdi>A-1</bdi>") && overview.contains("<bdi>B-2</bdi>"))
    #expect(try Self.text(office, "cases/A-1/index.html").contains("<h1><bdi>A-1</bdi></h1>"))
    try station.close()
  }

  @Test("one case's page alone, with the overview of all")
  func one() throws {
    let office = try Office()
    for caseID in ["A-1", "B-2"] { try office.photo(caseID, "ktp", verdict: "accept") }
    let station = try office.open()
    #expect(try Self.pages(station, office).rebuild("B-2") == 1)
    #expect(try Self.list(office).contains("<bdi>A-1</bdi>"))
    #expect(try Self.text(office, "cases/B-2/index.html").contains("<h1><bdi>B-2</bdi></h1>"))
    try station.close()
  }

  @Test("a touched case is written at once, the lists once a second, three files at most")
  func touched() throws {
    let office = try Office()
    try office.photo("A-1", "ktp", verdict: "accept")
    let station = try office.open()
    var now = 10.0
    let pages = Self.pages(station, office) { now }
    #expect(pages.nextFlushSeconds == nil)
    pages.touch("A-1")
    #expect(pages.nextFlushSeconds == 0)
    pages.flush(at: now)
    let first = office.names("reports")
    #expect(first.count == 3 && first.contains("index.html"))
    #expect(pages.nextFlushSeconds == 11)
    now = 11
    pages.flush(at: now)
    #expect(office.names("reports") == (first + ["numbers.html"]).sorted())
    #expect(pages.nextFlushSeconds == nil)
    now = 12
    try FileManager.default.removeItem(atPath: office.path + "/reports/index.html")
    pages.touch("A-1")
    pages.flush(at: now)
    #expect(office.names("reports").contains("index.html"))
    try station.close()
  }

  @Test("a new service takes the lists that are there, and reads only what they do not hold")
  func taken() throws {
    let office = try Office()
    for caseID in ["A-1", "B-2"] { try office.photo(caseID, "ktp", verdict: "accept") }
    let station = try office.open()
    _ = try Self.pages(station, office).rebuild(nil)
    try office.photo("C-3", "ktp", verdict: "review")
    let book = CaseBook(archive: station.archive, policy: office.policy)
    let pages = Pages(station: station, book: book, version: "0.1.0", clock: { 0 })
    pages.touchQueue()
    pages.flush(at: .infinity, readingUntil: .infinity)
    #expect(book.parsedCount == 1)
    let list = try Self.list(office)
    for caseID in ["A-1", "B-2", "C-3"] { #expect(list.contains("<bdi>\(caseID)</bdi>")) }
    #expect(try Self.text(office, "reports/index.html").contains("<bdi>C-3</bdi>"))
    try station.close()
  }

  @Test("two services on one spool keep each other's cases in the lists")
  func two() throws {
    let office = try Office()
    let station = try office.open()
    let services = [Self.pages(station, office), Self.pages(station, office)]
    for (index, pages) in services.enumerated() {
      try office.photo("A-\(index)", "ktp", verdict: "accept")
      pages.touch("A-\(index)")
      pages.flush(at: .infinity, readingUntil: .infinity)
    }
    services[0].touch("A-0")
    services[0].flush(at: .infinity, readingUntil: .infinity)
    let list = try Self.list(office)
    #expect(list.contains("<bdi>A-0</bdi>") && list.contains("<bdi>A-1</bdi>"))
    try station.close()
  }

  @Test("a page that cannot be written is told of, and tried again a minute later")
  func unwritten() throws {
    let office = try Office()
    try office.photo("A-1", "ktp", verdict: "accept")
    let station = try office.open()
    var told: [String] = []
    station.tree.onPassingOver = { told.append($0.place) }
    let pages = Self.pages(station, office) { 10 }
    pages.touch("A-1")
    pages.flush(at: 10)
    let page = office.path + "/cases/A-1/index.html"
    try FileManager.default.removeItem(atPath: page)
    try FileManager.default.createDirectory(atPath: page, withIntermediateDirectories: false)
    pages.touch("A-1")
    pages.writeCases()
    #expect(told == ["cases/A-1"])
    try FileManager.default.removeItem(atPath: page)
    pages.flush(at: 69)
    #expect(!FileManager.default.fileExists(atPath: page))
    pages.flush(at: 70)
    #expect(try Self.text(office, "cases/A-1/index.html").contains("<h1><bdi>A-1</bdi></h1>"))
    try station.close()
  }

  @Test("a purged case leaves the overview, and the rest stays")
  func purged() throws {
    let office = try Office("stateDays: { complete: 30, needsRetake: null }")
    try office.photo("A-1", "ktp", verdict: "accept")
    try office.photo("B-2", "ktp", verdict: "retake")
    let station = try office.open()
    let pages = Self.pages(station, office)
    _ = try pages.rebuild(nil)
    _ = try office.purge(afterDays: 31, applying: true)
    try pages.rebuildOverview()
    let overview = try Self.list(office)
    #expect(!overview.contains("A-1") && overview.contains("<bdi>B-2</bdi>"))
    #expect(!office.names("reports").contains("find-a1.html"))
    try station.close()
  }

  /// A case whose photo was judged and told of.
  private static func told(
    _ office: Office, _ caseID: String, judged: String, serial: String = "S0"
  ) throws {
    try office.photo(caseID, "ktp", verdict: "review")
    try office.write(
      "cases/\(caseID)/case.json",
      """
      {"schema": "jernih.case/1", "attempts": [{"kind": "ktp", "n": 1, "verdict": "review",
       "score": 45, "judged": "\(judged)",
       "event": {"serial": "\(serial)", "reply": {"id": "a", "en": "b"}}}]}
      """)
  }

  @Test("what is not in memory is read from the lists, and a list that is gone is made anew")
  func reread() throws {
    let office = try Office()
    let days = (0..<60).map { "2020-0\(1 + $0 / 18)-\(10 + $0 % 18)" }
    for (number, day) in days.enumerated() {
      try Self.told(office, "A-1\(number)", judged: day + "T08:00:00Z")
      try Self.told(office, "B-1\(number)", judged: day + "T08:00:00Z")
    }
    let station = try office.open()
    _ = try Self.pages(station, office).rebuild(nil)
    let before = office.names("reports").count
    let book = CaseBook(archive: station.archive, policy: office.policy)
    let pages = Pages(station: station, book: book, version: "0.1.0", clock: { 0 })
    pages.touchQueue()
    pages.flush(at: .infinity, readingUntil: .infinity)
    let page = "reports/day-\(days[0]).html"
    let others = try Self.text(office, page).components(separatedBy: "<th scope=\"row\">").count
    for number in [0, 1] {
      // Its list is in no memory now; of the second one it is not on the disk either.
      if number == 1 { try FileManager.default.removeItem(atPath: office.path + "/" + page) }
      try office.photo("A-10", "ktp.\(2 + number)", verdict: "accept")
      pages.touch("A-10")
      pages.flush(at: .infinity, readingUntil: .infinity)
      pages.flush(at: .infinity, readingUntil: .infinity)
      let list = try Self.text(office, page)
      #expect(list.contains("<bdi>A-10</bdi>") && list.contains("<bdi>B-10</bdi>"))
      #expect(list.components(separatedBy: "<th scope=\"row\">").count == others)
    }
    #expect(try Self.text(office, "reports/index.html").contains("<small>(119)</small>"))
    #expect(office.names("reports").count == before)
    #expect(book.parsedCount < 10)
    try station.close()
  }

  @Test("when a reply was taken is told, and stays though all is made anew")
  func hour() throws {
    let office = try Office()
    for (caseID, serial) in [("A-1", "S1"), ("B-2", "S2")] {
      try Self.told(office, caseID, judged: "2020-03-24T08:00:00Z", serial: serial)
      try office.write("outbox/\(serial).json", "{}")
    }
    let station = try office.open()
    var now = 10.0
    let pages = Self.pages(station, office) { now }
    for caseID in ["A-1", "B-2"] { pages.touch(caseID) }
    for moment in [10, 11] {
      now = Double(moment)
      pages.flush(at: now)
    }
    func page(_ caseID: String) throws -> String {
      try Self.text(office, "cases/\(caseID)/index.html")
    }
    #expect(try page("A-1").contains("menunggu diambil gateway"))
    try FileManager.default.removeItem(atPath: office.path + "/outbox/S1.json")
    now = 20
    pages.flush(at: now)
    let start = "data-event=\"S1\" data-taken=\""
    let told = try #require(page("A-1").range(of: start))
    let time = try page("A-1")[told.upperBound...].prefix { $0 != "\"" }
    #expect(time.hasPrefix("20") && time.hasSuffix("Z"))
    #expect(try page("B-2").contains("menunggu diambil gateway"))

    // The next photo of the case changes nothing of it: its own event is about to be sent.
    let book = CaseBook(archive: station.archive, policy: office.policy)
    pages.write(try book.look(at: "A-1"))
    #expect(try page("A-1").contains(start + time))

    // Nobody looks while this one is taken.
    try FileManager.default.removeItem(atPath: office.path + "/outbox/S2.json")
    let next = Self.pages(station, office) { now }
    next.touchQueue()
    for _ in 0..<2 { next.flush(at: .infinity, readingUntil: .infinity) }
    #expect(try page("B-2").contains("sudah diambil gateway"))
    _ = try Self.pages(station, office).rebuild(nil)
    #expect(try page("A-1").contains(start + time))
    try station.close()
  }

  @Test("the lists that are there tell of a change before all cases were looked at")
  func early() throws {
    let office = try Office()
    for caseID in ["A-1", "B-2", "C-3"] {
      try Self.told(office, caseID, judged: "2020-03-24T08:00:00Z")
    }
    let station = try office.open()
    _ = try Self.pages(station, office).rebuild(nil)
    try office.photo("C-3", "ktp.2", verdict: "accept")
    var now = 10.0
    let pages = Self.pages(station, office) {
      now += 0.05
      return now
    }
    pages.touch("C-3")
    pages.flush(at: now)
    let index = try Self.text(office, "reports/index.html")
    #expect(index.contains("<small>(2)</small>") && pages.nextFlushSeconds == 0)
    for _ in 0..<20 where pages.nextFlushSeconds == 0 { pages.flush(at: now) }
    #expect(pages.nextFlushSeconds != 0)
    try station.close()
  }
}
