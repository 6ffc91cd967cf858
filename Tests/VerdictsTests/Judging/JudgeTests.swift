import JSON
import VerdictSupport
import Findings
import Measures
import Raster
import Testing
import Verdicts

struct JudgeTests {
  @Test("a good photo of every kind is accepted with thanks", arguments: ["ktp", "rumah"])
  func good(_ kind: String) {
    let verdict = Samples.judge(Samples.good(kind))
    #expect(verdict.outcome == .accept)
    #expect((verdict.score ?? 0) >= 50)
    #expect(!verdict.send)
    #expect(verdict.reply.id.hasPrefix("Terima kasih"))
  }

  @Test("a KK at 1600 px from a chat is reviewed and asked for as a document, not called blurred")
  func familyCardFromChat() {
    let verdict = Samples.judge(Samples.good("kk", dpi: 123, fill: 0.9))
    #expect(verdict.outcome == .review)
    #expect(verdict.checks.first?.id == .resolution)
    #expect(verdict.checks.first?.cause == .chat)
    #expect(verdict.send)
    #expect(verdict.reply.id.contains("Dokumen"))
    #expect(verdict.reply.id.contains("HD"))
    #expect(!verdict.reply.id.contains("buram"))
    #expect(!verdict.reply.id.contains("Mohon foto ulang"))
  }

  @Test("white paper may burn out around a family card's print; darkness is as on any paper")
  func burntSheet() {
    func outcome(_ kind: String, dark: Double, burnt: Double) -> Outcome? {
      let reading = Reading(
        .exposure, value: max(dark, burnt), measures: ["darkShare": dark, "burntShare": burnt],
        cause: dark > burnt ? .dark : .bright)
      return Samples.judge(Samples.good(kind).with(reading)).outcome
    }
    #expect(outcome("kk", dark: 0, burnt: 0.38) == .accept)
    #expect(outcome("kk", dark: 0, burnt: 0.55) == .retake)
    #expect(outcome("kk", dark: 0.3, burnt: 0) == .review)
    #expect(outcome("kk", dark: 0.41, burnt: 0) == .retake)
    #expect(outcome("ktp", dark: 0, burnt: 0.2) == .review)
  }

  @Test("a document that is small in the frame is too far only where its pixels do not suffice")
  func far() {
    func framing(dpi: Double, fill: Double) -> CheckResult? {
      Samples.judge(Samples.good("ktp", dpi: dpi, fill: fill)).checks.first { $0.id == .framing }
    }
    #expect(framing(dpi: 300, fill: 0.3)?.status == .pass, "a card on a flatbed's page")
    #expect(framing(dpi: 200, fill: 0.3)?.status == .review)
    #expect(framing(dpi: 200, fill: 0.3)?.cause == .far)
    #expect(framing(dpi: 200, fill: 0.2)?.status == .retake)
  }

  @Test("a review with any other cause is not sent by itself")
  func otherReview() {
    let findings = Samples.good("kk", dpi: 123, fill: 0.9)
    let tilted = findings.with(Reading(.tilt, value: 20))
    #expect(Samples.judge(tilted).outcome == .review)
    #expect(!Samples.judge(tilted).send)
    var camera = findings
    camera.facts.hasCameraTags = true
    #expect(Samples.judge(camera).checks.first?.cause == .small)
    #expect(!Samples.judge(camera).send)
  }

  @Test("the limits of blur are millimetres on the document, shown in px for this photo")
  func blurLimits() throws {
    let findings = Samples.good("ktp", dpi: 254).with(Reading(.blur, value: 3.7, cause: .motion))
    let blur = try #require(Samples.judge(findings).checks.first)
    #expect(blur.id == .blur)
    #expect(blur.status == .retake)
    #expect(blur.cause == .motion)
    let limits = try #require(blur.limits)
    #expect(abs((limits.retake ?? 0) - 3.6) < 1e-9)
    #expect(abs((limits.review ?? 0) - 1.5) < 1e-9)
    #expect(limits.worse == .above)
    let sharper = Samples.good("ktp", dpi: 508).with(Reading(.blur, value: 3.7))
    #expect(Samples.judge(sharper).checks.first { $0.id == .blur }?.status == .review)
  }

  @Test("the limits of a house's blur are a share of the long edge")
  func houseBlur() throws {
    let findings = Samples.good("rumah").with(Reading(.blur, value: 9.7))
    let blur = try #require(Samples.judge(findings).checks.first)
    #expect(abs((blur.limits?.retake ?? 0) - 9.6) < 1e-9)
    #expect(blur.status == .retake)
  }

