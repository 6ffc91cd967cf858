import Inspection
import Verdicts
import Vocabulary
import Wire
import JSON
import Evaluation

/// Files of data: JSON, JSON5 and what is made of them.
extension Target {
  static let punctuation = [
    "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "\\u0000", "\\uD83D", "\\uDE00", "//", "/*",
    "*/", "null", "true", "Infinity", "NaN", "-0", "1e308", "1e309", "1e-400", ".5", "5.", "0x1F",
    "\u{FEFF}", "\u{2028}", "\u{1B}[2J", "\r\n", "9007199254740993", "\"\":", "+1", "\\\n",
  ].map { Array($0.utf8) }

  private static func words(of text: String) -> [[UInt8]] {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "." }
    return punctuation + Set(words).sorted().prefix(600).map { Array($0.utf8) }
  }

  private static func target(
    _ name: String, _ seeds: [String], words text: String = "",
    _ attempt: @escaping ([UInt8]) throws -> Void
  ) -> Target {
    Target(
      name: name, seeds: seeds.map { Array($0.utf8) }, words: words(of: text + seeds[0]),
      edits: JSONEdits.all
    ) { bytes throws(Violation) in
      do {
        try attempt(bytes)
        return "read"
      } catch let violation as Violation {
        throw violation
      } catch {
        // What is wrong is said in one line that nobody has to scroll for.
        try Violation.unless("\(error)".utf8.count <= 1000, "a message of a thousand bytes")
        return "refused"
      }
    }
  }

  static func json() -> Target {
    let seeds = [
      #"{"a": [1, -2.5e3, true, null, "x\u00e9\n"], "b": {"c": {}}}"#,
      "// JSON5\n{a: 'x', b: +.5, c: 0xFF, d: [1,], /* */ 'e': Infinity,}",
      String(repeating: "[", count: 70) + String(repeating: "]", count: 70), "\"\\uD83D\\uDE00\"",
    ]
    return target("json", seeds) { bytes in
      let tree = try JSON.parse(bytes)
      for text in [tree.line, tree.pretty] {
        try Violation.unless(try JSON.parse(text) == tree, "what is written is read as another")
      }
    }
  }

  static func policy() -> Target {
    let overlays = [
      "{name: 'a', kinds: {ktp: {checks: {blur: {value: {retake: 0.5, review: 0.3}}}}}}",
      "{schema: 'jernih.policy/1', verdict: {retakeChecks: 2}, limits: {photo: {scans: 10}}}",
      "{programmes: {kis: {kinds: ['ktp']}}, groups: {clerks: 'x'}, chat: {fill: 0.5}}",
      "{kinds: {sim: {name: {id: 'SIM', en: 'Licence'}, layout: 'scene', many: true}}}",
    ]
    let whole = Policy.default.rendered
    return target("policy", overlays + [whole], words: whole) { bytes in
      let policy = try Policy.load(bytes, named: "policy.json5")
      let again: Policy
      do {
        again = try Policy.load(Array(policy.rendered.utf8), named: "policy.json5")
      } catch {
        throw Violation("what is rendered is no policy: \(error)")
      }
      try Violation.unless(
        again.fingerprint == policy.fingerprint && again.rendered == policy.rendered,
        "what is rendered is another policy")
    }
  }

  static func caseFile() -> Target {
    let seed =
      #"{"schema": "jernih.case/1", "programme": "kis", "received": "2020-03-24T08:15:00+08:00", "#
      + #""locale": "id"}"#
    return target("case", [seed, #"{"schema": "jernih.case/1"}"#]) { bytes in
      let file = try CaseFile(bytes, policy: .default)
      try Violation.unless(
        file.programme.map { Policy.default.programme($0) != nil } ?? true, "a programme of no one")
      try Violation.unless(["id", "en", nil].contains(file.locale), "a locale of no one")
      try Violation.unless((file.received?.utf8.count ?? 0) <= 35, "a time of any length")
    }
  }

  static func labels() -> Target {
    let line =
      #"{"file": "a.jpg", "kind": "ktp", "defect": "blur", "verdict": "retake", "dpi": 200, "#
      + #""corners": [[1, 2], [3, 2], [3, 4], [1, 4]], "tilt": 3, "inside": true, "turned_by": 90}"#
    return target("labels", [line, line + "\n\n" + line]) { bytes in
      for label in try PhotoLabel.parse(bytes, named: "labels") {
        try Violation.unless(label.dotsPerInch?.isFinite ?? true, "a number that is none")
      }
    }
  }

  static func manifest() -> Target {
    let seed =
      #"{"schema": "jernih.fixtures/1", "tolerances": {"score": 10}, "photos": [{"file": "a.jpg", "#
      + #""kind": "ktp", "why": "x", "origin": "y", "licence": "z", "#
      + #""expect": {"verdict": "accept", "turn": 0, "first": null, "dpi": 287.3, "tilt": 4.6}}]}"#
    return target("manifest", [seed]) { bytes in
      _ = try FixtureManifest(bytes, named: "manifest.json", policy: .default)
    }
  }

  /// Verdicts of one photo that is read and one that is not, as they are stored.
  static func verdictSeeds(_ photos: [[UInt8]]) -> [[UInt8]] {
    let policy = Policy.default
    let assignment = Assignment(
      kind: "ktp", fallbackKind: Policy.otherKind, shapes: policy.kinds.map(\.shape),
      thumbnail: policy.limits.thumbnail, photo: policy.limits.photo, worker: policy.limits.worker)
    let engine = Engine(
      version: "1", policy: "", libjpeg: "2", libpng: "1", isolation: "photo", sandbox: ["rlimits"])
    return [photos.first ?? [], []].map { photo in
      let findings = unsafe photo.withUnsafeBytes {
        unsafe Inspector.inspect($0, for: assignment)
      }
      let submission = Provenance(file: "a.jpg")
      return Judge(policy).verdict(findings, submission: submission, engine: engine).json.line
    }.map { Array($0.utf8) }
  }

  /// A stored verdict, which a clerk or a disk may have changed.
  static func verdict(_ seeds: [[UInt8]]) -> Target {
    target("verdict", seeds.map { String(decoding: $0, as: UTF8.self) }) { bytes in
      let verdict = try Verdict(json: try JSON.parse(bytes))
      let line = verdict.json.line
      let again = try Verdict(json: try JSON.parse(line))
      try Violation.unless(again.json.line == line, "a verdict is not what it was")
    }
  }

  /// Verdicts one after the other, as `evaluate --measured` reads them.
  static func measured(_ seeds: [[UInt8]]) -> Target {
    let lines = seeds.map { String(decoding: $0, as: UTF8.self) }
    return target("measured", [lines.joined(separator: "\n"), "[\(lines.joined(separator: ","))]"])
    {
      let index = StoredVerdictIndex(try StoredVerdicts.parse($0, named: "measured"))
      _ = index.verdict(onFile: "a.jpg")
    }
  }
}
