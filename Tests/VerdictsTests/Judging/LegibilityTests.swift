import Findings
import Measures
import Testing
import VerdictSupport
import Verdicts

@Suite("legibility decides where it is measured") struct LegibilityTests {
  /// A KTP whose dpi and blur alone would ask for a new photo.
  private func findings(_ share: Double?) -> Findings {
    let poor = Samples.good("ktp", dpi: 140).with(Reading(.blur, value: 3, cause: .motion))
      .with(Reading(.noise, value: 9))
    return poor.with(
      share.map { Reading(.legibility, value: $0) }
        ?? Reading(notMeasured: .legibility, why: .tooFewEdges))
  }

  private func check(_ id: CheckID, _ verdict: Verdict) -> CheckResult? {
    verdict.checks.first { $0.id == id }
  }

  @Test("what can be read is accepted, whatever its dpi, blur and grain, which keep their numbers")
  func readable() throws {
    let verdict = Samples.judge(findings(0.97))
    #expect(verdict.outcome == .accept)
    let blur = try #require(check(.blur, verdict))
    #expect(blur.status == .pass && blur.value == 3)
    #expect((blur.score ?? 0) >= (check(.legibility, verdict)?.score ?? 101))
    #expect(check(.resolution, verdict)?.status == .pass)
  }

  @Test("what is hard to read is a review, and no check that it is made of is worse")
  func hard() throws {
    let verdict = Samples.judge(findings(0.7))
    #expect(verdict.outcome == .review)
    let legibility = try #require(check(.legibility, verdict))
    for id in [CheckID.resolution, .blur, .noise] {
      let part = try #require(check(id, verdict))
      #expect(part.status != .retake)
      #expect((part.score ?? 0) >= (legibility.score ?? 101))
    }
  }

  @Test("what cannot be read is a retake, named for the part that is worst")
  func lost() throws {
    let verdict = Samples.judge(findings(0.1))
    #expect(verdict.outcome == .retake)
    #expect(check(.legibility, verdict)?.cause == .motion)
  }

  @Test("what cannot be read is a retake although every part passes")
  func lostTogether() throws {
    let verdict = Samples.judge(
      Samples.good("ktp").with(Reading(.legibility, value: 0.1)))
    #expect(verdict.outcome == .retake)
    #expect(check(.blur, verdict)?.status == .pass)
    #expect(check(.legibility, verdict)?.cause != nil)
    #expect(verdict.reply.id.contains("belum terbaca"))
  }

  @Test("where it is not measured the limits of its parts stand")
  func unmeasured() {
    #expect(Samples.judge(findings(nil)).outcome == .retake)
  }

  @Test(
    "print that can be read is a retake all the same where it is too pale", arguments: [0.7, 0.99])
  func pale(share: Double) throws {
    let verdict = Samples.judge(
      Samples.good("ktp").with(Reading(.legibility, value: share))
        .with(Reading(.contrast, value: 0.2, measures: ["shadowLight": 0.9], cause: .faint)))
    #expect(verdict.outcome == .retake)
    #expect(verdict.checks.first?.id == .contrast)
    #expect(check(.contrast, verdict)?.cause == .faint)
  }

  @Test("what cannot be read is not called pale besides: blur pales it too")
  func palerForBlur() throws {
    let verdict = Samples.judge(
      findings(0.3).with(Reading(.contrast, value: 0.2, measures: [:], cause: .faint)))
    #expect(verdict.checks.first?.id == .legibility)
    let pale = try #require(check(.contrast, verdict)?.score)
    #expect(pale >= (check(.legibility, verdict)?.score ?? 101))
  }

  @Test("a shadow and an enlarged picture decide by themselves")
  func own() {
    let good = Samples.good("ktp").with(Reading(.legibility, value: 0.99))
    let shaded = good.with(Reading(.contrast, value: 0.9, measures: ["shadowLight": 0.3]))
    #expect(check(.contrast, Samples.judge(shaded))?.status == .review)
    let enlarged = good.with(
      Reading(.compression, value: 0.1, measures: ["interpolation": 40]))
    #expect(check(.compression, Samples.judge(enlarged))?.cause == .upscaled)
  }

  @Test("a review for a picture that a chat made small is sent by itself")
  func chat() {
    let verdict = Samples.judge(
      Samples.good("kk", dpi: 123, fill: 0.9).with(Reading(.legibility, value: 0.7)))
    #expect(verdict.outcome == .review)
    #expect(check(.legibility, verdict)?.cause == .chat)
    #expect(verdict.send)
  }

  @Test(
    "print that is blurred in a spot is told, however sharp the rest is",
    arguments: [(0.005, CheckResult.Status.pass), (0.02, .review), (0.2, .retake)])
  func spot(lost: Double, status: CheckResult.Status) throws {
    let verdict = Samples.judge(
      Samples.good("ktp").with(
        Reading(.legibility, value: 0.99, measures: ["lostPrint": lost])))
    let legibility = try #require(check(.legibility, verdict))
    #expect(legibility.status == status)
    #expect(legibility.cause == (status == .pass ? nil : .spot))
    let said = verdict.reply.id.contains("sebagian tulisannya buram")
    #expect(said == (status != .pass))
  }

  @Test("print that is seen twice is for a clerk, and the reply asks for a steady hand")
  func echo() throws {
    func judged(_ echo: Double) throws -> (CheckResult, String) {
      let verdict = Samples.judge(
        Samples.good("ktp").with(Reading(.legibility, value: 0.99, measures: ["echo": echo])))
      return (try #require(check(.legibility, verdict)), verdict.reply.id)
    }
    #expect(try judged(0.06).0.status == .pass)
    let (legibility, reply) = try judged(0.1)
    #expect(legibility.status == .review && legibility.cause == .motion)
    #expect(reply.contains("jangan bergerak"), "\(reply)")
  }

  @Test("what a spot or two images say is not told of grain that leaves print to be read")
  func grainBeside() throws {
    let grainy = Samples.good("ktp").with(Reading(.noise, value: 9))
    for measure in ["lostPrint", "echo"] {
      let verdict = Samples.judge(
        grainy.with(Reading(.legibility, value: 0.99, measures: [measure: 0.1])))
      #expect(check(.noise, verdict)?.status == .pass)
      #expect(verdict.checks.first?.id == .legibility)
      #expect(!verdict.reply.id.contains("berbintik"), "\(verdict.reply.id)")
    }
  }

  @Test("no part is worse than a legibility that is too unsure to ask for a new photo")
  func unsure() throws {
    let verdict = Samples.judge(
      Samples.good("ktp").with(Reading(.noise, value: 20)).with(
        Reading(.legibility, value: 0.55, measures: ["lostPrint": 0.45], confidence: 0.1)))
    #expect(check(.legibility, verdict)?.failed?.measure == "lostPrint")
    #expect(check(.legibility, verdict)?.status == .review)
    #expect(check(.noise, verdict)?.status != .retake)
  }
}