  @Test(
    "resolution, blur or framing that could not be measured allow a review at best",
    arguments: [CheckID.resolution, .blur, .framing], ["ktp", "kk"])
  func unmeasured(_ check: CheckID, _ kind: String) {
    let findings = Samples.good(kind, dpi: 400)
      .with(Reading(notMeasured: check, why: .tooFewEdges))
    let verdict = Samples.judge(findings)
    #expect(verdict.outcome == .review)
    let result = verdict.checks.first
    #expect(result?.id == check)
    #expect(result?.status == .notMeasured)
    #expect(result?.score == nil)
    #expect(result?.value == nil)
    #expect(result?.why == .tooFewEdges)
    #expect(!verdict.send)
    let house = Samples.good("rumah").with(Reading(notMeasured: check, why: .tooFewEdges))
    #expect(Samples.judge(house).outcome == .accept)
  }

  @Test("a KTP of which nothing was measured is never accepted")
  func silent() {
    #expect(Samples.judge(Findings(kind: "ktp")).outcome == .review)
    #expect(Samples.judge(Findings(kind: "rumah")).outcome == .accept)
  }

  @Test("an unknown turn is a review on a KTP and KK only, a known one no defect")
  func turn() {
    for (kind, outcome) in [("ktp", Outcome.review), ("kk", .review), ("rumah", .accept)] {
      var findings = Samples.good(kind, dpi: 400)
        .with(Reading(notMeasured: .orientation, why: .unsure))
      findings.turn = nil
      #expect(Samples.judge(findings).outcome == outcome)
    }
    var turned = Samples.good("ktp").with(Reading(.orientation, value: 180))
    turned.turn = .half
    #expect(Samples.judge(turned).outcome == .accept)
    #expect(Samples.judge(turned).turn == .half)
  }

  @Test("a KTP or KK of which nobody can tell that it is one is a review, a house is not")
  func kindUnknown() {
    let unknown = Reading(notMeasured: .kind, why: .unsure)
    for (kind, outcome) in [("ktp", Outcome.review), ("kk", .review), ("rumah", .accept)] {
      #expect(Samples.judge(Samples.good(kind)).outcome == .accept)
      #expect(Samples.judge(Samples.good(kind).with(unknown)).outcome == outcome)
    }
  }

  @Test("a little that is covered inside the border, and a half's proportions, are reviews")
  func measuresBeside() {
    let covered = Reading(.occlusion, value: 0.002, measures: ["coveredInside": 0.002])
    #expect(Samples.judge(Samples.good("kk").with(covered)).outcome == .review)
    let held = Reading(.occlusion, value: 0.002, measures: ["coveredInside": 0])
    #expect(Samples.judge(Samples.good("kk").with(held)).outcome == .accept)
    for (proportions, outcome) in [(1.09, Outcome.accept), (2, .review)] {
      let reading = Reading(
        .framing, value: 1,
        measures: ["fill": 0.8, "cornerOvershoot": 0, "proportions": proportions])
      #expect(Samples.judge(Samples.good("kk").with(reading)).outcome == outcome)
    }
  }

  @Test("fill and corner overshoot judge framing beside its own value")
  func framing() {
    func status(_ value: Double, _ fill: Double, _ overshoot: Double) -> (String?, Cause?) {
      let reading = Reading(
        .framing, value: value, measures: ["fill": fill, "cornerOvershoot": overshoot])
      let check = Samples.judge(Samples.good("ktp", dpi: 200).with(reading)).checks.first {
        $0.id == .framing
      }
      return (check?.status.rawValue, check?.cause)
    }
    #expect(status(1, 0.28, 0) == ("review", .far))
    #expect(status(1, 0.2799, 0) == ("retake", .far))
    #expect(status(1, 0.45, 0) == ("pass", nil))
    #expect(status(1, 0.9, 0.02) == ("review", .cut))
    #expect(status(1, 0.9, 0.0201) == ("retake", .cut))
    #expect(status(0.5, 0.9, 0) == ("retake", .cut))
  }

