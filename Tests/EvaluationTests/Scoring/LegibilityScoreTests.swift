import VerdictSupport
import Findings
import JSON
import Measures
import Testing
import Verdicts
import Evaluation

struct LegibilityScoreTests {
  private func reading(
    _ file: String, _ labelled: Double, _ value: Double?, _ status: CheckResult.Status,
    _ outcome: Outcome
  ) -> LegibilityReading {
    LegibilityReading(
      file: file, labelled: labelled, value: value, status: status, outcome: outcome)
  }

  private var score: LegibilityScore {
    LegibilityScore(
      kind: "ktp",
      [
        reading("a", 1, 1, .pass, .accept), reading("b", 0.85, 0.95, .pass, .accept),
        reading("c", 0.6, 0.9, .pass, .accept), reading("d", 0.85, 0.2, .retake, .retake),
        reading("e", 0.9, 0.25, .retake, .retake), reading("f", 0, 0, .retake, .retake),
        reading("g", 0.3, nil, .notMeasured, .review),
        reading("h", 0.95, nil, .notMeasured, .accept),
      ])
  }

  @Test("a photo labelled with the minimum itself counts as legible, but as no false retake")
  func shares() {
    #expect(score.photos == 8)
    #expect(score.acceptedLegible == Share(3, of: 4))
    #expect(score.retakenLegible == Share(1, of: 3))
  }

  @Test("each photo is in the bin of its value, 1 in the last, and what has no value in none")
  func curve() throws {
    #expect(score.curve.map { $0.labelled?.count ?? 0 } == [1, 0, 2, 0, 0, 0, 0, 0, 0, 3])
    #expect(abs((score.curve[2].labelled?.value ?? 0) - 0.875) < 1e-12)
    #expect(score.curve[2].range == 0.2..<0.3)
    let last = try #require(score.curve[9].labelled)
    #expect(abs(last.value - 2.45 / 3) < 1e-12)
    #expect(last.interval.contains(last.value))
  }

  @Test("photos without a value are named and in no correlation")
  func unmeasured() throws {
    #expect(score.unmeasured.map(\.file) == ["g", "h"])
    let correlation = try #require(score.correlation)
    #expect(correlation.pairs == 6)
    // Values 1, .95, .9, .2, .25, 0 have ranks 6 5 4 2 3 1, labels 1, .85, .6, .85, .9, 0 ranks
    // 6 3.5 2 3.5 5 1: products about the mean 6.25 + 0 − 0.75 + 0 − 0.75 + 6.25 = 11, squares
    // 17.5 and 17.
    #expect(abs(correlation.coefficient - 11 / (17.5 * 17).squareRoot()) < 1e-12)
  }

  @Test(
    "where legibility comes first, the worst of the checks that it is made of counts as first",
    .enabled(if: CheckID(rawValue: "legibility") != nil, "there is no such check yet"))
  func cause() throws {
    let legibility = try #require(CheckID(rawValue: "legibility"))
    func photo(_ defect: String) throws -> Evaluation.Photo {
      let text = #"{"file": "a", "kind": "ktp", "defect": "\#(defect)"}"#
      let label = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
      var verdict = Samples.judge(Samples.good("ktp").with(Reading(.blur, value: 40)))
      let result = CheckResult(
        id: legibility, status: .retake, score: 0, value: 0.1, unit: "", limits: nil)
      verdict.checks = [result] + verdict.checks.filter { $0.id != legibility }
      return Evaluation.Photo(label: label, verdict: verdict)
    }
    let evaluation = Evaluation([try photo("defocus"), try photo("noisy"), try photo("glare")])
    #expect(evaluation.firstRight == Share(1, of: 3))
  }

  @Test("labels are scored for all kinds and for each; a verdict without the check is unmeasured")
  func ofVerdicts() throws {
    func photo(_ kind: String, _ legible: String) throws -> Evaluation.Photo {
      let text = #"{"file": "\#(kind)\#(legible)", "kind": "\#(kind)", "legible": \#(legible)}"#
      let label = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
      return Evaluation.Photo(label: label, verdict: Samples.judge(Samples.good(kind)))
    }
    var photos = [try photo("ktp", "0.9"), try photo("ktp", "0.2"), try photo("kk", "1")]
    photos.append(Evaluation.Photo(label: photos[0].label, verdict: photos[0].verdict))
    photos[3].label.legible = nil
    let evaluation = Evaluation(photos)
    let scores = evaluation.legibilityScores
    #expect(scores.map(\.kind) == [nil, "kk", "ktp"])
    #expect(scores.map(\.photos) == [3, 1, 2])
    #expect(scores.map(\.unmeasured.count) == [3, 1, 2])
    #expect(scores[0].acceptedLegible == Share(2, of: 3))
    #expect(evaluation.text.contains("Legibility not measured (3 of 3)"))
    let json = try #require(evaluation.json["legibility"]?.array)
    #expect(json.count == 3 && json[2]["notMeasured"]?.array?.count == 2)
    #expect(Evaluation([photos[3]]).legibilityScores.isEmpty)
  }
}
