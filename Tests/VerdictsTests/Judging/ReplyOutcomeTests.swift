import Findings
import Measures
import Testing
import VerdictSupport
import Verdicts

@Suite("A reply asks for what the verdict asks for")
struct ReplyOutcomeTests {
  /// What a citizen must never be told where the case waits for another photo.
  private static let waiting = ["diperiksa petugas", "Petugas akan", "clerk will"]

  private static func policy(_ text: String) throws -> Policy {
    try Policy.load(Array(text.utf8), named: "own.json5")
  }

  /// A retake for which there are no words, by either key that makes one.
  static let wordless: [(name: String, policy: String, reading: Reading)] = [
    (
      "unmeasuredVerdict",
      "{ kinds: { ktp: { checks: { blur: { unmeasuredVerdict: 'retake' } } } } }",
      Reading(notMeasured: .blur, why: .tooFewEdges)
    ),
    (
      "a retake limit on duplicate", "{ checks: { duplicate: { value: { retake: 0.2 } } } }",
      Reading(.duplicate, value: 0, cause: .samePicture)
    ),
  ]

  @Test("a retake without a defect to name asks for a new photo", arguments: wordless.indices)
  func unnamed(index: Int) throws {
    let (name, text, reading) = Self.wordless[index]
    let policy = try Self.policy(text)
    let verdict = Samples.judge(Samples.good("ktp").with(reading), policy: policy)
    #expect(verdict.outcome == .retake && verdict.send, "\(name)")
    let reply = verdict.reply
    #expect(
      reply.id.contains("Mohon foto ulang KTP") && reply.en.contains("photograph the KTP again"),
      "\(name): \(reply.id) \(reply.en)")
    for said in [reply.id, reply.en] {
      for word in Self.waiting { #expect(!said.contains(word), "\(name): \(said)") }
      #expect(said.split(separator: " ").count <= 40 && !said.contains("{"), "\(name): \(said)")
    }
    // Of the same picture in another case no applicant hears.
    #expect(!reply.id.contains("sama") && !reply.en.contains("same"), "\(name)")
  }

  @Test("a review without a defect to name is still told of the clerk")
  func review() throws {
    let unmeasured = Samples.good("ktp").with(Reading(notMeasured: .blur, why: .tooFewEdges))
    let reply = Samples.judge(unmeasured).reply
    #expect(reply.id.contains("diperiksa petugas") && reply.en.contains("a clerk will look"))
  }

  @Test("a whole sentence about a grave defect names the clerk where the photo is a review")
  func graveSentence() throws {
    let policy = try Self.policy("{ verdict: { retakeChecks: 2 } }")
    let missing = Samples.good("ktp")
      .with(Reading(.framing, value: 0, confidence: 0.9, cause: .missing))
    let verdict = Samples.judge(missing, policy: policy)
    #expect(verdict.outcome == .review && verdict.checks.first?.status == .retake)
    #expect(verdict.reply.id.hasPrefix("Kami belum bisa menemukan KTP di foto ini. Petugas akan"))
    #expect(verdict.reply.en.contains("A clerk will check it."), "\(verdict.reply.en)")
    #expect(!verdict.reply.id.contains("Mohon letakkan"), "\(verdict.reply.id)")
    #expect(Samples.judge(missing).reply.id.contains("Mohon letakkan"))
  }

  @Test("a whole sentence about a slight defect asks for a photo where the photo is a retake")
  func slightSentence() throws {
    let policy = try Self.policy(Self.wordless[0].policy)
    let findings = Samples.good("ktp").with(Reading(notMeasured: .blur, why: .tooFewEdges))
      .with(Reading(.framing, value: 0, confidence: 0.1, cause: .missing))
    let verdict = Samples.judge(findings, policy: policy)
    #expect(verdict.outcome == .retake && !verdict.checks.contains { $0.status == .retake })
    #expect(verdict.reply.id.contains("belum terlihat jelas"), "\(verdict.reply.id)")
    #expect(verdict.reply.id.contains("Mohon letakkan KTP"), "\(verdict.reply.id)")
    for word in Self.waiting { #expect(!verdict.reply.id.contains(word)) }
  }

  @Test("what is cut off for sure is not called another document, what may be is")
  func graveExplains() {
    let other = Samples.good("ktp")
      .with(Reading(.kind, value: 0.2, confidence: 0.2, cause: .otherKind))
    let slight = other.with(
      Reading(.framing, value: 1, measures: ["proportions": 1.25], confidence: 0.9, cause: .far))
    #expect(Samples.judge(slight).reply.id.hasPrefix("Foto ini sepertinya bukan foto KTP."))
    let grave = other.with(Reading(.framing, value: 0.8, confidence: 0.9, cause: .cut))
    #expect(Samples.judge(grave).reply.id.hasPrefix("Foto KTP terpotong."))
  }

  @Test("values that were taken away are told apart from a thing on the card")
  func hiddenNamed() {
    func reply(_ cause: Cause?) -> String {
      Samples.judge(Samples.good("ktp").with(Reading(.occlusion, value: 0.04, cause: cause)))
        .reply.id
    }
    #expect(reply(.hidden).contains("tertutup atau disamarkan"), "\(reply(.hidden))")
    #expect(reply(.hidden).contains("tanpa sensor"), "\(reply(.hidden))")
    #expect(reply(nil).contains("tertutup jari"), "\(reply(nil))")
    let blurred = Samples.good("ktp").with(Reading(.occlusion, value: 0.04, cause: .hidden))
      .with(Reading(.blur, value: 20, cause: .focus)).with(Reading(.legibility, value: 0.1))
    let said = Samples.judge(blurred).reply.id
    #expect(said.contains("fokus") && !said.contains("disamarkan"), "\(said)")
  }

  @Test("a white photo is told to be white, a cover that is black may be a shadow")
  func lightNamed() {
    let white = Samples.good("kk").with(Reading(.kind, value: 0, confidence: 0.9, cause: .blank))
      .with(Reading(.exposure, value: 1, cause: .bright))
    #expect(Samples.judge(white).reply.id.hasPrefix("Foto ini tampak putih seluruhnya"))
    let black = Samples.good("kk").with(Reading(.occlusion, value: 0.3))
      .with(
        Reading(.exposure, value: 0.3, measures: ["darkShare": 0.3, "burntShare": 0], cause: .dark))
    let reply = Samples.judge(black).reply
    #expect(reply.id.contains("tertutup bayangan atau benda lain"), "\(reply.id)")
    #expect(!reply.id.contains("jari") && !reply.id.contains("gelap"), "\(reply.id)")
  }
}