  @Test("the number that failed is told where it was not the value, with its own limits")
  func failed() throws {
    func failed(_ reading: Reading) throws -> CheckResult.Failed? {
      let verdict = Samples.judge(Samples.good("ktp", dpi: 200).with(reading))
      return try #require(verdict.checks.first { $0.id == reading.check }).failed
    }
    let shadow = try #require(
      try failed(
        Reading(.contrast, value: 0.93, measures: ["shadowLight": 0.4], cause: .shadow)))
    #expect(shadow.measure == "shadowLight" && shadow.value == 0.4)
    #expect(shadow.limits == CheckResult.Limits(retake: nil, review: 0.6, worse: .below))
    #expect(try failed(Reading(.framing, value: 1, measures: ["fill": 0.2]))?.measure == "fill")
    #expect(try failed(Reading(.framing, value: 0.5, measures: ["fill": 0.9])) == nil)
    #expect(try failed(Reading(.framing, value: 1, measures: ["fill": 0.5])) == nil)
  }

  @Test("a family card in the place of a KTP is called one, and nothing else is said of it")
  func wrongDocument() {
    var findings = Samples.good("ktp")
      .with(Reading(.kind, value: 0.02, cause: .otherKind))
      .with(Reading(.blur, value: 60, cause: .focus))
    findings.kindSeen = KindSeen(kind: "kk", confidence: 0.98)
    let named = Samples.judge(findings).reply
    #expect(
      named.id
        == "Yang kami terima terlihat seperti foto KK, bukan KTP. Mohon kirim foto KTP. "
        + "Terima kasih.")
    #expect(named.en.contains("a photo of the KK, not of the KTP"))
    for seen in [nil, "lainnya", "passport", "ktp"] {
      findings.kindSeen = seen.map { KindSeen(kind: $0, confidence: 0.98) }
      #expect(Samples.judge(findings).reply.id.hasPrefix("Foto ini sepertinya bukan foto KTP."))
    }
  }

  @Test("of a duplicate the applicant hears only that a clerk will look")
  func duplicate() {
    let twin = Reading(.duplicate, value: 0, cause: .samePicture)
    let verdict = Samples.judge(Samples.good("ktp").with(twin))
    #expect(verdict.outcome == .review)
    #expect(
      verdict.reply.id
        == "Terima kasih, foto KTP sudah kami terima dan akan diperiksa petugas.")
    let dark = Samples.good("ktp").with(Reading(.exposure, value: 0.5, cause: .dark))
    #expect(Samples.judge(dark.with(twin)).reply == Samples.judge(dark).reply)
  }

  @Test("a missing document is a retake only where that is sure")
  func missing() {
    let none = Reading(.framing, value: 0, confidence: 0.9, cause: .missing)
    let verdict = Samples.judge(Samples.good("ktp").with(none))
    #expect(verdict.outcome == .retake)
    #expect(verdict.checks.first?.cause == .missing)
    #expect(verdict.reply.id.hasPrefix("Kami belum bisa menemukan KTP"))
    let unsure = Reading(.framing, value: 0, confidence: 0.1, cause: .missing)
    #expect(Samples.judge(Samples.good("ktp").with(unsure)).outcome == .review)
  }

  @Test("checks are worst first and the photo's score is the lowest")
  func order() {
    let findings = Samples.good("ktp")
      .with(Reading(.blur, value: 40, cause: .focus))
      .with(Reading(.exposure, value: 0.1, cause: .dark))
      .with(Reading(notMeasured: .framing, why: .unsure))
    let verdict = Samples.judge(findings)
    #expect(verdict.checks.prefix(3).map(\.id) == [.blur, .exposure, .framing])
    #expect(verdict.score == verdict.checks.compactMap(\.score).min())
    #expect(verdict.score == verdict.checks.first?.score)
  }

  @Test("a number that is not finite is no number, and a stranger's measure is kept out")
  func notFinite() {
    let findings = Samples.good("ktp")
      .with(Reading(.blur, value: .nan, measures: ["widthMillimetres": .infinity, "a": 1]))
    let blur = Samples.judge(findings).checks.first { $0.id == .blur }
    #expect(blur?.status == .notMeasured)
    #expect(blur?.why == .unsure)
    #expect(blur?.measures == ["a": 1])
  }

  @Test("a photo without pixels is unreadable, is sent, and has no score")
  func unreadable() {
    let findings = Findings(
      fault: Fault(.unsupported, "HEIC", seen: "heic"), kind: "ktp")
    let verdict = Samples.judge(findings)
    #expect(verdict.outcome == .unreadable)
    #expect(verdict.send)
    #expect(verdict.score == nil)
    #expect(verdict.checks.isEmpty)
    #expect(verdict.reply.id.contains("HEIC"))
    #expect(verdict.reply.id.contains("Paling Kompatibel"))
  }

  @Test("the same findings in another order give the same verdict")
  func deterministic() {
    let findings = Samples.good("ktp").with(Reading(.blur, value: 40, cause: .focus))
    var reversed = findings
    reversed.readings.reverse()
    #expect(Samples.judge(findings).json.line == Samples.judge(reversed).json.line)
  }
}
