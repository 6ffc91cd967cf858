import Findings
import Measures
import Raster
import TestSupport
import Testing
import Verdicts
import Vocabulary
import Wire

@Suite("The report's frame")
struct ReportFrameTests {
  static let limits = Policy.default.limits
  static let assignment = Assignment(
    kind: "ktp", fallbackKind: "lainnya",
    shapes: [
      DocumentShape(
        kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98),
      DocumentShape(kind: "lainnya", layout: .page),
    ],
    thumbnail: Self.limits.thumbnail, photo: Self.limits.photo, worker: Self.limits.worker)

  let assignment = Self.assignment

  static let thumbnail = LeastThumbnail.bytes

  let report = Self.report

  /// A report with every value that one on a photo can have.
  static var report: ChildReport {
    let corners = Quad(
      topLeft: Point(x: -3.5, y: 10), topRight: Point(x: 900, y: 12),
      bottomRight: Point(x: 905, y: 600), bottomLeft: Point(x: 1, y: 590))
    let findings = Findings(
      facts: PhotoFacts(
        format: .jpeg, width: 1600, height: 1200, exifOrientation: 6, hasCameraTags: true,
        focalLengthMillimetres: 26, jpegQuality: 72, jpegTable: .mozjpeg),
      kind: "ktp", kindSeen: KindSeen(kind: "ktp", confidence: 0.9), turn: .quarter,
      document: DocumentGeometry(
        corners: corners, dotsPerInch: 194.3, fill: 0.5, tiltDegrees: 6, skewDegrees: -1.5,
        inside: 0.99, confidence: 0.8),
      readings: [
        Reading(
          .blur, value: 4.5, measures: ["directionDegrees": 31],
          regions: [PixelRect(x: 1, y: 2, width: 3, height: 4)], confidence: 0.9, cause: .motion),
        Reading(notMeasured: .orientation, why: .unsure),
      ],
      fingerprint: fingerprint, thumbnail: thumbnail,
      milliseconds: StepMilliseconds(decode: 7, measure: 2, thumbnail: 0.5, total: 9.5))
    return ChildReport(findings: findings)
  }

  static let fingerprint = FingerprintReading(
    fingerprint: Fingerprint(
      size: Size(width: 64, height: 48),
      marks: [
        FingerprintMark(x: 160, y: 240, bits: 0xFEDC_BA98), FingerprintMark(x: 1024, y: 0, bits: 7),
      ],
      contrasts: Array(repeating: -12, count: ContrastGrid(Size(width: 64, height: 48)).count)),
    probes: [1, 0xFFFF_FFFF],
    picture: Plane(size: Size(width: 64, height: 48), filledWith: 200))

  @Test("what was written is read again, field for field")
  func roundTrip() throws {
    #expect(try ChildReport(frame: report.frame, for: assignment) == report)
  }

  @Test("a fault crosses with its evidence and without a thumbnail")
  func faultRoundTrip() throws {
    let pixels = Self.limits.photo.pngPixels
    let evidence: [FaultEvidence] = [
      .over(.pixels, allowed: pixels, seen: pixels + 1),
      .over(.memory, allowed: Self.limits.photo.decoderMemoryBytes, seen: nil),
      .unsupported(.heic), .found(.pictureCut), .found(.empty),
    ]
    for evidence in evidence {
      let report = ChildReport(findings: Findings(fault: Fault(evidence), kind: "ktp"))
      let read = try ChildReport(frame: report.frame, for: assignment)
      #expect(read == report && read.findings.fault?.evidence == evidence)
    }
  }

  @Test("no prefix of a frame is a frame, nor is one with a byte more")
  func everyPrefixFails() {
    let frame = report.frame
    for count in 0..<frame.count {
      #expect(throws: FrameError.self) {
        try ChildReport(frame: Array(frame.prefix(count)), for: assignment)
      }
    }
    #expect(throws: FrameError.leftOver) { try ChildReport(frame: frame + [0], for: assignment) }
  }

  @Test("numbers that are not finite or out of range are refused")
  func badNumbers() {
    for value in [Double.nan, .infinity, 1e300, -1] {
      var bad = report
      bad.findings.document?.fill = value
      #expect(throws: FrameError.outOfRange) { try ChildReport(frame: bad.frame, for: assignment) }
    }
  }

  @Test("the same check twice is refused")
  func sameCheckTwice() {
    var bad = report
    bad.findings.readings.append(bad.findings.readings[0])
    #expect(throws: FrameError.inconsistent) { try ChildReport(frame: bad.frame, for: assignment) }
  }

  @Test("a kind that the assignment does not know is refused")
  func unknownKind() {
    var bad = report
    bad.findings.kind = "sim"
    #expect(throws: FrameError.unknownWord) { try ChildReport(frame: bad.frame, for: assignment) }
  }

  @Test("where no thumbnail is wanted a report has none, and one that has is refused")
  func noThumbnailWanted() throws {
    var assignment = assignment
    assignment.thumbnail = nil
    var plain = report
    plain.findings.thumbnail = nil
    #expect(try ChildReport(frame: plain.frame, for: assignment).findings == plain.findings)
    #expect(throws: FrameError.self) { try ChildReport(frame: report.frame, for: assignment) }
  }

  @Test("a picture without a thumbnail, or a fault with one, is refused")
  func thumbnailAndFaultExclude() {
    var bad = report
    bad.findings.thumbnail = nil
    #expect(throws: FrameError.inconsistent) { try ChildReport(frame: bad.frame, for: assignment) }
    bad = report
    bad.findings.fault = Fault(.found(.badData))
    #expect(throws: FrameError.inconsistent) { try ChildReport(frame: bad.frame, for: assignment) }
  }

  @Test("a thumbnail of the limit's bytes is taken, one more byte is refused")
  func thumbnailBytes() throws {
    var narrow = assignment
    narrow.thumbnail?.bytes = Self.thumbnail.count
    _ = try ChildReport(frame: report.frame, for: narrow)
    narrow.thumbnail?.bytes -= 1
    #expect(throws: FrameError.tooLong) { try ChildReport(frame: report.frame, for: narrow) }
  }

  @Test("flipping any one bit never traps, whatever it yields")
  func bitFlips() {
    let frame = report.frame
    var refused = 0
    for index in frame.indices {
      var flipped = frame
      flipped[index] ^= 1 << UInt8(index % 8)
      if (try? ChildReport(frame: flipped, for: assignment)) == nil { refused += 1 }
    }
    // Any bits are a picture.
    let picture = Self.fingerprint.picture?.samples.count ?? 0
    #expect(refused > (frame.count - picture) / 4)
  }
}
