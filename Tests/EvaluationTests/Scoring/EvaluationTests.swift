import VerdictSupport
import Findings
import Measures
import Raster
import Testing
import Verdicts
import JSON
import Evaluation

struct EvaluationTests {
  private func photo(_ label: String, _ findings: Findings) throws -> Evaluation.Photo {
    let labels = try PhotoLabel.parse(Array(label.utf8), named: "labels")
    return Evaluation.Photo(label: try #require(labels.first), verdict: Samples.judge(findings))
  }

  /// Three good photos, one of them refused; two dark ones, one of them accepted.
  private func evaluation() throws -> Evaluation {
    let dark = Reading(.exposure, value: 0.5, cause: .dark)
    let corners = "[[160,200],[1440,200],[1440,1007],[160,1007]]"
    let good = """
      "kind": "ktp", "defect": "none", "verdict": "accept", "corners": \(corners), \
      "inside": true, "dpi": 390, "tilt": 20, "turn_to_upright": 0
      """
    let bad = """
      "kind": "ktp", "defect": "dark", "verdict": "retake", "turned_by": 180, \
      "turn_to_upright": 180
      """
    var unknown = Samples.good("ktp").with(Reading(notMeasured: .exposure, why: .unsure))
    unknown.turn = nil
    return Evaluation([
      try photo("{\"file\": \"a\", \(good)}", Samples.good("ktp")),
      try photo("{\"file\": \"b\", \(good)}", unknown),
      try photo(
        "{\"file\": \"c\", \(good)}", Samples.good("ktp").with(Reading(.blur, value: 40))),
      try photo("{\"file\": \"d\", \(bad)}", Samples.good("ktp").with(dark)),
      try photo("{\"file\": \"e\", \(bad)}", Samples.good("ktp")),
    ])
  }

  @Test("the matrix counts verdicts by label")
  func matrix() throws {
    let evaluation = try evaluation()
    #expect(evaluation.matrix(.accept) == [.accept: 2, .retake: 1])
    #expect(evaluation.matrix(.retake) == [.accept: 1, .retake: 1])
    #expect(evaluation.matrix(.review) == [:])
  }

  @Test("a defect's own check must come first")
  func defects() throws {
    let rows = try evaluation().defectRows
    #expect(rows.map(\.defect) == [.none, .dark])
    #expect(rows[0].firstRight == nil)
    #expect(rows[1].firstRight == Share(1, of: 2))
    #expect(rows[1].rightRetake == Share(1, of: 2))
    #expect(rows[1].outcomes == [.retake: 1, .accept: 1])
    #expect(try evaluation().firstRight == Share(1, of: 2))
  }

  @Test("verdicts by label come for all kinds together and, where there are several, for each")
  func matrixRows() throws {
    let one = try evaluation()
    #expect(one.matrixRows.map(\.kind) == [nil, nil])
    #expect(one.matrixRows[0].share(.accept) == Share(2, of: 3))
    let house = try photo(
      #"{"file": "h", "kind": "rumah", "verdict": "accept"}"#, Samples.good("rumah"))
    let two = Evaluation(one.photos + [house])
    #expect(two.matrixRows.map(\.kind) == [nil, nil, "ktp", "ktp", "rumah"])
    #expect(two.matrixRows[4].share(.accept) == Share(1, of: 1))
  }

  @Test("a check is held against its own defects and against photos without any")
  func checks() throws {
    let rows = try evaluation().checkRows
    let exposure = try #require(rows.first { $0.check == .exposure })
    #expect(exposure.area?.positives == 2)
    #expect(exposure.area?.negatives == 3)
    // Scores 8 and 99 against 99, 101 and 99: four wins and two ties.
    #expect(abs((exposure.area?.area ?? 0) - 5.0 / 6) < 1e-12)
    #expect(exposure.own == [.retake: 1, .pass: 1])
    #expect(exposure.cleanShare(.notMeasured) == Share(1, of: 3))
    #expect(exposure.missed.map(\.file) == ["e"])
    #expect(exposure.alarms.isEmpty)
    let blur = try #require(rows.first { $0.check == .blur })
    #expect(blur.area == nil)
    #expect(blur.cleanShare(.retake) == Share(1, of: 3))
    #expect(blur.falseAlarms == Share(1, of: 3))
    #expect(blur.alarms.map(\.file) == ["c"])
    #expect(!rows.contains { $0.check == .glare })
  }

  @Test("slight defects are held apart from the grave ones of their check")
  func slight() throws {
    func blurred(_ defect: String, _ value: Double) throws -> Evaluation.Photo {
      try photo(
        #"{"file": "\#(defect)", "kind": "ktp", "defect": "\#(defect)"}"#,
        Samples.good("ktp").with(Reading(.blur, value: value)))
    }
    let rows = Evaluation([
      try blurred("none", 0.5), try blurred("defocus", 40), try blurred("defocus_slight", 0.4),
    ]).checkRows.filter { $0.check == .blur }
    #expect(rows.map(\.defect) == [nil, .defocus, .defocusSlight])
    #expect(rows.map(\.area?.area) == [1, 1, 0])
  }

  @Test("corners, resolution and tilt are held against the truth, tilt by bands")
  func geometry() throws {
    let rows = try evaluation().geometryRows
    #expect(rows.map(\.kind) == [nil])
    let row = try #require(rows.first)
    #expect(row.found == Share(3, of: 3))
    #expect(row.overlapping == Share(3, of: 3))
    #expect(row.overlap?.median == 1)
    #expect(row.cornerError?.worst == 0)
    #expect(row.dotsPerInch == Share(3, of: 3))
    // The documents have 380 dpi where 390 is true, and 3° where 20° is.
    #expect(abs((row.dotsPerInchError?.median ?? 0) - 10.0 / 390) < 1e-9)
    #expect(row.tilts.map(\.near.total) == [0, 3, 0])
    #expect(row.tilts[1].near == Share(0, of: 3))
    #expect(row.tilts[1].error?.median == 17)
  }

  @Test("turns count as answered, right and upside down")
  func turns() throws {
    let rows = try evaluation().turnRows
    #expect(rows.map(\.group) == ["ktp", "ktp without a defect", "turned in the scene"])
    #expect(rows[0].answered == Share(4, of: 5))
    #expect(rows[0].right == Share(2, of: 4))
    #expect(rows[1].answered == Share(2, of: 3))
    #expect(rows[2].half == Share(2, of: 2))
  }

  @Test("a bad photo that was accepted is the worst miss")
  func misses() throws {
    let misses = try evaluation().misses(limit: 9)
    #expect(misses.map(\.file) == ["e", "c"])
    #expect(misses.last?.firstDefect == "blur")
    #expect(try evaluation().misses(limit: 1).count == 1)
  }

  @Test("photos labelled sharp or without a document are asked only that")
  func plain() throws {
    var found = Samples.good("lainnya")
    found.document = Samples.geometry(dpi: nil)
    let photos = [
      try photo(#"{"file": "a", "sharp": true}"#, Samples.good("lainnya")),
      try photo(
        #"{"file": "b", "sharp": false}"#,
        Samples.good("lainnya").with(Reading(.blur, value: 90))),
      try photo(#"{"file": "c", "document": false}"#, found),
    ]
    let evaluation = Evaluation(photos)
    #expect(
      evaluation.plainRows.map(\.share) == [
        Share(0, of: 1), Share(0, of: 1), Share(1, of: 1), Share(1, of: 1), Share(1, of: 1),
      ])
    #expect(evaluation.sharpnessArea?.area == 1)
  }

  @Test("text and JSON hold the same figures, and nothing breaks on no photos")
  func rendering() throws {
    let evaluation = try evaluation()
    #expect(evaluation.text.contains("66.7 % (2/3)"))
    let json = try JSON.parse(evaluation.json.line)
    #expect(json["matrix"]?["accept"]?["retake"]?.integer == 1)
    #expect(json["documents"]?.array?.first?["found"]?["share"]?.number == 1)
    #expect(Evaluation([]).text.isEmpty)
    #expect(Evaluation([]).json["photos"]?.integer == 0)
  }
}
