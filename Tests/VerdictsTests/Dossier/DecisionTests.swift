import JSON
import Testing
import VerdictSupport
import Verdicts

@Suite("a clerk's decision")
struct DecisionTests {
  private func read(
    verdict: String = "\"accept\"", by: String = "c-1", schema: String = "jernih.decision/1"
  ) throws(Decision.Refusal) -> Decision {
    try Decision(
      Array(
        """
        {"schema": "\(schema)", "verdict": \(verdict), "reason": "NIK terbaca", "by": "\(by)"}
        """.utf8))
  }

  @Test("accept, retake and null are read, and written as they were")
  func verdicts() throws {
    #expect(try read().outcome == .accept)
    #expect(try read(verdict: "\"retake\"").outcome == .retake)
    #expect(try read(verdict: "null").outcome == nil)
    let decision = try read(verdict: "null")
    #expect(try Decision(decision.bytes) == decision)
  }

  @Test(
    "another verdict, schema or name of a clerk is refused",
    arguments: [
      ("\"review\"", "c-1", "jernih.decision/1"), ("true", "c-1", "jernih.decision/1"),
      ("\"accept\"", "c-1", "jernih.decision/2"), ("\"accept\"", "", "jernih.decision/1"),
      ("\"accept\"", "Ibu Sri", "jernih.decision/1"),
      ("\"accept\"", "3201010101010001", "jernih.decision/1"),
    ])
  func refused(verdict: String, by: String, schema: String) {
    #expect(throws: Decision.Refusal.self) { try read(verdict: verdict, by: by, schema: schema) }
  }

  @Test("what is no JSON, lacks a key or is longer than 4 KB is refused without being quoted")
  func malformed() {
    let texts = [
      "{", "[]", "{\"schema\": \"jernih.decision/1\", \"reason\": \"\", \"by\": \"c-1\"}",
      "{\"schema\": \"jernih.decision/1\", \"verdict\": null, \"by\": \"c-1\"}",
      String(repeating: " ", count: 4097),
    ]
    for text in texts {
      #expect(throws: Decision.Refusal.self) { try Decision(Array(text.utf8)) }
    }
  }

  @Test("a list of decisions keeps who, when and why, and not the event")
  func list() throws {
    let one = RecordedDecision(
      try read(), user: 1004, time: "2020-03-24T00:16:00.001Z", event: .object([:]))
    let bytes = RecordedDecision.bytes(of: [one])
    #expect(!String(decoding: bytes, as: UTF8.self).contains("event"))
    #expect(RecordedDecision.list(bytes).map(\.user) == [1004])
    for file in [bytes, one.decision.bytes] {
      let text = String(decoding: file, as: UTF8.self)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
    #expect(RecordedDecision.list(Array("nothing".utf8)).isEmpty)
  }

  @Test("the applicant is told in the policy's words, and of what to mend where the machine knows")
  func reply() throws {
    let kind = try #require(Policy.default.kind("ktp"))
    let writer = ReplyWriter(policy: .default, kind: kind)
    let machine = Bilingual(id: "Foto KTP buram.", en: "The photo is blurred.")
    #expect(writer.reply(to: nil, after: .review, machine) == machine)
    #expect(writer.reply(to: .retake, after: .retake, machine) == machine)
    #expect(writer.reply(to: .retake, after: .accept, machine).id.contains("foto ulang"))
    #expect(writer.reply(to: .accept, after: .retake, machine).id.contains("Terima kasih"))
  }
}
