import Testing
import Verdicts

struct CaseFileTests {
  private func read(_ text: String) throws(CaseFile.Refusal) -> CaseFile {
    try CaseFile(Array(text.utf8), policy: .default)
  }

  @Test("a sender's file is read, and only known keys are kept")
  func read() throws {
    let text = """
      {"schema": "jernih.case/1", "programme": "kis", "received": "2020-03-24T08:15:00+08:00",
       "locale": "id", "phone": "0812"}
      """
    let file = try read(text)
    #expect(
      file
        == CaseFile(programme: "kis", received: "2020-03-24T08:15:00+08:00", locale: "id"))
    let json = Dossier([], programme: file.programme, policy: .default).json(file)
    #expect(!json.line.contains("0812"))
    #expect(try read("{\"schema\": \"jernih.case/1\"}") == CaseFile())
  }

  @Test("times with a fraction and in UTC are times")
  func times() throws {
    for time in ["2020-03-24T00:15:01Z", "2020-03-24T00:15:01.25-05:30"] {
      let text = "{schema: 'jernih.case/1', received: '\(time)'}"
      #expect(try read(text).received == time)
    }
  }

  @Test(
    "a wrong file is refused with a reason that does not repeat what it says",
    arguments: [
      ("", "line 1"), ("secret", "line 1"), ("{secret: 1, secret: 2}", "column 13"),
      ("[]", "object"), ("{}", "schema"), ("{schema: 'jernih.case/2'}", "schema"),
      ("{schema: 'jernih.case/1', programme: 'secret'}", "kis, jampersal, kip-kuliah"),
      ("{schema: 'jernih.case/1', programme: 7}", "a text"),
      ("{schema: 'jernih.case/1', locale: 'fr'}", "locale"),
      ("{schema: 'jernih.case/1', received: 'yesterday'}", "time"),
      ("{schema: 'jernih.case/1', received: '2020-03-24T08:15:00'}", "time"),
    ])
  func refused(_ text: String, _ part: String) {
    let error = #expect(throws: CaseFile.Refusal.self) { try read(text) }
    #expect(error?.reason.contains(part) == true, "\(error as Any)")
    #expect(error?.reason.contains("secret") == false)
  }

  @Test("a file longer than 16 KB is refused")
  func long() {
    let text = "{schema: 'jernih.case/1', x: '" + String(repeating: "x", count: 16_384) + "'}"
    #expect(throws: CaseFile.Refusal.self) { try read(text) }
  }
}
