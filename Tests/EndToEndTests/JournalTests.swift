import Foundation
import Testing
import Verdicts
import JSON
import WaitingSupport

@Suite("jernih journal", .waiting)
struct JournalTests {
  private func judged() throws -> Office {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    try office.drop(photo, as: "A-1.ktp.jpg")
    try office.drop(photo, as: "B-2.ktp.jpg")
    try office.drop(photo, as: "no name")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    return office
  }

  @Test("after a run it tells which cases were touched, each once, and nothing a sender wrote")
  func cases() throws {
    let office = try judged()
    let run = try Program.run("journal", office.path, "--cases", "--since", "2020-01-01")
    #expect(run.status == 0 && run.output == "A-1\nB-2\n", "\(run.error)")
    let lines = try Program.run("journal", office.path).output.split(separator: "\n")
    #expect(lines.count == 3 && !lines.contains { $0.contains("no name") })
    #expect(lines.contains { $0.contains("verdict    A-1  ") && $0.contains("kind ktp") })
    #expect(try Program.run("journal", office.path, "--until", "2020-01-01").output.isEmpty)
  }

  @Test("retry leaves a line for each photo that it asked for, with its case")
  func retry() throws {
    let office = try judged()
    #expect(try Program.run("retry", office.path, "A-1", "ktp").output.hasPrefix("1 "))
    #expect(try Program.run("retry", office.path).output.hasPrefix("2 "))
    let lines = try Program.run("journal", office.path, "--format", "json").output
      .split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
      .filter { $0["event"]?.string == "retry" }
    // The finished photo and then, waiting already, once more; and the drop without a usable name.
    #expect(lines.compactMap { $0["case"]?.string } == ["A-1", "A-1"])
    #expect(lines.count == 3)
    #expect(lines.contains { $0["n"]?.integer == 1 && $0["kind"]?.string == "ktp" })
  }

  @Test("json gives an object a line, for one case where it is asked for")
  func json() throws {
    let office = try judged()
    let run = try Program.run("journal", office.path, "--case", "B-2", "--format", "json")
    let lines = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(lines.count == 1)
    #expect(lines.first?["case"]?.string == "B-2" && lines.first?["event"]?.string == "verdict")
    #expect(lines.first?["service"]?.string?.isEmpty == false)
  }

  @Test(
    "a time that is none is refused",
    arguments: [
      "yesterday", "2020-04-31", "2020-13-01", "2020-03-24T25:00", "2020-03-24T08:00+99:00",
    ])
  func wrongTime(time: String) throws {
    let office = try Office()
    let run = try Program.run("journal", office.path, "--since", time)
    #expect(run.status == 2 && run.error.contains("--since") && run.output.isEmpty)
  }

  @Test("a time with a zone is the same moment as in UTC, and a day is asked for whole")
  func zones() throws {
    let office = try Office()
    let line = "{\"time\":\"2020-03-24T00:15:01Z\",\"event\":\"verdict\",\"case\":\"Z-1\"}\n"
    try Data(line.utf8).write(
      to: office.folder.appending(path: "journal/2020-03-24.0123456789abcdef0123456789ab.log"))
    func found(_ arguments: String...) throws -> Bool {
      try Program.run(["journal", office.path, "--cases"] + arguments).output == "Z-1\n"
    }
    #expect(try found("--since", "2020-03-24T08:15:01+08:00", "--until", "2020-03-24T00:15:01Z"))
    #expect(try !found("--since", "2020-03-24T08:15:02+08:00"))
    #expect(try found("--until", "2020-03-24T00:15Z"))
    #expect(try !found("--until", "2020-03-24T00:14Z"))
    #expect(try found("--since", "2020-03-23", "--until", "2020-03-25"))
  }
}
