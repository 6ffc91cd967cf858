import Findings
import Measures
import Raster
import TestSupport
import Verdicts
import Vocabulary
import Wire

extension Target {
  private static let assignment: Assignment = {
    let policy = Policy.default
    return Assignment(
      kind: "ktp", fallbackKind: Policy.otherKind, shapes: policy.kinds.map(\.shape),
      thumbnail: policy.limits.thumbnail, photo: policy.limits.photo, worker: policy.limits.worker)
  }()

  /// What a child or a worker sends its parent, and the other way round.
  static func frames() -> Target {
    Target(
      name: "frames", seeds: frameSeeds,
      words: [
        "JNR2", "JNJ2", "blur", "orientation", "ktp", "jpeg", "badData", "tooLarge", "unsure",
        "motion",
      ]
      .map { Array($0.utf8) }
    ) { bytes throws(Violation) in
      var isRead = false
      func check<Frame>(
        _ name: String, _ read: ([UInt8]) throws -> Frame, _ write: (Frame) -> [UInt8]
      ) throws(Violation) {
        guard let frame = try? read(bytes) else { return }
        isRead = true
        let written = write(frame)
        let again = (try? read(written)).map(write)
        try Violation.unless(again == written, "a frame of \(name) is not what it was")
      }
      try check("reports", { try ChildReport(frame: $0, for: assignment) }, \.frame)
      try check("assignments", { try Assignment(frame: $0) }, \.frame)
      try check("words", { try WorkerWord(frame: $0) }, \.frame)
      try check("costs", { try CostNotice(frame: $0) }, \.frame)
      try check("setups", { try WorkerSetup(frame: $0) }, \.frame)
      return isRead ? "read" : "refused"
    }
  }

  private static var frameSeeds: [[UInt8]] {
    let corners = Quad(
      topLeft: Point(x: 1, y: 1), topRight: Point(x: 90, y: 2), bottomRight: Point(x: 91, y: 60),
      bottomLeft: Point(x: 2, y: 61))
    let findings = Findings(
      facts: PhotoFacts(
        format: .jpeg, width: 100, height: 80, exifOrientation: 6, hasCameraTags: true,
        focalLengthMillimetres: 26, jpegQuality: 72, jpegTable: .mozjpeg),
      kind: "ktp", kindSeen: KindSeen(kind: "ktp", confidence: 0.9), turn: .quarter,
      document: DocumentGeometry(
        corners: corners, dotsPerInch: 194, fill: 0.5, tiltDegrees: 6, skewDegrees: -1.5,
        inside: 1, confidence: 0.8),
      readings: [
        Reading(
          .blur, value: 4.5, measures: ["directionDegrees": 31, "edges": 9],
          regions: [PixelRect(x: 1, y: 2, width: 3, height: 4)], confidence: 0.9, cause: .motion),
        Reading(notMeasured: .orientation, why: .unsure),
      ],
      fingerprint: FingerprintReading(
        fingerprint: Fingerprint(
          size: Size(width: 64, height: 48),
          marks: [FingerprintMark(x: 160, y: 240, bits: 0xFEDC_BA98)],
          contrasts: Array(repeating: -12, count: ContrastGrid(Size(width: 64, height: 48)).count)),
        probes: [1, 2, 3], picture: Plane(size: Size(width: 64, height: 48))),
      thumbnail: LeastThumbnail.bytes)
    let fault = Fault(
      .over(.pixels, allowed: assignment.photo.pngPixels, seen: 5_000_000_000))
    return [
      ChildReport(findings: findings).frame,
      ChildReport(findings: Findings(fault: fault, kind: "ktp")).frame, assignment.frame,
      WorkerWord.ended(
        ChildEnd(exited: true, code: 0, cpuSeconds: 0.01, peakBytes: 1 << 24)
      ).frame, WorkerWord.started(process: 77).frame, CostNotice(milliseconds: 12).frame,
      WorkerSetup(sandbox: ["rlimits", "seccomp"], libjpeg: "2.1.5", libpng: "1.6.39").frame,
    ]
  }

  /// The allow-list of what a thumbnail may hold.
  static func thumbnails(_ photos: [[UInt8]]) -> Target {
    let seeds = photos.filter { !PhotoParts.isPNG($0) } + [LeastThumbnail.bytes]
    return Target(
      name: "thumbnails", seeds: seeds, words: PhotoEdits.words, edits: PhotoEdits.all(seeds: seeds)
    ) { bytes throws(Violation) in
      guard ThumbnailBytes.arePlain(bytes, longEdgePixels: 1600) else { return "refused" }
      try Violation.unless(bytes.suffix(2) == [0xFF, 0xD9], "something follows the end")
      let segments = PhotoParts.cut(bytes).dropFirst().compactMap { $0.dropFirst().first }
      let foreign = segments.filter { (0xE1...0xFE).contains($0) }
      try Violation.unless(foreign.isEmpty, "segments \(foreign)")
      return "read"
    }
  }
}
