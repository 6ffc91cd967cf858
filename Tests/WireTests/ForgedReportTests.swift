import Findings
import Measures
import Raster
import TestSupport
import Vocabulary
import Testing
import Verdicts
import Wire

@Suite("A report of a child in strange hands")
struct ForgedReportTests {
  private static let assignment = ReportFrameTests.assignment

  @Test("every value of it, forged in every way, is refused", arguments: ForgedReport.all.indices)
  func everyValue(index: Int) throws {
    let (report, forgeries) = (ForgedReport.all[index].report, ForgedReport.all[index].forgeries)
    let fields = report.frameFields
    // A value that is added to the frame must be added to the list of the lies.
    #expect(fields.map(\.form) == forgeries.map(\.form))
    try #require(fields.count == forgeries.count)
    #expect(try ChildReport(frame: report.frame, for: Self.assignment) == report)
    for (field, forgery) in zip(fields, forgeries) {
      #expect(!forgery.lies.isEmpty)
      for lie in forgery.lies {
        var frame = report.frame
        #expect(!frame[field.bytes].elementsEqual(lie), "\(forgery.name) is true")
        frame.replaceSubrange(field.bytes, with: lie)
        #expect(throws: FrameError.self, "\(forgery.name): \(lie.prefix(80))") {
          try ChildReport(frame: frame, for: Self.assignment)
        }
      }
    }
  }

  /// What a report must have and must not have beside each other.
  private static let contradictions: [(String, @Sendable (inout Findings) -> Void)] = [
    ("a photo without a format", { $0.facts = PhotoFacts() }),
    ("a format alone missing", { $0.facts.format = nil }),
    ("no width", { $0.facts.width = nil }),
    ("no height", { $0.facts.height = nil }),
    ("a PNG with a JPEG's quality", { $0.facts.format = .png }),
    ("more pixels than allowed", { ($0.facts.width, $0.facts.height) = (65_500, 65_500) }),
    ("no thumbnail", { $0.thumbnail = nil }),
    ("a fault, and all that was measured", { $0.fault = Fault(.found(.badData)) }),
    ("a fault of the parent's own", { $0 = failed(Fault(.timedOut, "Klik http://evil.example")) }),
    ("a kind seen that is no kind", { $0.kindSeen?.kind = "\"><svg onload=x" }),
    ("another kind than was claimed", { $0.kind = "lainnya" }),
    ("the same check twice", { $0.readings.append($0.readings[0]) }),
    ("a duplicate", { $0.readings.append(Reading(.duplicate, value: 0, cause: .sameBytes)) }),
    ("a number that the check has not", { $0.readings[0].measures["fill"] = 1 }),
    ("a cause that the check has not", { $0.readings[0].cause = .sameBytes }),
    ("a why that the check has not", { $0.readings[1].why = .tooSmall }),
    ("a value and why there is none", { $0.readings[0].why = .tooFewEdges }),
    ("neither a value nor a why", { $0.readings[1].why = nil }),
    ("a cause without a value", { $0.readings[1].cause = .motion }),
    ("a place without a value", { $0.readings[1].regions = $0.readings[0].regions }),
    ("more confidence than a value", { $0.readings[1].confidence = 1 }),
    ("a turn of 45 degrees", { $0.readings[1] = Reading(.orientation, value: 45) }),
    ("an empty file with a header", { $0 = failed(Fault(.found(.empty)), facts: $0.facts) }),
    ("an empty file of zeros", { $0 = failed(Fault(.found(.empty)), hasZeros: true) }),
    ("a limit that is not the photo's", { $0 = failed(Fault(.over(.scans, allowed: 7, seen: 8))) }),
    ("a limit kept", { $0 = failed(Fault(.over(.scans, allowed: 100, seen: 100))) }),
  ]

  private static func failed(
    _ fault: Fault, facts: PhotoFacts = PhotoFacts(), hasZeros: Bool = false
  ) -> Findings {
    Findings(facts: facts, fault: fault, kind: "ktp", hasZerosAtAnEnd: hasZeros)
  }

  @Test("values that contradict each other are refused", arguments: contradictions.indices)
  func contradiction(index: Int) {
    let (name, change) = Self.contradictions[index]
    var report = ReportFrameTests.report
    change(&report.findings)
    #expect(throws: FrameError.self, "\(name)") {
      try ChildReport(frame: report.frame, for: Self.assignment)
    }
  }

  @Test(
    "of a photo without pixels nothing is measured",
    arguments: ["kind seen", "turn", "document", "reading", "fingerprint", "thumbnail"])
  func measuredWithoutPixels(name: String) {
    let whole = ReportFrameTests.report.findings
    var findings = Self.failed(Fault(.found(.badData)), facts: whole.facts)
    switch name {
    case "kind seen": findings.kindSeen = whole.kindSeen
    case "turn": findings.turn = whole.turn
    case "document": findings.document = whole.document
    case "reading": findings.readings = [whole.readings[1]]
    case "fingerprint": findings.fingerprint = whole.fingerprint
    default: findings.thumbnail = whole.thumbnail
    }
    #expect(throws: FrameError.inconsistent) {
      try ChildReport(frame: ChildReport(findings: findings).frame, for: Self.assignment)
    }
  }

  @Test("zeros at an end cross with a photo and with a fault")
  func zeros() throws {
    var report = ReportFrameTests.report
    report.findings.hasZerosAtAnEnd = true
    let failed = ChildReport(findings: Self.failed(Fault(.unsupported(.zeros)), hasZeros: true))
    for report in [report, failed] {
      let read = try ChildReport(frame: report.frame, for: Self.assignment)
      #expect(read == report && read.findings.hasZerosAtAnEnd)
    }
  }
}
