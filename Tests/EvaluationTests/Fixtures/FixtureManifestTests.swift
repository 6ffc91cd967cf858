import JSON
import VerdictSupport
import Findings
import Measures
import Raster
import Testing
import Verdicts
import Evaluation

struct FixtureManifestTests {
  private func manifest(_ expect: String) throws -> FixtureManifest {
    let text = """
      {"schema": "jernih.fixtures/1", "note": "kept", "tolerances": {"score": 5}, "photos": [
        {"file": "a.jpg", "why": "w", "origin": "o", "kind": "ktp", "mine": 1, \(expect)}]}
      """
    return try FixtureManifest(Array(text.utf8), named: "manifest.json", policy: .default)
  }

  private let dark = Samples.judge(
    Samples.good("ktp").with(Reading(.exposure, value: 0.4, cause: .dark)))

  @Test(
    "what is as expected has no differences",
    arguments: [
      "'verdict': 'retake'", "verdict: ['accept', 'retake']", "first: 'exposure'",
      "first: 'exposure.dark'", "first: [null, 'exposure.dark']", "score: 22", "dpi: 390",
      "turn: 0", "fill: 0.78", "width: 1600", "kind: 'ktp'", "format: 'jpeg'",
      "checks: {exposure: {status: 'retake', cause: 'dark', value: 0.42, score: 18}}",
      "checks: {glare: null}", "tilt: 5",
    ])
  func same(_ expect: String) throws {
    let fixture = try #require(manifest("expect: {\(expect)}").fixtures.first)
    #expect(fixture.differences(from: dark) == [])
  }

  @Test(
    "what differs is said in words",
    arguments: [
      ("verdict: 'accept'", "verdict: expected accept, got retake"),
      ("first: 'exposure.bright'", "first: expected exposure.bright, got exposure.dark"),
      ("first: null", "first: expected no defect, got exposure.dark"),
      ("score: 30", "score: expected 30 ± 5, got 20"),
      ("dpi: 300", "dpi: expected 300 ± 12, got 380"),
      ("turn: null", "turn: expected null, got 0"), ("turn: 90", "turn: expected 90, got 0"),
      ("fault: 'truncated'", "fault: expected truncated, got null"),
      (
        "checks: {exposure: {value: 0.9}}", "exposure.value: expected 0.9 ± 0.145, got 0.4"
      ),
      ("checks: {glare: {status: 'pass'}}", "glare: expected, but the check is absent"),
      ("checks: {blur: null}", "blur: expected to be absent, but it is there"),
    ])
  func different(_ expect: String, _ words: String) throws {
    let fixture = try #require(manifest("expect: {\(expect)}").fixtures.first)
    #expect(fixture.differences(from: dark) == [words])
  }

  @Test("one check may be off by more than the others")
  func tolerancePerCheck() throws {
    let expect = "expect: {checks: {exposure: {value: 0.9, score: 60}}}"
    let loose = "tolerances: {checks: {exposure: {value: 0.6, score: 40}}}"
    let strict = try #require(manifest(expect).fixtures.first)
    #expect(strict.differences(from: dark).count == 2)
    let fixture = try #require(manifest(expect + ", " + loose).fixtures.first)
    #expect(fixture.differences(from: dark) == [])
    #expect(throws: DataFileError.self) { try manifest("tolerances: {checks: {blurr: {}}}") }
  }

  @Test("a new manifest takes what lies there, and an old one a photo more")
  func added() throws {
    let made = FixtureManifest().updated(with: [:], adding: [("a.jpg", dark)])
    let read = try FixtureManifest(
      Array(made.pretty.utf8), named: "manifest.json", policy: .default)
    #expect(read.fixtures.map(\.file) == ["a.jpg"])
    #expect(read.fixtures.first?.differences(from: dark) == [])
    let more = read.updated(with: [:], adding: [("b.jpg", dark)])
    #expect(more["photos"]?.array?.compactMap { $0["file"]?.string } == ["a.jpg", "b.jpg"])
  }

