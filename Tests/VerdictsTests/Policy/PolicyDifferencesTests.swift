import JSON
import Measures
import Testing
import Verdicts

struct PolicyDifferencesTests {
  private func policy(_ text: String) throws -> Policy {
    try Policy.load(Array(text.utf8), named: "default.json5")
  }

  @Test("what differs is told key by key, with what it was")
  func lines() throws {
    let changed = try policy(
      """
      { kinds: { ktp: { checks: { resolution: { value: { retake: 170 } } } },
                 akta: { name: { id: "akta", en: "certificate" }, layout: "page" } },
        checks: { colour: null }, limits: { replyCharacters: 500 } }
      """)
    let lines = changed.differences(from: .default)
    #expect(lines.contains("kinds.ktp.checks.resolution.value.retake: 170, was 150"))
    #expect(lines.contains("limits.replyCharacters: 500, was 600"))
    #expect(lines.contains { $0.hasPrefix("kinds.akta: {") && $0.hasSuffix(", new") })
    #expect(lines.contains { $0.hasPrefix("checks.colour: null, was {") })
    #expect(lines.count == 4, "\(lines)")
    #expect(Policy.default.differences(from: changed).contains { $0.hasPrefix("kinds.akta: gone") })
  }

  @Test("shadow limits judge nothing, and are checked as the others are")
  func shadow() throws {
    let text = "{ shadow: { checks: { blur: { retakeConfidence: 0.5 } } } }"
    let read = try policy(text)
    #expect(read.signature == Policy.default.signature)
    #expect(read.kind("ktp") == Policy.default.kind("ktp"))
    #expect(read.shadow?.kind("ktp")?.check(.blur).retakeConfidence == 0.5)
    #expect(Policy.default.shadow == nil)
    let wrong = "{\n  shadow: { checks: { blur: { retakeConfidence: 5 } } } }"
    #expect(#expect(throws: DataFileError.self) { try policy(wrong) }?.position?.line == 2)
    let other = "{ shadow: { limits: {} } }"
    #expect(throws: DataFileError.self) { try policy(other) }
  }

  @Test("a policy does not differ from itself")
  func same() throws {
    #expect(try policy("{}").differences(from: .default) == [])
  }

  @Test("a sheet is no card, and the place is told")
  func card() {
    let text = """
      { kinds: { akta: { name: { id: "akta", en: "certificate" },
        layout: "card", widthMillimetres: 210, heightMillimetres: 297 } } }
      """
    let error = #expect(throws: DataFileError.self) { try policy(text) }
    #expect(error?.position == TextPosition(line: 2, column: 11))
    #expect(error?.message.contains("did you mean 'page'") == true)
    let size = "{ kinds: { ktp: { widthMillimetres: 210, heightMillimetres: 297 } } }"
    #expect(#expect(throws: DataFileError.self) { try policy(size) }?.position?.line == 1)
  }
}
