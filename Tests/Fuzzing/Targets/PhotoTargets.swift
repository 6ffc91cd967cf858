import Codecs
import Findings
import Inspection
import Raster
import Verdicts
import Vocabulary
import Wire
import JSON

extension Target {
  private static let limits = Policy.default.limits

  /// The worker's whole code on a photo, and the parent's on its report.
  static func photos(_ seeds: [[UInt8]]) -> Target {
    let judge = Judge(.default)
    let kinds: [String?] = Policy.default.kinds.map(\.kind) + [nil]
    let faults = Fault.Code.allCases.map(\.rawValue)
    let outcomes = Outcome.allCases.map(\.rawValue) + faults
    return Target(
      name: "photos", seeds: seeds, words: PhotoEdits.words, edits: PhotoEdits.all(seeds: seeds),
      mend: PhotoEdits.mendChecksums, outcomes: outcomes
    ) { bytes throws(Violation) in
      let policy = judge.policy
      let assignment = Assignment(
        kind: kinds[bytes.count % kinds.count], fallbackKind: Policy.otherKind,
        shapes: policy.kinds.map(\.shape), thumbnail: limits.thumbnail, photo: limits.photo,
        worker: limits.worker)
      let report = inspect(bytes, assignment)
      // Memory that was never written would show as a second answer.
      if bytes.count % 8 == 0 {
        try Violation.unless(
          inspect(bytes, assignment).frame == report.frame, "two answers to the same bytes")
      }
      let findings = try parentsView(of: report, assignment)
      let verdict = judge.verdict(
        findings, submission: Provenance(file: "photo"),
        engine: Engine(
          version: "", policy: "", libjpeg: "", libpng: "", isolation: "photo", sandbox: []))
      try checkStored(verdict)
      return findings.fault?.code.rawValue ?? verdict.outcome.rawValue
    }
  }

  private static func inspect(_ bytes: [UInt8], _ assignment: Assignment) -> ChildReport {
    var findings = unsafe bytes.withUnsafeBytes {
      unsafe Inspector.inspect($0, for: assignment)
    }
    findings.milliseconds = StepMilliseconds()
    return ChildReport(findings: findings)
  }

  private static func parentsView(
    of report: ChildReport, _ assignment: Assignment
  ) throws(Violation) -> Findings {
    let frame = report.frame
    let room = ChildReport.frameBytesMaximum + (report.findings.thumbnail?.count ?? 0)
    try Violation.unless(frame.count <= room, "a report of \(frame.count) bytes")
    do {
      let read = try ChildReport(frame: frame, for: assignment)
      try Violation.unless(read.frame == frame, "the report changes on its way")
      return read.findings
    } catch let error as Violation {
      throw error
    } catch {
      throw Violation("the parent refuses the report: \(error)")
    }
  }

  private static func checkStored(_ verdict: Verdict) throws(Violation) {
    do {
      let line = verdict.json.line
      let read = try Verdict(json: try JSON.parse(line))
      try Violation.unless(read.json.line == line, "the verdict is read back as another")
    } catch let error as Violation {
      throw error
    } catch {
      throw Violation("the verdict cannot be read back: \(error)")
    }
  }

  /// What is read of a file before its pixels: format, header, EXIF.
  static func headers(_ seeds: [[UInt8]]) -> Target {
    Target(
      name: "headers", seeds: seeds, words: PhotoEdits.words, edits: PhotoEdits.all(seeds: seeds),
      mend: PhotoEdits.mendChecksums, outcomes: headerOutcomes, attempt: readHeader)
  }

  /// ``readHeader(_:)`` says of colours that are read whether they are far from sRGB's.
  private static let headerOutcomes = ["read", "sRGB", "profile", "refused"]

  private static func readHeader(_ bytes: [UInt8]) throws(Violation) -> String {
    let limits = Limits.Photo()
    let header: PhotoHeader? = unsafe bytes.withUnsafeBytes { bytes in
      do throws(DecodeError) {
        let decoder = try unsafe PhotoDecoder(bytes: bytes, limits: limits)
        return decoder.header
      } catch {
        return nil
      }
    }
    guard let header else { return "refused" }
    let (size, exif) = (header.size, header.exif)
    try Violation.unless(
      size.width > 0 && size.height > 0 && size.longEdge <= limits.sidePixels, "size \(size)")
    try Violation.unless((1...8).contains(exif.orientation), "orientation \(exif.orientation)")
    if let length = exif.focalLength35mm {
      try Violation.unless(length > 0 && length < 1e5, "focal length \(length)")
    }
    guard let colours = header.colours else { return "read" }
    try Violation.unless(colours.light.allSatisfy { (0...1).contains($0) }, "light out of range")
    return ColourConversion(colours) == nil ? "sRGB" : "profile"
  }

  /// EXIF blocks alone, each in the same small JPEG.
  static func exif(_ photos: [[UInt8]]) -> Target {
    let marks: [[UInt8]] = [Array("MM\0*".utf8), Array("II*\0".utf8)]
    var seeds: [[UInt8]] = []
    for photo in photos {
      let start = photo.indices.prefix(512).first { start in
        marks.contains { photo[start...].starts(with: $0) }
      }
      if let start { seeds.append(Array(photo[start...].prefix(1024))) }
    }
    let rest = photos.first { !PhotoParts.isPNG($0) }.map { $0.dropFirst(2) } ?? []
    let tags: [UInt16] = [0x010F, 0x0110, 0x0112, 0x8769, 0x920A, 0xA405, 0x927C, 0x8825]
    let words = tags.flatMap { tag -> [[UInt8]] in
      let (high, low) = (UInt8(tag >> 8), UInt8(tag & 0xFF))
      return [[high, low, 0, 3, 0, 0, 0, 1], [low, high, 4, 0, 1, 0, 0, 0]]
    }
    return Target(name: "exif", seeds: seeds, words: marks + words) { block throws(Violation) in
      let body = Array("Exif\0\0".utf8) + block.prefix(65_000)
      let length = body.count + 2
      let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)]
      return try readHeader(head + body + rest)
    }
  }

  /// Colour profiles alone, each in the same small JPEG.
  static func profiles(_ photos: [[UInt8]]) -> Target {
    let name = Array("ICC_PROFILE\0".utf8)
    var seeds: [[UInt8]] = []
    for photo in photos where !PhotoParts.isPNG(photo) {
      var profile: [UInt8] = []
      var index = 2
      // The segments of an application, which stand before all others.
      while index + 18 < photo.count, photo[index] == 0xFF, photo[index + 1] & 0xF0 == 0xE0 {
        let end = index + 2 + Int(photo[index + 2]) << 8 + Int(photo[index + 3])
        guard end <= photo.count else { break }
        if photo[(index + 4)...].starts(with: name) { profile += photo[index + 18..<end] }
        index = end
      }
      if !profile.isEmpty { seeds.append(profile) }
    }
    let rest = photos.first { !PhotoParts.isPNG($0) }.map { $0.dropFirst(2) } ?? []
    let words = ["rXYZ", "gTRC", "curv", "para", "RGB ", "XYZ ", "acsp", "mluc"].map {
      Array($0.utf8)
    }
    return Target(
      name: "profiles", seeds: seeds, words: words, outcomes: headerOutcomes
    ) { profile throws(Violation) in
      let body = name + [1, 1] + profile.prefix(65_000)
      let length = body.count + 2
      let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE2, UInt8(length >> 8), UInt8(length & 0xFF)]
      return try readHeader(head + body + rest)
    }
  }
}
