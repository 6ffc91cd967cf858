import Casework
import Files
import Foundation
import JSON
import Spool
import Testing
import Verdicts

@Suite("what befalls a case, and the events that tell of it")
struct CaseChangeTests {
  private struct Scene {
    let office: Office
    let station: Station
    let book: CaseBook

    init() throws {
      office = try Office()
      station = try office.open()
      book = CaseBook(archive: station.archive, policy: .default)
    }

    func tell(_ change: CaseChange, job: JobID = JobID()) throws -> JSON? {
      let told = try book.tell(change, of: "A-1", job: job, in: station.drafts())
      return try told.map { try JSON.parse($0.event.bytes) }
    }

    func attempt(_ kind: String, _ number: Int = 1) -> Attempt {
      Attempt(caseID: "A-1", kind: kind, number: number)
    }

    var caseFile: JSON? {
      get throws { try station.archive.caseFile("A-1").map { try JSON.parse($0) } }
    }
  }

  @Test("each change is a revision, and its event tells the state that case.json then has")
  func revisions() throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "accept")
    var changes: [CaseChange] = [
      .photo(scene.attempt("ktp"), judged: nil), .file(CaseFile(programme: "jampersal")),
      .refusal(reason: "badCaseFile", detail: "no JSON"),
      .file(CaseFile(programme: "jampersal")),
    ]
    changes.append(
      .decision(
        Decision(.retake, reason: "", clerk: "c-1"), on: scene.attempt("ktp"), user: 1))
    var serials: [String] = []
    for (index, change) in changes.enumerated() {
      let event = try #require(try scene.tell(change))
      let file = try #require(try scene.caseFile)
      #expect(
        event["caseRevision"] == .integer(index + 1) && file["revision"] == .integer(index + 1))
      #expect(event["state"] == file["state"] && event["missing"] == file["missing"])
      serials.append(event["serial"]?.string ?? "")
    }
    #expect(serials == serials.sorted() && Set(serials).count == changes.count)
    #expect(try scene.caseFile?["state"] == .text("needsRetake"))
  }

  @Test("asked again by the same job, a photo and a decision have the event that they had")
  func again() throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "accept")
    for change in [
      CaseChange.photo(scene.attempt("ktp"), judged: nil),
      .decision(Decision(.accept, reason: "", clerk: "c-1"), on: scene.attempt("ktp"), user: 1),
    ] {
      let job = JobID()
      let first = try scene.tell(change, job: job)
      _ = try scene.tell(.file(CaseFile()))
      #expect(try scene.tell(change, job: job) == first)
    }
    #expect(try scene.caseFile?["revision"] == .integer(4))
    let list = try scene.station.archive.decisions(on: scene.attempt("ktp"))
    #expect(RecordedDecision.list(list ?? []).count == 1)
  }

  @Test("a job that was claimed before another one's event sorts after it where it comes later")
  func serials() throws {
    let scene = try Scene()
    let early = JobID("00000000000100000000000000aa")
    let late = JobID("00000000000200000000000000bb")
    let first = try scene.tell(.file(CaseFile()), job: try #require(late))
    let second = try scene.tell(.file(CaseFile()), job: try #require(early))
    #expect(first?["serial"]?.string == "00000000000200000000000000bb")
    #expect(second?["serial"]?.string == "00000000000300000000000000aa")
  }

  @Test("a decision on a photo that is not there is none")
  func missing() throws {
    let scene = try Scene()
    let decision = Decision(.accept, reason: "", clerk: "c-1")
    #expect(try scene.tell(.decision(decision, on: scene.attempt("ktp"), user: 1)) == nil)
    #expect(try scene.caseFile == nil)
  }

  @Test("a decision's event has the policy's words, never the clerk's, and send as for a verdict")
  func replies() throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "accept")
    func decide(_ outcome: Outcome?) throws -> JSON? {
      try scene.tell(
        .decision(
          Decision(outcome, reason: "secret", clerk: "c-1"), on: scene.attempt("ktp"), user: 1))
    }
    let retake = try #require(try decide(.retake))
    #expect(retake["type"] == .text("decision") && retake["send"] == .bool(true))
    #expect(retake["reply"]?["id"]?.string?.contains("foto ulang") == true)
    let accept = try #require(try decide(.accept))
    #expect(accept["verdict"] == .text("accept") && accept["send"] == .bool(false))
    let withdrawn = try #require(try decide(nil))
    #expect(withdrawn["verdict"] == .text("accept"))
    #expect(![retake, accept, withdrawn].contains { $0.line.contains("secret") })
  }

  @Test("case.json and decision.json end with one newline")
  func ends() throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "accept")
    let decision = Decision(.retake, reason: "", clerk: "c-1")
    _ = try scene.tell(.decision(decision, on: scene.attempt("ktp"), user: 1))
    for name in ["case.json", "ktp/decision.json"] {
      let path = "\(scene.office.path)/cases/A-1/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(name)")
    }
  }

  @Test("a photo's record keeps its time and the event as it was sent")
  func kept() throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "accept")
    let event = try scene.tell(
      .photo(scene.attempt("ktp"), judged: "2020-03-24T00:15:01.204Z"))
    let attempt = try scene.caseFile?["attempts"]?.array?.first
    #expect(attempt?["judged"] == .text("2020-03-24T00:15:01.204Z"))
    #expect(attempt?["event"] == event)
  }

  @Test(
    "a case.json that is not understood is told of and left, and its case is never complete",
    arguments: ["{", "", #"{"schema": "jernih.case/2", "programme": "kis"}"#])
  func notUnderstood(text: String) throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "accept")
    for name in ["case.json", ".case-3.json"] { try scene.office.write("cases/A-1/" + name, text) }
    var passedOver: Set<String> = []
    scene.station.tree.onPassingOver = { passedOver.insert("\($0.place): \($0.what)") }
    let record = try scene.book.look(at: "A-1").record
    #expect(record.dossier(policy: .default).state == .incomplete && record.revision == 3)
    #expect(
      passedOver == [
        "cases/A-1: cases/A-1/case.json is none that this version understands; it is left as it is"
      ])
    #expect(throws: FileError.self) { try scene.tell(.file(CaseFile())) }
    #expect(throws: FileError.self) {
      try scene.tell(.photo(scene.attempt("ktp"), judged: nil))
    }
    let event = try scene.book.eventWithoutRevision(scene.attempt("ktp"), job: JobID())
    let told = try JSON.parse(try #require(event).bytes)
    #expect(told["state"] == .text("incomplete") && told["caseRevision"] == nil)
    #expect(try scene.station.archive.caseFile("A-1") == Array(text.utf8))
    #expect(try scene.station.archive.standingCaseFile("A-1").number == 3)
  }

  @Test("photos of before revisions are taken in with their folder's time")
  func older() throws {
    let scene = try Scene()
    try scene.office.photo("A-1", "ktp", verdict: "review")
    let event = try scene.tell(.file(CaseFile()))
    #expect(event?["state"] == .text("needsReview"))
    #expect(
      try scene.caseFile?["attempts"]?.array?.first?["judged"]?.string?.hasSuffix("Z") == true)
  }
}
