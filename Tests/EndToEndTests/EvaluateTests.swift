import Foundation
import Testing
import Verdicts
import JSON
import Evaluation
import WaitingSupport

@Suite("The evaluate command", .waiting)
struct EvaluateTests {
  /// A folder of its own with two photos and their labels.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var labels: String { url.appending(path: "labels.jsonl").path }

    init(labels text: String) throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for (from, to) in [("ktp-good", "a.jpg"), ("ktp-blur-motion", "b.jpg")] {
        try FileManager.default.copyItem(
          at: Office.fixture(from), to: url.appending(path: to))
      }
      try Data(text.utf8).write(to: URL(filePath: labels))
    }

    deinit { try? FileManager.default.removeItem(at: url) }
  }

  private static let labels = """
    {"file": "a.jpg", "kind": "ktp", "defect": "none", "verdict": "accept"}

    {"file": "b.jpg", "kind": "ktp", "defect": "motion", "verdict": "retake"}

    """

  @Test("every fixture judged again from its stored verdict has the same verdict to the byte")
  func replayIsExact() throws {
    let run = try Program.run("check", "--format", "ndjson", Office.fixtures.path)
    let lines = run.output.split(separator: "\n").map(String.init)
    let stored = try StoredVerdicts.parse(Array(run.output.utf8), named: "check")
    #expect(stored.count == lines.count && stored.count > 90)
    for (line, verdict) in zip(lines, stored) {
      // Only what check prints has the name's bytes.
      let line = line.replacing("\"fileBytes\":null,", with: "")
      #expect(Replay(.default).verdict(on: verdict).json.line == line)
    }
  }

  @Test("every fixture judged again by a stricter policy has the verdict that policy gives itself")
  func replayByAnother() throws {
    let text = """
      { name: "strict", checks: { exposure: { value: { retake: 0.01, review: 0.001 } } },
        kinds: { ktp: { checks: { blur: { value: { retake: 0.1, review: 0.05 } },
          resolution: { value: { retake: 300, review: 340, best: 350 } } } },
          kk: { checks: { glare: { value: { retake: 0.002, review: 0.001 } } } } } }
      """
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json5")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let policy = try Policy.load(Array(text.utf8), named: file.path)
    let fixtures = Office.fixtures.path
    let plain = try Program.run("check", "--format", "ndjson", fixtures)
    let strict = try Program.run("check", "--format", "ndjson", "--policy", file.path, fixtures)
    let old = try StoredVerdicts.parse(Array(plain.output.utf8), named: "plain")
    let new = try StoredVerdicts.parse(Array(strict.output.utf8), named: "strict")
    var changed = 0
    for (old, new) in zip(old, new) {
      var again = Replay(policy).verdict(on: old)
      again.milliseconds = new.milliseconds
      // The places of what passed were not stored.
      for index in again.checks.indices where again.checks[index].regions.isEmpty {
        let id = again.checks[index].id
        guard old.checks.first(where: { $0.id == id })?.status == .pass else { continue }
        again.checks[index].regions = new.checks.first { $0.id == id }?.regions ?? []
      }
      #expect(again.json.line == new.json.line, "\(new.submission.file)")
      if old.outcome != new.outcome { changed += 1 }
    }
    #expect(old.count == new.count && changed > 5)
  }

  @Test(
    "stored verdicts give the same figures as the photos, and another policy's changes are told")
  func saveAndMeasure() throws {
    let folder = try Folder(labels: Self.labels)
    let saved = folder.url.appending(path: "saved.ndjson").path
    let direct = try Program.run(
      "evaluate", folder.labels, "--save", saved, "--format", "json")
    #expect(direct.status == 0 && direct.error.isEmpty)
    let again = try Program.run(
      "evaluate", folder.labels, "--measured", saved, "--format", "json")
    let (a, b) = (try JSON.parse(direct.output), try JSON.parse(again.output))
    for key in ["matrix", "checks", "documents", "turns", "misses"] {
      #expect(a[key] == b[key], "\(key)")
    }
    #expect(b["changes"]?["changed"]?.integer == 0)
    let policy = folder.url.appending(path: "mild.json5").path
    try Data(
      "{ kinds: { ktp: { checks: { legibility: { value: { retake: 0.02, review: 0.04 } } } } } }"
        .utf8
    ).write(to: URL(filePath: policy))
    let mild = try Program.run(
      ["evaluate", "--measured", "-", "--policy", policy],
      input: try String(contentsOfFile: saved, encoding: .utf8))
    #expect(mild.output.contains("1 of 2 verdicts would change"))
    #expect(mild.output.contains("retake  accept"))
  }

  @Test("a missing photo is one line that names it, and the others are evaluated")
  func missing() throws {
    let folder = try Folder(labels: Self.labels + "{\"file\": \"no.jpg\", \"defect\": \"odd\"}")
    let run = try Program.run("evaluate", folder.labels, "--format", "json")
    let lines = run.error.split(separator: "\n")
    #expect(run.status == 0 && lines.count == 2)
    #expect(lines.first?.contains("odd") == true && lines.last?.contains("no.jpg") == true)
    let json = try JSON.parse(run.output)
    #expect(json["photos"]?.integer == 2)
    #expect(json["missing"]?.array?.compactMap(\.string) == ["no.jpg"])
  }

  @Test("what is wanted is told by scene, of photos in a folder beside the labels")
  func wanted() throws {
    let folder = try Folder(
      labels: """
        {"file": "a.jpg", "kind": "ktp", "scene": "s1", "want": ["accept"], "legible": 1}
        {"file": "b.jpg", "kind": "ktp", "scene": "s2", "want": ["accept"], "legible": 0.2}
        """)
    let photos = folder.url.appending(path: "photos")
    try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
    for name in ["a.jpg", "b.jpg"] {
      try FileManager.default.moveItem(
        at: folder.url.appending(path: name), to: photos.appending(path: name))
    }
    let run = try Program.run("evaluate", folder.labels, "--folds", "2", "--format", "json")
    #expect(run.status == 0 && run.error.isEmpty)
    let json = try JSON.parse(run.output)
    #expect(json["wanted"]?["scenes"]?.array?.count == 2)
    #expect(json["wanted"]?["misses"]?.array?.first?["file"]?.string == "b.jpg")
    #expect(json["legibility"]?.array?.first?["photos"]?.integer == 2)
  }

  @Test("a wrong line is refused by its number, and folds without labels as well")
  func wrong() throws {
    let folder = try Folder(labels: Self.labels + "oops")
    let run = try Program.run("evaluate", folder.labels)
    #expect(run.status == 2 && run.error.contains(":4:"))
    let folds = try Program.run("evaluate", "--measured", folder.labels, "--folds", "5")
    #expect(folds.status == 2 && folds.error.contains("labels"))
  }
}
