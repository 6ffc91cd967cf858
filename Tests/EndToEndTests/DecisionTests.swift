import Foundation
import JSON
import Testing
import WaitingSupport

@Suite("Clerks' decisions, from a drop to the case, the page, the journal and the outbox", .waiting)
struct DecisionTests {
  /// A spool with one case of one photo that is to be taken again.
  private func judged() throws -> Office {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-blur-motion")), as: "A-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try office.json("cases/A-1/case.json")["state"]?.string == "needsRetake")
    return office
  }

  private func override(_ office: Office, _ photo: String, _ verdict: String) throws
    -> Program.Run
  {
    try Program.run(
      "override", office.path, "A-1", photo, "--verdict", verdict, "--reason", "NIK terbaca",
      "--by", "c-7")
  }

  private func serve(_ office: Office) throws {
    #expect(try Program.run("serve", office.path, "--once").status == 0)
  }

  @Test(
    "override changes state, list of decisions, page, journal and outbox, and none withdraws it")
  func override() throws {
    let office = try judged()
    let run = try override(office, "ktp", "accept")
    #expect(run.status == 0 && run.output.hasPrefix("A-1 ktp: A-1.ktp."))
    try serve(office)
    let file = try office.json("cases/A-1/case.json")
    #expect(file["state"]?.string == "complete")
    #expect(file["kinds"]?["ktp"]?["decision"]?.string == "accept")
    let list = try office.json("cases/A-1/ktp/decision.json").array ?? []
    #expect(list.count == 1 && list[0]["by"]?.string == "c-7")
    #expect(list[0]["uid"]?.integer == Int(getuid()))
    #expect(try office.json("cases/A-1/ktp/verdict.json")["verdict"]?.string == "retake")
    let page = try String(
      contentsOf: office.folder.appending(path: "cases/A-1/index.html"), encoding: .utf8)
    #expect(page.contains("Keputusan petugas") && page.contains("NIK terbaca"))
    let events = try office.events()
    let told = try #require(events.first { $0["type"]?.string == "decision" })
    #expect(told["caseRevision"] == file["revision"] && told["state"]?.string == "complete")
    #expect(!told.line.contains("terbaca"))
    let journal = try Program.run("journal", office.path).output
    #expect(journal.contains("decision") && !journal.contains("terbaca"))

    #expect(try override(office, "ktp.1", "none").status == 0)
    try serve(office)
    #expect(try office.json("cases/A-1/case.json")["state"]?.string == "needsRetake")
    #expect(try office.json("cases/A-1/ktp/decision.json").array?.count == 2)
    #expect(try Program.run("status", office.path, "--verify").status == 0)
  }

  @Test("what cannot be decided is refused in one line: no such case, photo, verdict or clerk")
  func refused() throws {
    let office = try judged()
    #expect(try override(office, "kk", "accept").error.contains("no photo kk"))
    #expect(try override(office, "ktp.2", "accept").error.contains("no photo ktp.2"))
    #expect(try override(office, "ktp", "review").status == 2)
    let named = try Program.run(
      "override", office.path, "A-1", "ktp", "--verdict", "accept", "--reason", "", "--by",
      "Ibu Sri")
    #expect(named.status == 2 && named.error.contains("--by"))
    let absent = try Program.run(
      "override", office.path, "B-2", "ktp", "--verdict", "accept", "--reason", "", "--by", "c-7")
    #expect(absent.status == 2 && absent.error.contains("no case B-2"))
    #expect(office.names("decisions").isEmpty)
  }

  @Test("a dropped file that is none, or is on no photo, goes to quarantine without an event")
  func quarantined() throws {
    let office = try judged()
    let good = #"{"schema": "jernih.decision/1", "verdict": null, "reason": "", "by": "c-7"}"#
    for (name, text) in [
      ("A-1.ktp.a.decision.json", "{"), ("A-1.ktp.9.b.decision.json", good),
      ("A-1.ktp.jpg", good), ("A-1.ktp.c.decision.json", String(repeating: " ", count: 4097)),
    ] {
      try Data(text.utf8).write(to: office.folder.appending(path: "decisions/" + name))
    }
    let before = try office.events().count
    try serve(office)
    #expect(office.names("decisions").isEmpty)
    #expect(try office.events().count == before)
    let reasons = try office.names("quarantine").filter { $0.hasSuffix(".reason.json") }
      .compactMap { try office.json("quarantine/" + $0)["reason"]?.string }
    #expect(reasons.sorted() == ["badDecision", "badDecision", "badName", "noAttempt"])
    #expect(!office.exists("cases/A-1/ktp/decision.json"))
  }

  @Test("a running service takes a decision within a second")
  func running() throws {
    let office = try judged()
    let service = try office.serve()
    defer { service.terminate() }
    #expect(try override(office, "ktp", "accept").status == 0)
    try office.wait(seconds: 5) { office.exists("cases/A-1/ktp/decision.json") }
  }

  @Test("evaluate says where clerks and machine differ, and per check")
  func evaluated() throws {
    let office = try judged()
    #expect(try Program.run("evaluate", office.path).output.contains("No clerk has decided"))
    _ = try override(office, "ktp", "accept")
    try serve(office)
    let text = try Program.run("evaluate", office.path)
    #expect(text.status == 0 && text.output.contains("agree on 0 % (0/1)"))
    #expect(text.output.contains("A-1/ktp"))
    let run = try Program.run("evaluate", office.path, "--format", "json")
    let json = try JSON.parse(Array(run.output.utf8))
    #expect(json["decided"]?.integer == 1 && json["undecided"]?.integer == 0)
    #expect(json["differing"]?.array?.first?["check"]?.string != nil)
    #expect(json["checks"]?.array?.isEmpty == false)
  }

  @Test("shadow limits change no verdict, and evaluate tells what they would have done")
  func shadowLimits() throws {
    let office = try judged()
    _ = try override(office, "ktp", "accept")
    try serve(office)
    let policy = office.folder.appending(path: "tmp/shadow.json5")
    // As if nothing were wrong with any photo.
    try Data("{ shadow: { verdict: { retakeChecks: 16, reviewChecks: 16 } } }".utf8)
      .write(to: policy)
    let run = try Program.run("evaluate", office.path, "--policy", policy.path)
    #expect(run.status == 0 && run.output.contains("agree on 0 % (0/1)"))
    let shadow = try #require(run.output.components(separatedBy: "By the shadow limits\n").last)
    #expect(shadow.contains("1 of 1 verdicts would change") && shadow.contains("100 % (1/1)"))
    let json = try Program.run(
      "evaluate", office.path, "--policy", policy.path, "--format", "json")
    let tree = try JSON.parse(Array(json.output.utf8))
    #expect(tree["shadow"]?["decisions"]?["decided"]?.integer == 1)
  }

  @Test("a spool of before there were decisions gets the folder from serve, and is read without it")
  func older() throws {
    let office = try judged()
    let folder = office.folder.appending(path: "decisions")
    try FileManager.default.removeItem(at: folder)
    #expect(try Program.run("status", office.path).status != 2)
    try serve(office)
    #expect(office.exists("decisions"))
  }
}
