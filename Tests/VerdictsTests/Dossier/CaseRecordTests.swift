import JSON
import Testing
import Verdicts

@Suite("the service's own case.json")
struct CaseRecordTests {
  private func record() -> CaseRecord {
    var record = CaseRecord()
    record.take(CaseFile(programme: "kis", locale: "id"))
    record.revision = 7
    record.lastSerial = "s7"
    var first = RecordedAttempt(
      kind: "ktp", number: 1, outcome: .retake, score: 18, judged: "2020-03-24T00:15:01.204Z")
    first.event = .object(["serial": .text("s5")])
    first.decisions = [
      RecordedDecision(
        Decision(.accept, reason: "NIK terbaca", clerk: "c-1"), user: 1004,
        time: "2020-03-24T00:16:00.001Z", event: .object(["serial": .text("s7")]))
    ]
    record.keep(
      RecordedAttempt(kind: "rumah", number: 1, outcome: .accept, score: 70, judged: nil))
    record.keep(first)
    return record
  }

  @Test("it is read back as it was written")
  func roundTrip() throws {
    let text = record().json(policy: .default).pretty
    #expect(CaseRecord(Array(text.utf8)) == record())
  }

  @Test("it says what counts, why, and what was decided")
  func json() {
    let json = record().json(policy: .default)
    let expected = """
      {"counts":[1],"attempts":1,"verdict":"accept","score":18,"why":"only","decision":"accept"}
      """
    #expect(json["kinds"]?["ktp"]?.line == expected)
    #expect(json["state"] == .text("incomplete") && json["missing"]?.line == "[\"kk\"]")
    #expect(json["revision"] == .integer(7) && json["refused"] == .bool(false))
  }

  @Test("what a former version wrote is read: what the sender said of the case")
  func older() {
    let text = """
      {"schema": "jernih.case/1", "programme": "kis", "received": null, "locale": null,
       "state": "complete", "missing": [], "inPerson": false, "kinds": {}}
      """
    let record = CaseRecord(Array(text.utf8))
    #expect(record?.file.programme == "kis" && record?.revision == 0)
    #expect(record?.attempts.isEmpty == true)
  }

  @Test("when a case arrived is what was said first, whatever is said later")
  func received() {
    var record = CaseRecord()
    record.take(CaseFile(programme: "kis"))
    record.take(CaseFile(programme: "kis", received: "2020-03-24T08:15:00+08:00"))
    record.take(CaseFile(programme: "jampersal", received: "2026-11-27T02:13:33Z"))
    #expect(record.file.received == "2020-03-24T08:15:00+08:00")
    #expect(record.file.programme == "jampersal")
  }

  @Test("a word that can be read takes a refusal back")
  func refusal() {
    var record = CaseRecord()
    record.isRefused = true
    let text = record.json(policy: .default).line
    #expect(CaseRecord(Array(text.utf8))?.isRefused == true)
    record.take(CaseFile())
    #expect(!record.isRefused)
  }
}
