import Evaluation
import Findings
import JSON
import Measures
import Testing
import VerdictSupport
import Verdicts

@Suite("clerks and machine compared")
struct DecisionComparisonTests {
  private static let good = Samples.judge(Samples.good("ktp"))
  private static let dark = Samples.judge(
    Samples.good("ktp").with(Reading(.exposure, value: 0.4, cause: .dark)))

  private func comparison() -> DecisionComparison {
    DecisionComparison(
      [
        DecidedPhoto(name: "A/ktp", verdict: Self.dark, decision: .accept),
        DecidedPhoto(name: "B/ktp", verdict: Self.dark, decision: .retake),
        DecidedPhoto(name: "C/ktp", verdict: Self.good, decision: .accept),
        DecidedPhoto(name: "D/ktp", verdict: Self.good, decision: .retake),
      ], undecided: 3)
  }

  @Test("they agree where both ask for a new photo or both do not, and a review is neither")
  func agreement() {
    #expect(Self.dark.outcome == .retake && Self.good.outcome == .accept)
    #expect(comparison().agreement == Share(2, of: 4))
    #expect(comparison().differing.map(\.name) == ["A/ktp", "D/ktp"])
    #expect(comparison().count(.retake, decided: .accept) == 1)
    var asked = Self.good
    asked.outcome = .review
    let review = DecisionComparison(
      [DecidedPhoto(name: "E/ktp", verdict: asked, decision: .retake)], undecided: 0)
    #expect(review.agreement.total == 0 && review.differing.isEmpty)
  }

  @Test("per check it says what clerks accepted of what it complains of, and where it is the worst")
  func checks() throws {
    let row = try #require(comparison().checkRows.first { $0.check == .exposure })
    #expect(row.retakes == Share(1, of: 2))
    #expect(row.overruled == 1)
    #expect(comparison().checkRows.map(\.missed).reduce(0, +) == 1)
  }

  @Test("text and JSON name the photos that differ")
  func reports() {
    #expect(comparison().text.contains("A/ktp") && comparison().text.contains("4 of 7 photos"))
    #expect(!comparison().text.contains("B/ktp"))
    let json = comparison().json
    #expect(json["decided"]?.integer == 4 && json["undecided"]?.integer == 3)
    #expect(json["differing"]?.array?.count == 2)
    #expect(DecisionComparison([], undecided: 2).text.contains("No clerk has decided"))
  }
}
