import JSON
import Foundation
import Measures
import PageSupport
import Report
import Testing
import Verdicts
import Vocabulary

/// Two pages as they were when they were last looked at, without their style sheet.
@Suite struct GoldenPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// A verdict as the service stores it.
  ///
  /// - Parameter photo: The members of `photo` that the decoder told, as JSON.
  private static func attempt(
    _ folder: String, kind: String, number: Int, outcome: String, checks: [String] = [],
    fault: String = "null", photo: String, turn: String = "0", document: String = "null",
    original: String? = "original.jpg"
  ) throws -> StoredAttempt {
    let isReadable = outcome != "unreadable"
    let text = """
      { "schema": "jernih.verdict/1",
        "photo": {"file": "\(folder).jpg", "sha256": "\(String(repeating: "9f2c4a6b", count: 8))",
          "bytes": 251337, \(photo), "fingerprint": null},
        "case": "GW-2020-00123", "kind": "\(kind)", "kindSeen": null, "n": \(number),
        "verdict": "\(outcome)", "score": \(isReadable ? "47" : "null"), "turn": \(turn),
        "document": \(document), "checks": [\(checks.joined(separator: ","))], "fault": \(fault),
        "reply": {"id": "Balasan <\(kind)> & \\"salam\\".", "en": "Reply"},
        "send": \(outcome == "retake"), "thumbnail": \(isReadable ? "\"thumb.jpg\"" : "null"),
        "engine": {"version": "0.1.0", "policy": "default@3f2a", "libjpeg": "2.1.5",
          "libpng": "1.6.39", "isolation": "photo", "sandbox": ["rlimits", "landlock"]},
        "milliseconds": {"decode": 7.9, "measure": 1.2, "thumbnail": 0.6, "total": 10.4} }
      """
    return StoredAttempt(
      verdict: try Verdict(json: JSON.parse(text)), folder: folder, original: original,
      time: "2020-03-24T08:\(10 + number):00+08:00")
  }

  private static func check(
    _ id: String, _ status: String, value: String = "null", unit: String, score: String = "null",
    limits: String = "null", confidence: String = "0.93", cause: String = "null",
    why: String = "null", regions: String = "[]", other: String = "null"
  ) -> String {
    """
    {"id": "\(id)", "status": "\(status)", "score": \(score), "value": \(value),
     "unit": "\(unit)", "limits": \(limits), "measures": {}, "regions": \(regions),
     "confidence": \(confidence), "cause": \(cause), "causeSeen": null, "why": \(why),
     "other": \(other)}
    """
  }

  /// A check of every name, in every status, with every reason to have no value; then what only a
  /// later version knows.
  private static let checks: [String] = {
    let units = ["px", "dpi", "degrees", "share", "codeValues", "distance", "damage", "bits", ""]
    let statuses = ["retake", "review", "pass", "notMeasured"]
    var checks: [String] = []
    for (index, id) in CheckID.allCases.enumerated() {
      let status = statuses[index % statuses.count]
      let isMeasured = status != "notMeasured"
      let worse = index.isMultiple(of: 2) ? "above" : "below"
      let retake = index.isMultiple(of: 3) ? "null" : "24.25"
      checks.append(
        check(
          id.rawValue, status, value: isMeasured ? "\(Double(index) * 0.375)" : "null",
          unit: units[index % units.count], score: isMeasured ? "\(index * 7)" : "null",
          limits: "{\"retake\": \(retake), \"review\": 0.125, \"worse\": \"\(worse)\"}",
          confidence: index.isMultiple(of: 5) ? "0.31" : "0.93",
          regions: "[{\"x\": \(10 * index), \"y\": 20, \"width\": 30, \"height\": 40}]"))
    }
    for why in Why.allCases.map(\.rawValue) + ["laterReason"] {
      checks.append(check("noise", "notMeasured", unit: "codeValues", why: "\"\(why)\""))
    }
    for cause in ["motion", "focus", "laterCause"] {
      checks.append(
        check("blur", "retake", value: "4.1", unit: "px", score: "18", cause: "\"\(cause)\""))
    }
    for number in [1, 3] {
      checks.append(
        check(
          "duplicate", "review", value: "0.25", unit: "distance", score: "45",
          cause: "\"samePicture\"",
          other: "{\"case\": \"GW-2020-00007\", \"kind\": \"ktp\", \"n\": \(number)}"))
    }
    checks.append(check("laterCheck", "retake", value: "1", unit: "px", score: "1"))
    checks.append(check("blur", "laterStatus", value: "1", unit: "px", score: "1"))
    return checks
  }()

  private static let document = """
    {"corners": [[100.5, 200], [1500, 210.4], [1490, 1100], [90, 1090]], "dpi": 194.3,
     "fill": 0.413, "tilt": 6.1, "skew": -1.8}
    """

  private static func view() throws -> CaseView {
    let jpeg = """
      "format": "jpeg", "width": 1600, "height": 1200, "exifOrientation": 6, "jpegQuality": 72
      """
    let png = "\"format\": \"png\", \"width\": 900, \"height\": 700, \"exifOrientation\": 1"
    let none = "\"format\": null, \"width\": null, \"height\": null, \"exifOrientation\": null"
    func fault(_ code: String, seen: String = "null") -> String {
      """
      {"code": "\(code)", "detail": "what an operator is told", "limit": null, "allowed": null,
       "seen": \(seen)}
      """
    }
    let codes = [
      "truncated", "corrupt", "unsupported", "tooLarge", "timedOut", "decoderFailed", "empty",
      "notAFile", "notReadable", "laterCode",
    ]
    var attempts = [
      try attempt(
        "ktp", kind: "ktp", number: 1, outcome: "retake",
        checks: Array(checks.prefix(CheckID.allCases.count)),
        photo: jpeg, turn: "270", document: document),
      try attempt(
        "ktp.2", kind: "ktp", number: 2, outcome: "review",
        checks: Array(checks.dropFirst(CheckID.allCases.count)),
        photo: png, turn: "null", original: "original.png"),
      try attempt("surat", kind: "surat", number: 1, outcome: "accept", photo: png),
    ]
    for (index, code) in codes.enumerated() {
      attempts.append(
        try attempt(
          "kk" + (index == 0 ? "" : ".\(index + 1)"), kind: "kk", number: index + 1,
          outcome: "unreadable",
          fault: fault(code, seen: code == "unsupported" ? "\"heic\"" : "null"),
          photo: none, turn: "null", original: index == 0 ? nil : "original.bin"))
    }
    return CaseView(
      id: "GW-2020-00123", attempts: attempts,
      file: CaseFile(programme: "jampersal", received: "2020-03-24T08:00:00+08:00"),
      policy: .default, updated: "2020-03-24T09:00:00Z")
  }

  private func compare(_ page: String, with name: String) throws {
    let drawn = page.replacing(PageStyle.sheet.markup, with: "")
      .replacing(PageStyle.digest, with: "")
      .replacing(PageScript.text.markup, with: "").replacing(PageScript.digest, with: "")
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
      try drawn.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == drawn, "run the tests once with UPDATE_DOCS=1 and look at \(name)")
  }

  @Test("a case is shown as it was, and what only a later version knows is passed over")
  func casePage() throws {
    let page = CasePage.html(try Self.view())
    #expect(!page.contains("later"))
    try compare(page, with: "case.html")
  }

  @Test("the overview is as it was")
  func overview() throws {
    let others: [CaseView] = try [Outcome.accept, .review].map { outcome in
      CaseView(
        id: "GW-\(outcome.rawValue)",
        attempts: [try Samples.attempt("ktp", 1, outcome)],
        file: CaseFile(), policy: .default, updated: "2020-03-24T09:00:00Z")
    }
    let rows = [CaseRow(try Self.view())] + others.map { CaseRow($0) }
    let queue = QueueView(
      waiting: 3, oldestSeconds: 72, active: 2, deferredCount: 1,
      deferred: [.init(caseID: "GW-9", kind: "kk", reason: "machine", nextTry: nil)],
      quarantineCount: 1,
      quarantine: [.init(serial: "7", name: "x y", reason: "name", time: "2020-03-24T08:00:00Z")])
    let view = OverviewView(
      waiting: rows, waitingCount: 7, counts: Samples.counts([DayEntry(day: "2020-03-24", rows)]),
      queue: queue,
      updated: "2020-03-24T09:00:00Z", version: "0.1.0", policy: .default)
    try compare(OverviewPage.html(view).markup, with: "overview.html")
    let day = DayPage.html(
      DayShard(day: "2020-03-24", number: 2), rows: rows, zone: .central,
      updated: "2020-03-24T09:00:00Z")
    try compare(day.markup, with: "day.html")
  }
}
