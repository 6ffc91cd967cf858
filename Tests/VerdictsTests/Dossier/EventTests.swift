import VerdictSupport
import JSON
import Measures
import Testing
import Verdicts

struct EventTests {
  @Test("an event is written key by key as the contract prints it")
  func verdict() {
    let findings = Samples.good("ktp").with(Reading(.exposure, value: 0.4, cause: .dark))
    let verdict = Judge(Samples.policy).verdict(
      findings, submission: Provenance(file: "a", caseID: "GW-2020-00123", attempt: 1),
      engine: Samples.engine)
    let dossier = Dossier(
      [
        JudgedAttempt(kind: "ktp", number: 1, outcome: verdict.outcome, score: verdict.score),
        JudgedAttempt(kind: "rumah", number: 1, outcome: .accept, score: 80),
      ], programme: "kis", policy: .default)
    let event = Event(
      serial: "s1", time: "2020-03-24T00:15:01.204Z", caseID: "GW-2020-00123",
      content: .verdict(Answer(verdict)), reply: Bilingual(id: "a", en: "b"), dossier: dossier,
      revision: 3)
    let expected = """
      {"schema":"jernih.event/1","serial":"s1","type":"verdict","time":"2020-03-24T00:15:01.204Z",\
      "case":"GW-2020-00123","kind":"ktp","n":1,"programme":"kis","verdict":"retake","score":20,\
      "reply":{"id":"a","en":"b"},"send":true,"state":"needsRetake","missing":["kk"],\
      "caseRevision":3,"sameAs":null}
      """
    #expect(event.json.line == expected)
    var read = Answer(verdict)
    read.reply = Bilingual(id: "a", en: "b")
    #expect(Answer(event: event.json) == read)
  }

  @Test("a rejected drop has a reason and a detail, and the same keys beside")
  func rejected() {
    let event = Event(
      serial: "s2", time: "2020-03-24T00:15:01.204Z", caseID: "A",
      content: .rejected(reason: "badCaseFile", detail: "no JSON", kind: nil))
    let expected = """
      {"schema":"jernih.event/1","serial":"s2","type":"rejected",\
      "time":"2020-03-24T00:15:01.204Z","case":"A","kind":null,"n":null,"programme":null,\
      "verdict":null,"score":null,"reply":null,"send":false,"state":null,"missing":null,\
      "caseRevision":null,"sameAs":null,"reason":"badCaseFile","detail":"no JSON"}
      """
    #expect(event.json.line == expected)
    #expect(Answer(event: event.json) == nil)
  }

  @Test("a changed case tells how it stands, and of no photo")
  func state() {
    let dossier = Dossier([], programme: "kis", policy: .default)
    let event = Event(
      serial: "s3", time: "t", caseID: "A", content: .state, dossier: dossier, revision: 1)
    #expect(event.json["type"] == .text("state") && event.json["kind"] == nil)
    #expect(event.json["state"] == .text("incomplete") && event.json["reply"] == nil)
    #expect(event.json["missing"]?.array?.count == 3)
  }
}
