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
      serial: "s1", time: "2020-03-24T00:15:01Z",
      content: .verdict(verdict, reply: Bilingual(id: "a", en: "b"), dossier: dossier))
    let expected = """
      {"schema":"jernih.event/1","serial":"s1","type":"verdict","time":"2020-03-24T00:15:01Z",\
      "case":"GW-2020-00123","kind":"ktp","n":1,"programme":"kis","verdict":"retake","score":20,\
      "reply":{"id":"a","en":"b"},"send":true,"state":"needsRetake","missing":["kk"],"sameAs":null}
      """
    #expect(event.json.line == expected)
  }

  @Test("a rejected drop has a reason, and the same keys beside")
  func rejected() {
    let event = Event(
      serial: "s2", time: "2020-03-24T00:15:01Z",
      content: .rejected(reason: "notReadable", caseID: "A", kind: nil))
    let expected = """
      {"schema":"jernih.event/1","serial":"s2","type":"rejected","time":"2020-03-24T00:15:01Z",\
      "case":"A","kind":null,"n":null,"programme":null,"verdict":null,"score":null,"reply":null,\
      "send":false,"state":null,"missing":null,"sameAs":null,"reason":"notReadable"}
      """
    #expect(event.json.line == expected)
  }
}
