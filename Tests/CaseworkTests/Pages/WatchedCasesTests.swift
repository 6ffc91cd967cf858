import Casework
import Foundation
import Spool
import Testing

@Suite("events that wait for a gateway, in more cases than are watched")
struct WatchedCasesTests {
  @Test("a case too many costs the one told longest ago, and no other")
  func oneTooMany() throws {
    let office = try Office()
    let cases = (0...1000).map { "C-\($0)" }
    for caseID in cases {
      try office.write(
        "cases/\(caseID)/ktp/verdict.json",
        """
        {"schema": "jernih.verdict/1", "photo": {"file": "x", "sha256": "\(caseID)"},
         "case": "\(caseID)", "kind": "ktp", "n": 1, "verdict": "review",
         "score": 45, "checks": [], "reply": {"id": "", "en": ""}}
        """)
      try office.write(
        "cases/\(caseID)/case.json",
        """
        {"schema": "jernih.case/1", "attempts": [{"kind": "ktp", "n": 1, "verdict": "review",
         "score": 45, "judged": "2020-03-24T08:00:00Z",
         "event": {"serial": "S\(caseID)", "reply": {"id": "a", "en": "b"}}}]}
        """)
      try office.write("outbox/S\(caseID).json", "{}")
    }
    let station = try office.open()
    var now = 10.0
    let book = CaseBook(archive: station.archive, policy: office.policy)
    let pages = Pages(station: station, book: book, version: "0.1.0", clock: { now })
    for caseID in cases { pages.write(try book.look(at: caseID)) }
    for moment in [10, 11] {
      now = Double(moment)
      pages.flush(at: now, readingUntil: .infinity)
    }
    try FileManager.default.removeItem(atPath: office.path + "/outbox/SC-500.json")
    now = 20
    pages.flush(at: now, readingUntil: .infinity)
    let page = try String(
      contentsOfFile: office.path + "/cases/C-500/index.html", encoding: .utf8)
    #expect(page.contains("data-event=\"SC-500\" data-taken=\"20"))
    try station.close()
  }
}
