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
    #expect(office.names("reports") == ["index.html"])
    let overview = try Self.text(office, "reports/index.html")
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
    #expect(try Self.text(office, "reports/index.html").contains("<bdi>A-1</bdi>"))
    #expect(try Self.text(office, "cases/B-2/index.html").contains("<h1><bdi>B-2</bdi></h1>"))
    try station.close()
  }

  @Test("a touched case is written at once, the overview once a second")
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
    #expect(office.names("reports") == ["index.html"])
    #expect(pages.nextFlushSeconds == nil)
    try FileManager.default.removeItem(atPath: office.path + "/reports/index.html")
    pages.touch("A-1")
    pages.flush(at: now)
    #expect(office.names("reports").isEmpty && pages.nextFlushSeconds == 11)
    now = 11
    pages.flush(at: now)
    #expect(office.names("reports") == ["index.html"])
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
    let overview = try Self.text(office, "reports/index.html")
    #expect(!overview.contains("A-1") && overview.contains("<bdi>B-2</bdi>"))
    try station.close()
  }
}
