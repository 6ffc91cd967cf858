import VerdictSupport
import Findings
import Measures
import Testing
import Verdicts
import JSON
import Evaluation

struct ReplayTests {
  /// Numbers with more digits than a verdict records.
  private static func findings() -> Findings {
    var findings = Samples.good("ktp", dpi: 221.987_654, fill: 0.612_345_6)
    findings.facts.hasCameraTags = true
    findings.kindSeen = KindSeen(kind: "ktp", confidence: 0.912_345)
    return findings.with(
      Reading(
        .blur, value: 1.234_567_89, measures: ["directionDegrees": 31.987_654_3],
        confidence: 0.876_543_2, cause: .motion)
    ).with(Reading(.resolution, value: 221.987_654))
      .with(Reading(notMeasured: .exposure, why: .unsure, measures: ["a": 1.0 / 3]))
  }

  @Test("a stored verdict judged again by its own policy is the same to the last byte")
  func same() throws {
    let faulty = Findings(
      facts: PhotoFacts(format: .jpeg, width: 3, height: 4), fault: Fault(.truncated, "short"),
      kind: "kk")
    for findings in [Self.findings(), faulty, Samples.good("rumah")] {
      let line = Samples.judge(findings).json.line
      let stored = try Verdict(json: JSON.parse(line))
      #expect(Replay(Samples.policy).verdict(on: stored).json.line == line)
    }
  }

  @Test("judged again by another policy it is what that policy says of the photo itself")
  func otherPolicy() throws {
    let strict = """
      { name: "strict", kinds: { ktp: { checks: {
        blur: { value: { retake: 0.1, review: 0.05 } },
        resolution: { value: { retake: 240, review: 300, best: 400 } },
        exposure: { unmeasuredScore: 20 } } } } }
      """
    let policy = try Policy.load(Array(strict.utf8), named: "strict")
    let stored = try Verdict(json: JSON.parse(Samples.judge(Self.findings()).json.line))
    let again = Replay(policy).verdict(on: stored)
    #expect(again.json.line == Samples.judge(Self.findings(), policy: policy).json.line)
    // The cause of a blur that passed was kept, and so was whether a chat stripped the tags.
    #expect(again.checks.first { $0.id == .blur }?.cause == .motion)
    #expect(again.checks.first { $0.id == .resolution }?.cause == .small)
    let change = try #require(VerdictChange(from: stored, to: again))
    #expect(change.from == .accept && change.to == .retake)
    #expect(change.check == again.checks.first?.id)
  }

  @Test(
    "a verdict of before photo.hasCameraTags is read and judged again alike",
    arguments: [true, false])
  func formerCameraTags(hasTags: Bool) throws {
    var findings = Samples.good("ktp").with(Reading(.resolution, value: 100))
    findings.facts.hasCameraTags = hasTags
    let now = Samples.judge(findings).json.line
    // As it was written then: no key of the photo, a number of resolution.
    let then =
      now
      .replacing("\"hasCameraTags\":\(hasTags),", with: "")
      .replacing(
        /(\{"id":"resolution".*?"measures":\{)\}/,
        with: { "\($0.output.1)\"cameraTags\":\(hasTags ? 1 : 0)}" })
    #expect(then != now && then.contains("cameraTags") && !then.contains("hasCameraTags"))
    let stored = try Verdict(json: JSON.parse(then))
    #expect(stored.json.line == now)
    #expect(Replay(Samples.policy).verdict(on: stored).json.line == now)
    #expect(stored.checks.first { $0.id == .resolution }?.cause == (hasTags ? .small : .chat))
  }

  @Test("changes are told by what makes them, in both directions, and counted")
  func changes() throws {
    let good = Samples.judge(Samples.good("ktp"))
    let dark = Samples.judge(
      Samples.good("ktp").with(Reading(.exposure, value: 0.5, cause: .dark)))
    let changes = VerdictChanges([(good, dark), (dark, good), (good, dark), (good, good)])
    #expect(changes.photos == 4)
    #expect(changes.changes.map(\.check) == [.exposure, .exposure, .exposure])
    #expect(changes.changes.map(\.to) == [.retake, .accept, .retake])
    #expect(changes.groups.map(\.count) == [2, 1])
    #expect(changes.text.contains("3 of 4 verdicts would change"))
    #expect(changes.json["groups"]?.array?.first?["photos"]?.integer == 2)
    #expect(VerdictChanges([(good, good)]).changes.isEmpty)
  }

  @Test("of any number of changes all are counted, and only the first are kept by name")
  func many() {
    let good = Samples.judge(Samples.good("ktp"))
    let dark = Samples.judge(
      Samples.good("ktp").with(Reading(.exposure, value: 0.5, cause: .dark)))
    var changes = VerdictChanges()
    for _ in 0..<(VerdictChanges.keptMaximum + 5) { changes.take(good, now: dark) }
    #expect(changes.changed == VerdictChanges.keptMaximum + 5)
    #expect(changes.changes.count == VerdictChanges.keptMaximum)
    #expect(changes.groups.map(\.count) == [changes.changed])
    #expect(changes.text.contains("and \(changes.changed - 10) more"))
    #expect(changes.json["changed"]?.integer == changes.changed)
  }

  @Test("a verdict that changes by the policy's rule alone names no check")
  func ruleAlone() throws {
    let policy = try Policy.load(
      Array("{ verdict: { retakeChecks: 2 } }".utf8), named: "mild")
    let stored = Samples.judge(
      Samples.good("ktp").with(Reading(.blur, value: 40)), policy: .default)
    let change = VerdictChange(from: stored, to: Replay(policy).verdict(on: stored))
    #expect(change?.to == .review)
    #expect(change != nil && change?.check == nil)
  }
}
