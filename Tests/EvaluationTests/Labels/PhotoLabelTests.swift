import Foundation
import Measures
import Raster
import Testing
import Verdicts
import JSON
import Evaluation

/// The development corpus beside the package, where there is one.
private enum Corpus {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpus")
  static let isThere = FileManager.default.fileExists(atPath: folder.path())
}

struct PhotoLabelTests {
  @Test("known keys are read, and the EXIF tag's turn is already done")
  func keys() throws {
    let text = """
      {"file": "a.jpg", "kind": "ktp", "defect": "too_far", "verdict": "retake", "dpi": 75.5,
       "corners": [[1, 2], [3, 2], [3, 4], [1, 4]], "inside": true, "tilt": 6.8,
       "turned_by": 90, "turn_to_upright": 270, "moire": false}
      """.split(separator: "\n").joined()
    let tagged = #"{"file": "b.jpg", "turn_to_upright": 90, "exif_orientation": 6}"#
    let page = #"{"file": "c.jpg", "upright": true, "sharp": true}"#
    let labels = try PhotoLabel.parse(
      Array([text, "", tagged, page].joined(separator: "\n").utf8), named: "labels.jsonl")
    #expect(labels.count == 3)
    #expect(labels[0].defect == .tooFar)
    #expect(labels[0].outcome == .retake)
    #expect(labels[0].corners?.bottomRight == Point(x: 3, y: 4))
    #expect(labels[0].turn == .threeQuarters)
    #expect(labels[0].turnedBy == .quarter)
    #expect(labels[1].turn == Turn.none)
    #expect(labels[1].kind == nil)
    #expect(labels[2].turn == Turn.none)
  }

  @Test("what is wanted is read, and a label that does not say is sure")
  func wanted() throws {
    let text = """
      {"file": "a", "legible": 0, "scene": "s1", "want": ["review", "retake"], \
      "reason": ["blur", "smudge"], "sure": 0.69, "words": 40, "parts": {}}
      {"file": "b", "legible": 1, "want": ["accept"], "reason": [], "sure": 0.7}
      {"file": "c", "legible": null}
      """
    let labels = try PhotoLabel.parse(Array(text.utf8), named: "labels.jsonl")
    #expect(labels.map(\.legible) == [0, 1, nil])
    #expect(labels.map(\.scene) == ["s1", nil, nil])
    #expect(labels.map(\.wanted) == [[.review, .retake], [.accept], nil])
    #expect(labels[0].reasons == [.blur] && labels[0].unknownReasons == ["smudge"])
    #expect(labels[1].reasons.isEmpty)
    #expect(labels.map(\.isSure) == [false, true, true])
  }

  @Test(
    "a value out of its range is refused by line and key",
    arguments: [
      ("legible", "1.01"), ("legible", "-0.1"), ("legible", "\"most\""), ("sure", "2"),
      ("scene", "4"), ("want", "\"accept\""), ("want", "[]"), ("want", "[\"good\"]"),
      ("reason", "[1]"),
    ])
  func outOfRange(_ key: String, _ value: String) {
    let text = "{\"file\": \"a\"}\n\n{\"file\": \"b\", \"\(key)\": \(value)}"
    let error = #expect(throws: DataFileError.self) {
      try PhotoLabel.parse(Array(text.utf8), named: "labels.jsonl")
    }
    #expect(error?.position?.line == 3)
    #expect(error?.key.hasPrefix(key) == true, "\(error?.description ?? "no error")")
  }

  @Test("a wrong line is refused by its number", arguments: ["{", "[]", "{\"kind\": \"ktp\"}"])
  func refused(_ line: String) {
    let text = "{\"file\": \"a\"}\n" + line
    let error = #expect(throws: DataFileError.self) {
      try PhotoLabel.parse(Array(text.utf8), named: "labels.jsonl")
    }
    #expect(error?.position?.line == 2)
  }

  @Test("a black-and-white copy is a defect of an identity card only")
  func photocopy() {
    #expect(PhotoDefect.photocopy.checks(kind: "ktp") == [.colour])
    #expect(PhotoDefect.photocopy.checks(kind: "kk").isEmpty)
  }

  @Test(
    "the development corpus is understood key by key",
    .enabled(if: Corpus.isThere, "the corpus is not beside the package"))
  func corpus() throws {
    let file = Corpus.folder.appending(path: "simulated/labels.jsonl")
    let labels = try PhotoLabel.parse(Array(Data(contentsOf: file)), named: "labels.jsonl")
    #expect(labels.count == 300)
    #expect(
      labels.allSatisfy {
        $0.kind != nil && $0.defect != nil && $0.outcome != nil && $0.corners != nil
          && $0.dotsPerInch != nil && $0.turn != nil && $0.isInside != nil
      })
    #expect(Set(labels.map(\.defect)).count == PhotoDefect.allCases.count)
  }
}
