import VerdictSupport
import Testing
import Verdicts

struct VerdictPlacingTests {
  @Test("placed as an attempt, a verdict is what it would be had the judge known the place")
  func placed() {
    let findings = Samples.good("ktp", dpi: 254)
    let engine = Engine(
      version: "1", policy: "", libjpeg: "2", libpng: "1", isolation: "photo", sandbox: [])
    func judged(_ submission: Provenance) -> Verdict {
      Judge(Samples.policy).verdict(findings, submission: submission, engine: engine)
    }
    let verdict = judged(Provenance(file: "a.jpg", sha256: "ab12", bytes: 5))
    let known = Provenance(
      file: "a.jpg", sha256: "ab12", bytes: 5, caseID: "GW-1", attempt: 3, thumbnail: "thumb.jpg")
    #expect(verdict.placed(in: "GW-1", as: 3, hasThumbnail: true) == judged(known))
    let again = verdict.placed(in: "GW-1", as: 2, hasThumbnail: true)
      .placed(in: "GW-1", as: 3, hasThumbnail: false)
    #expect(again.submission.attempt == 3 && again.submission.thumbnail == nil)
  }
}
