import JSON
import Foundation
import Testing
import Verdicts
import WaitingSupport

@Suite("The service from drop to page", .waiting, .serialized)
struct ServiceTests {
  @Test("a case of three photos ends with verdicts, thumbnails, events, state and pages")
  func wholeCase() throws {
    let office = try Office()
    let service = try office.serve()
    defer { service.terminate() }
    let photos = [("ktp", "ktp-good"), ("kk", "kk-good"), ("rumah", "rumah-mountain")]
    var arguments = ["submit", office.path, "--case", "GW-1", "--programme", "kis"]
    for (kind, start) in photos {
      arguments += ["--kind", kind, try Office.fixture(start).path]
    }
    #expect(try Program.run(arguments).status == 0)
    try office.waitUntilDone()
    for (kind, _) in photos {
      let verdict = try office.json("cases/GW-1/\(kind)/verdict.json")
      #expect(verdict["case"]?.string == "GW-1" && verdict["n"]?.integer == 1)
      #expect(verdict["engine"]?["isolation"]?.string == "photo")
      #expect(verdict["engine"]?["sandbox"]?.array?.first?.string == "rlimits")
      #expect(office.exists("cases/GW-1/\(kind)/thumb.jpg"))
    }
    let events = try office.events()
    #expect(
      events.compactMap { $0["type"]?.string }.sorted() == ["state"]
        + Array(repeating: "verdict", count: 3))
    #expect(Set(events.compactMap { $0["serial"]?.string }).count == 4)
    #expect(events.allSatisfy { $0["programme"]?.string == "kis" })
    let state = try office.json("cases/GW-1/case.json")
    #expect(state["missing"]?.array?.isEmpty == true)
    let page = try String(
      contentsOf: office.folder.appending(path: "cases/GW-1/index.html"), encoding: .utf8)
    #expect(page.contains("ktp/original.jpg") && page.contains("default-src 'none'"))
    service.terminate()
    service.waitUntilExit()
    #expect(service.terminationStatus == 0)
    #expect(try Program.run("status", office.path, "--verify").status == 0)
  }

  @Test("a second run on a spool at rest changes nothing")
  func secondRun() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let before = office.snapshot()
    #expect(before["cases/A-1/ktp/verdict.json"] != nil)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(office.snapshot() == before)
  }

  @Test("the same bytes again make no new attempt, better ones do, and the best one counts")
  func attempts() throws {
    let office = try Office()
    let bad = try Data(contentsOf: Office.fixture("ktp-blur-motion"))
    try office.drop(bad, as: "A-1.ktp.1.jpg")
    _ = try Program.run("serve", office.path, "--once")
    try office.drop(bad, as: "A-1.ktp.2.jpg")
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.3.jpg")
    _ = try Program.run("serve", office.path, "--once")
    #expect(office.exists("cases/A-1/ktp.2/verdict.json"))
    #expect(!office.exists("cases/A-1/ktp.3"))
    let events = try office.events()
    #expect(events.count == 3)
    #expect(events.filter { $0["sameAs"]?.integer == 1 }.count == 1)
    let counted = try office.json("cases/A-1/case.json")["kinds"]?["ktp"]
    #expect(counted?["counts"]?.array?.compactMap(\.integer) == [2])
  }

  @Test("a photo whose earlier verdict can no longer be read is judged once more, not left waiting")
  func unreadableVerdict() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-blur-motion"))
    try office.drop(photo, as: "A-1.ktp.1.jpg")
    _ = try Program.run("serve", office.path, "--once")
    let verdict = office.folder.appending(path: "cases/A-1/ktp/verdict.json")
    try Data("not what was written".utf8).write(to: verdict)
    try office.drop(photo, as: "A-1.ktp.2.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try office.json("cases/A-1/ktp.2/verdict.json")["n"]?.integer == 2)
    #expect(try office.events().contains { $0["n"]?.integer == 2 && $0["sameAs"] == nil })
    try office.waitUntilDone(seconds: 1)
  }

  @Test("a case takes as many photos as the policy allows; the next is put aside and says why")
  func fullCase() throws {
    let office = try Office()
    let policy = office.folder.appending(path: "policy.json5")
    try Data("{ limits: { spool: { photosPerCase: 2 } } }".utf8).write(to: policy)
    let serve = ["serve", office.path, "--once", "--policy", policy.path]
    for (n, name) in ["ktp-good-1", "ktp-good-2", "ktp-good-3"].enumerated() {
      try office.drop(Data(contentsOf: Office.fixture(name)), as: "A-1.ktp.\(n).jpg")
      #expect(try Program.run(serve).status == 0)
    }
    #expect(office.exists("cases/A-1/ktp.2/verdict.json"))
    #expect(!office.exists("cases/A-1/ktp.3"))
    let rejected = try office.events().filter { $0["type"]?.string == "rejected" }
    #expect(rejected.map { $0["reason"]?.string } == ["caseFull"])
    // Who may look into the spool is told before anything is dropped.
    func submit(_ photo: String, to caseID: String) throws -> (status: Int32, error: String) {
      let path = try Office.fixture(photo).path
      let words = ["submit", office.path, "--case", caseID, "--programme", "kis", "--kind", "ktp"]
      let run = try Program.run(words + [path])
      return (run.status, run.error)
    }
    let full = try submit("ktp-good-3", to: "A-1")
    #expect(full.status == 2)
    #expect(
      full.error == "jernih: submit: the case A-1 holds 2 photos, and no case may hold more than 2 "
        + "(limits.spool.photosPerCase of the spool's policy)\n")
    #expect(office.names("new").isEmpty)
    // What it holds already is answered as before, and another case has room.
    for (photo, caseID) in [("ktp-good-2", "A-1"), ("ktp-good-3", "A-2")] {
      #expect(try submit(photo, to: caseID).status == 0)
    }
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try office.events().contains { $0["sameAs"]?.integer == 2 })
    #expect(office.exists("cases/A-2/ktp/verdict.json"))
    #expect(try Program.run("status", office.path, "--verify").status == 0)
  }

  @Test("drops without a usable name, links and pipes go to quarantine with a reason")
  func hostileDrops() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    try office.drop(photo, as: "<img src=x onerror=alert(1)>.jpg")
    try office.drop(photo, as: "3201234567890123.ktp.jpg")
    try office.drop(photo, as: "A-1.sim.jpg")
    let new = office.folder.appending(path: "new").path
    try FileManager.default.createSymbolicLink(
      atPath: new + "/A-1.ktp.jpg", withDestinationPath: "/etc/passwd")
    _ = unsafe mkfifo(new + "/A-1.kk.jpg", 0o644)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let events = try office.events()
    let reasons = Set(events.compactMap { $0["reason"]?.string })
    #expect(reasons == ["badName", "applicantNumber", "unknownKind", "notAFile"])
    #expect(events.count == 5 && !office.exists("cases/A-1"))
    let logs = try FileManager.default.contentsOfDirectory(atPath: office.path + "/journal")
    for log in logs {
      let text = try String(contentsOfFile: office.path + "/journal/" + log, encoding: .utf8)
      #expect(!text.contains("onerror") && !text.contains("3201234567890123"))
    }
  }

  @Test("pages that are older than what was done last are written anew at the start")
  func stalePages() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    _ = try Program.run("serve", office.path, "--once")
    // As a power cut leaves it between a verdict and its pages.
    try FileManager.default.removeItem(at: office.folder.appending(path: "cases/A-1/index.html"))
    let page = office.folder.appending(path: "reports/index.html")
    try Data("old".utf8).write(to: page)
    Thread.sleep(forTimeInterval: 0.02)
    let logs = try FileManager.default.contentsOfDirectory(atPath: office.path + "/journal")
    let log = try FileHandle(
      forWritingTo: office.folder.appending(path: "journal/" + #require(logs.first)))
    try log.seekToEnd()
    try log.write(contentsOf: Data("\n".utf8))
    try log.close()
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Berkas pemohon"))
    #expect(office.exists("cases/A-1/index.html") && office.exists("reports/find-a1.html"))
  }

  @Test("retry judges a finished photo once more, as its next attempt")
  func retry() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    _ = try Program.run("serve", office.path, "--once")
    let run = try Program.run("retry", office.path, "A-1", "ktp")
    #expect(run.status == 0 && run.output.hasPrefix("1 "))
    _ = try Program.run("serve", office.path, "--once")
    #expect(office.exists("cases/A-1/ktp.2/verdict.json"))
  }
}