  @Test("all keys that an entry lacks are said at once")
  func lacking() {
    let text = "{schema: 'jernih.fixtures/1', photos: [{file: 'a.jpg'}]}"
    let error = #expect(throws: DataFileError.self) {
      try FixtureManifest(Array(text.utf8), named: "m", policy: .default)
    }
    #expect(error?.message.contains("'why' and 'origin' are missing") == true)
  }

  @Test("a photo whose check is not built is passed over, one whose check is there is not")
  func needs() throws {
    let waits = try #require(
      manifest("needs: ['occlusion'], expect: {verdict: 'accept'}").fixtures.first)
    #expect(waits.unbuiltChecks(in: dark) == [.occlusion])
    #expect(waits.differences(from: dark) == [])
    let ready = try #require(
      manifest("needs: ['exposure'], expect: {verdict: 'accept'}").fixtures.first)
    #expect(ready.unbuiltChecks(in: dark) == [])
    #expect(ready.differences(from: dark) == ["verdict: expected accept, got retake"])
  }

  @Test("an update changes what differs and keeps the rest of the file")
  func update() throws {
    let old = try manifest(
      "expect: {verdict: ['retake', 'review'], score: 90, turn: 0, checks: {exposure: {score: 1}}}"
    )
    let updated = old.updated(with: ["a.jpg": dark])
    let expected = """
      {"schema":"jernih.fixtures/1","note":"kept","tolerances":{"score":5},"photos":[{"file":\
      "a.jpg","why":"w","origin":"o","kind":"ktp","mine":1,"expect":{"verdict":["retake",\
      "review"],"score":20,"turn":0,"checks":{"exposure":{"score":20}}}}]}
      """
    #expect(updated.line == expected)
    let again = try FixtureManifest(
      Array(updated.pretty.utf8), named: "manifest.json", policy: .default)
    #expect(again.fixtures.first?.differences(from: dark) == [])
    #expect(again.updated(with: ["a.jpg": dark]).line == expected)
  }

  @Test("a photo without expectations fails until an update writes them")
  func fresh() throws {
    let empty = try manifest("expect: {}")
    #expect(empty.fixtures.first?.differences(from: dark).count == 1)
    let updated = empty.updated(with: ["a.jpg": dark])
    let expect = updated["photos"]?.array?.first?["expect"]
    #expect(
      expect?.line == #"{"verdict":"retake","turn":0,"first":"exposure.dark","score":20}"#)
    let truncated = Samples.judge(Findings(fault: Fault(.truncated, ""), kind: "ktp"))
    let fault = empty.updated(with: ["a.jpg": truncated])["photos"]?.array?.first?["expect"]
    #expect(fault?.line == #"{"verdict":"unreadable","fault":"truncated"}"#)
  }

  @Test(
    "a wrong manifest is refused with its place",
    arguments: [
      ("expect: {verdct: 'retake'}", "did you mean 'verdict'"),
      ("expect: {turn: 45}", "expected 0, 90, 180, 270 or null"),
      ("expect: {first: 'blury'}", "did you mean 'blur'"),
      ("expect: {checks: {blurr: {}}}", "did you mean 'blur'"),
      ("tolerances: {scores: 1}", "did you mean 'score'"),
    ])
  func refused(_ text: String, _ part: String) {
    let error = #expect(throws: DataFileError.self) { try manifest(text) }
    #expect(error?.position?.line == 2)
    #expect(error?.message.contains(part) == true, "\(error as Any)")
  }

  @Test(
    "a path out of the folder, an unknown kind and an empty reason are refused",
    arguments: [
      "file: '../a.jpg', why: 'w', origin: 'o'", "file: '/a.jpg', why: 'w', origin: 'o'",
      "file: 'a.jpg', why: '', origin: 'o'", "file: 'a.jpg', why: 'w'",
      "file: 'a.jpg', why: 'w', origin: 'o', kind: 'sim'",
    ])
  func refusedPhoto(_ photo: String) {
    let text = "{schema: 'jernih.fixtures/1', photos: [{\(photo)}]}"
    #expect(throws: DataFileError.self) {
      try FixtureManifest(Array(text.utf8), named: "m", policy: .default)
    }
  }
}
