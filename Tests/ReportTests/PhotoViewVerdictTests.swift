import Measures
import Report
import Testing
import Verdicts

@Suite struct PhotoViewVerdictTests {
  static func view(_ verdict: Verdict, original: String? = "original.jpg") -> PhotoView {
    PhotoView(
      verdict, policy: .default, folder: "ktp.3", counts: true, original: original, time: nil)
  }

  @Test("a defect is told in the words of the policy, by its cause and how bad it is")
  func words() throws {
    let message = try #require(Policy.default.messages.message("blur.motion", kind: "ktp"))
    let bad = try Self.view(
      StoredVerdict.read(StoredVerdict.check(status: "retake", cause: .motion))
    ).checks[0]
    let slight = try Self.view(
      StoredVerdict.read(StoredVerdict.check(status: "review", cause: .motion))
    ).checks[0]
    #expect(bad.reason == "Foto \(try #require(message.problem).id).")
    #expect(slight.reason == "Foto \(try #require(message.slight).id).")
    #expect(bad.remedy?.isEmpty == false && bad.remedy?.contains("{") == false)
  }

  @Test("a check that passes gives no reason and no remedy")
  func pass() throws {
    let check = try Self.view(StoredVerdict.read(StoredVerdict.check(status: "pass", cause: nil)))
      .checks[0]
    #expect(check.reason == nil && check.remedy == nil)
    #expect(check.limits == .init(retake: 2.4, review: 1.4, worseAbove: true))
    #expect(check.regions == [.init(x: 410, y: 212, width: 300, height: 180)])
  }

  @Test("every message of the policy fills in whole sentences for a page")
  func everyMessage() throws {
    for id in CheckID.allCases {
      for cause in [nil] + Cause.allCases.map(Optional.some) {
        let check = StoredVerdict.check(id, status: "retake", cause: cause)
        let told = try Self.view(StoredVerdict.read(check)).checks[0]
        #expect(told.reason?.contains("{") != true && told.remedy?.contains("{") != true)
        #expect((told.reason == nil) == (told.remedy == nil))
      }
    }
  }

  @Test("facts, document and attempt are the verdict's; the kind has its name for people")
  func facts() throws {
    let view = try Self.view(StoredVerdict.read())
    #expect(view.kindName == Policy.default.kind("ktp")?.name.id)
    #expect(view.attempt == 3 && view.verdict == "retake" && view.isReplySent)
    #expect(view.facts.turnDegrees == 90 && view.facts.sha256 == "ab12" && view.facts.bytes == 7)
    #expect(view.facts.engine == "Jernih 0.1.0, default@3f2a, isolasi photo (rlimits)")
    #expect(view.document?.dotsPerInch == 194.3)
    #expect(view.document?.corners == [[1, 2], [3, 4], [5, 6], [7, 8]])
  }

  @Test("an original that is no picture is not linked")
  func original() throws {
    let verdict = try StoredVerdict.read()
    #expect(Self.view(verdict, original: "original.bin").original == nil)
    #expect(Self.view(verdict, original: "original.png").original == "original.png")
  }
}
