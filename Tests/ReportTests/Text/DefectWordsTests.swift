import Measures
import Report
import Testing
import Verdicts

@Suite struct DefectWordsTests {
  private static let words = DefectWords(policy: .default, kind: "ktp")

  private static func check(
    _ id: CheckID, _ status: CheckResult.Status, cause: Cause?
  ) -> CheckResult {
    Samples.check {
      $0.id = id
      $0.status = status
      $0.cause = cause
    }
  }

  @Test("a defect is told in the words of the policy, by its cause and how bad it is")
  func words() throws {
    let message = try #require(Policy.default.messages.message("blur.motion", kind: "ktp"))
    let bad = Self.check(.blur, .retake, cause: .motion)
    let slight = Self.check(.blur, .review, cause: .motion)
    #expect(Self.words.reason(of: bad)?.id == "Foto \(try #require(message.problem).id).")
    #expect(Self.words.reason(of: slight)?.id == "Foto \(try #require(message.slight).id).")
    let remedy = try #require(Self.words.remedy(of: bad))
    #expect(!remedy.id.isEmpty && !remedy.id.contains("{"))
  }

  @Test("every message of the policy fills in whole sentences, in both languages")
  func everyMessage() {
    for id in CheckID.allCases {
      for cause in [nil] + Cause.allCases.map(Optional.some) {
        let check = Self.check(id, .retake, cause: cause)
        let said = [Self.words.problem(of: check)?.text, Self.words.remedy(of: check)]
        for text in said.compactMap(\.self) {
          #expect(!text.id.contains("{") && !text.en.contains("{"), "\(id) \(text)")
        }
        #expect((said[1] == nil) == (id == .duplicate))
      }
    }
  }

  @Test("a kind has its name for people, with a capital; a strange one is called as it is")
  func kinds() {
    #expect(Self.words.kindHeading(in: .id) == "KTP")
    let house = DefectWords(policy: .default, kind: "rumah")
    #expect(house.kindHeading(in: .id) == "Rumah")
    #expect(DefectWords(policy: .default, kind: "surat").kindHeading(in: .en) == "Surat")
  }
}
