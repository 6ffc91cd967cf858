import VerdictSupport
import Findings
import JSON
import Measures
import Testing
import Verdicts
import Evaluation

struct WantedTests {
  private func photo(
    _ file: String, _ label: String, dark: Bool = false
  ) throws -> Evaluation.Photo {
    let text = #"{"file": "\#(file)", "kind": "ktp", \#(label)}"#
    let known = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
    let reading = Reading(.exposure, value: dark ? 0.5 : 0, cause: dark ? .dark : nil)
    return Evaluation.Photo(
      label: known, verdict: Samples.judge(Samples.good("ktp").with(reading)))
  }

  /// Bright photos are accepted, dark ones refused for their exposure.
  private func evaluation() throws -> Evaluation {
    Evaluation([
      try photo("a", #""scene": "s1", "want": ["accept"]"#),
      try photo("b", #""scene": "s1", "want": ["accept", "review"]"#, dark: true),
      try photo("c", #""scene": "s1", "want": ["review", "retake"], "reason": ["glare"]"#),
      try photo("d", #""scene": "s0", "want": ["retake"], "reason": ["blur"]"#, dark: true),
      try photo(
        "e", #""scene": "s0", "want": ["retake"], "reason": ["blur", "exposure"]"#, dark: true),
      try photo("f", #""want": ["retake", "review"], "reason": []"#, dark: true),
      try photo("g", #""scene": "s0", "want": ["accept"], "sure": 0.69"#, dark: true),
      try photo("h", #""scene": "s0", "want": ["accept"], "sure": 0.7"#),
      try photo("i", #""scene": "s0", "verdict": "retake""#),
    ])
  }

  @Test("a verdict in the list is as wanted, and each other one is wrong in its own way")
  func rows() throws {
    let rows = try evaluation().wantedRows
    #expect(rows.map(\.scene) == ["s0", "s1", ""])
    #expect(rows.map(\.asWanted) == [Share(3, of: 3), Share(1, of: 3), Share(1, of: 1)])
    #expect(rows[1].falseAccepts == Share(1, of: 1))
    #expect(rows[1].falseRetakes == Share(1, of: 2))
    #expect(rows[1].falseReviews == Share(0, of: 1))
  }

  @Test("labels less sure than 0.7 are counted and listed apart, as wanted or not")
  func unsure() throws {
    let evaluation = try evaluation()
    #expect(evaluation.wantedTotal(isSure: true).asWanted == Share(5, of: 7))
    #expect(evaluation.wantedTotal(isSure: false).falseRetakes == Share(1, of: 1))
    #expect(evaluation.unsure.map(\.file) == ["g"])
    #expect(evaluation.unwanted.map(\.file) == ["c", "b"])
    #expect(evaluation.unwanted.last?.firstDefect == "exposure.dark")
  }

  @Test("the first check is asked only of photos as wanted and refused whose label names some")
  func reasons() throws {
    let evaluation = try evaluation()
    #expect(evaluation.wantedTotal(isSure: true).firstRight == Share(1, of: 2))
    #expect(evaluation.otherwiseReasoned.map(\.file) == ["d"])
  }

  @Test("text and JSON hold the same figures, and are silent where nothing is wanted")
  func rendering() throws {
    let evaluation = try evaluation()
    #expect(evaluation.text.contains("71.4 % (5/7)"))
    #expect(evaluation.text.contains("Not as wanted (2 of 2)"))
    #expect(evaluation.text.contains("Labels less sure than 0.7, all of them (1 of 1)"))
    let json = try JSON.parse(evaluation.json.line)
    #expect(json["wanted"]?["total"]?["asWanted"]?["count"]?.integer == 5)
    #expect(json["wanted"]?["misses"]?.array?.first?["file"]?.string == "c")
    let none = Evaluation([try photo("i", #""verdict": "retake""#)])
    #expect(none.json["wanted"] == nil)
    #expect(!none.text.contains("wanted"))
  }
}
