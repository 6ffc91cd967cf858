import JSON
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
    var record = CaseRecord()
    record.take(file)
    let json = record.json(policy: .default)
    #expect(!json.line.contains("0812"))
    #expect(try read("{\"schema\": \"jernih.case/1\"}") == CaseFile())
  }

  private func read(received time: String) throws(CaseFile.Refusal) -> CaseFile {
    try read("{schema: 'jernih.case/1', received: '\(time)'}")
  }

  @Test(
    "times in UTC and of every offset are times, with a fraction and without",
    arguments: [
      "2020-03-24T00:15:01Z", "2020-03-24T00:15:01.25-05:30", "2020-03-24T08:15:00+08:00",
      "2020-03-24T08:15:00+07:00", "2020-03-24T08:15:00+09:00", "2020-03-24T08:15:00-00:00",
      "2020-03-24T08:15:00+23:59", "2020-03-24T08:15:00-23:59", "2020-03-24T08:15:00.123456789Z",
      "2020-02-29T00:00:00Z", "2000-02-29T23:59:59Z", "2020-04-30T00:00:00Z",
      "2020-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
      "2016-12-31T23:59:60Z", "2017-01-01T07:59:60+08:00", "2016-12-31T15:59:60.5-08:00",
    ])
  func times(_ time: String) throws {
    #expect(try read(received: time).received == time)
  }

  @Test(
    "what no clock and no calendar ever shows is no time",
    arguments: [
      "9999-99-99T99:99:99Z", "2020-13-01T00:00:00Z", "2020-00-01T00:00:00Z",
      "2020-01-00T00:00:00Z", "2020-01-32T00:00:00Z", "2020-04-31T00:00:00Z",
      "2020-02-30T00:00:00Z", "2019-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
      "2020-03-24T24:00:00Z", "2020-03-24T00:60:00Z", "2020-03-24T00:00:61Z",
      "2020-03-24T12:00:60Z", "2016-12-31T23:59:60+08:00", "2020-03-24T08:15:00+24:00",
      "2020-03-24T08:15:00+08:60", "2020-03-24T08:15:00+8:00", "2020-03-24T08:15:00+0800",
      "2020-03-24T08:15:00", "2020-03-24 08:15:00Z", "2020-03-24T08:15Z", "2020-03-24",
      "2020-03-24T08:15:00.Z", "2020-03-24T08:15:00.1234567890Z", "2020-03-24T08:15:00ZZ",
      " 2020-03-24T08:15:00Z", "٢٠٢٠-03-24T08:15:00Z", "2020-03-24T08:15:00.٢Z",
      "+020-03-24T08:15:00Z",
    ])
  func noTimes(_ time: String) {
    #expect(throws: CaseFile.Refusal.self) { try read(received: time) }
  }

  @Test(
    "a wrong file is refused with a reason that does not repeat what it says",
    arguments: [
      ("", "line 1"), ("secret", "line 1"), ("{secret: 1, secret: 2}", "column 13"),
      ("[]", "object"), ("{}", "schema"), ("{schema: 'jernih.case/2'}", "schema"),
      ("{schema: 'jernih.case/1', programme: 'secret'}", "kis, jampersal, kip-kuliah, kia"),
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
