import Foundation
import JSON
import Testing
import WaitingSupport

@Suite("What events tell of a case", .waiting)
struct EventTests {
  @Test("of 25 cases of two photos under four workers the highest revision tells case.json's state")
  func highestRevision() throws {
    let office = try Office()
    let good = try Data(contentsOf: Office.fixture("ktp-good"))
    let blurred = try Data(contentsOf: Office.fixture("ktp-blur-motion"))
    let service = try office.serve(workers: 4)
    defer { service.terminate() }
    for number in 0..<25 {
      try office.drop(good, as: "C-\(number).ktp.a.jpg")
      try office.drop(blurred, as: "C-\(number).kk.b.jpg")
      let programme = #"{"schema": "jernih.case/1", "programme": "jampersal"}"#
      try office.drop(Data(programme.utf8), as: "C-\(number).case.json")
    }
    try office.wait(seconds: 120) { office.names("outbox").count == 75 }
    let events = try office.events()
    for number in 0..<25 {
      let own = events.filter { $0["case"]?.string == "C-\(number)" }
        .sorted { $0["caseRevision"]?.integer ?? 0 < $1["caseRevision"]?.integer ?? 0 }
      #expect(own.compactMap { $0["caseRevision"]?.integer } == [1, 2, 3])
      let serials = own.compactMap { $0["serial"]?.string }
      #expect(serials == serials.sorted())
      let file = try office.json("cases/C-\(number)/case.json")
      #expect(own.last?["caseRevision"] == file["revision"])
      #expect(own.last?["state"] == file["state"] && own.last?["missing"] == file["missing"])
      #expect(own.allSatisfy { $0["time"]?.string?.count == 24 })
    }
  }

  @Test("a case's file dropped again, even unchanged, is answered by how the case stands")
  func asked() throws {
    let office = try Office()
    let text =
      #"{"schema": "jernih.case/1", "programme": "kis", "received": "2020-03-24T08:15:00+08:00"}"#
    let later = text.replacingOccurrences(of: "2020-03", with: "2020-04")
    for said in [text, text, later] {
      try office.drop(Data(said.utf8), as: "A-1.case.json")
      #expect(try Program.run("serve", office.path, "--once").status == 0)
    }
    let events = try office.events()
    #expect(events.map { $0["type"]?.string } == ["state", "state", "state"])
    #expect(
      events.allSatisfy { $0["state"]?.string == "incomplete" && $0["missing"]?.array?.count == 3 })
    let file = try office.json("cases/A-1/case.json")
    #expect(file["received"]?.string == "2020-03-24T08:15:00+08:00")
  }

  @Test("a case whose file was refused is not complete until a good one comes")
  func refused() throws {
    let office = try Office()
    func drop(_ text: String) throws -> String? {
      try office.drop(Data(text.utf8), as: "A-1.case.json")
      #expect(try Program.run("serve", office.path, "--once").status == 0)
      return try office.json("cases/A-1/case.json")["state"]?.string
    }
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    #expect(try drop("{") == "incomplete")
    let rejected = try #require(try office.events().first { $0["type"]?.string == "rejected" })
    #expect(rejected["state"]?.string == "incomplete" && rejected["detail"]?.string != nil)
    #expect(rejected["caseRevision"]?.integer != nil)
    #expect(try drop(#"{"schema": "jernih.case/1"}"#) != "incomplete")
  }
}
