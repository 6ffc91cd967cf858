import Findings
import Measures
import TestSupport
import Verdicts
import Vocabulary
import Wire

/// Reports that a parent takes, with the lies for each value of them in the order of the frame.
struct ForgedReport {
  var name: String
  var report: ChildReport
  var forgeries: [Forgery]

  static let all: [ForgedReport] = {
    let limits = ReportFrameTests.limits.photo
    func fault(_ evidence: FaultEvidence) -> ChildReport {
      ChildReport(findings: Findings(fault: Fault(evidence), kind: "ktp"))
    }
    // Codes that are no decoder's to give, and words for which another value would have to follow.
    let others = ["corrupt", "timedOut", "decoderFailed", "notAFile", "notReadable"]
    return [
      ForgedReport(
        name: "a photo", report: ReportFrameTests.report,
        forgeries: joined(
          facts, [.flag("zeros at an end"), .flag("has a fault")], measured, times)),
      ForgedReport(
        name: "a limit", report: fault(.over(.pixels, allowed: limits.pngPixels, seen: 1 << 40)),
        forgeries: joined(
          noFacts,
          [
            .flag("has a fault"), .word("code", and: others + ["unsupported"]),
            .word("limit", and: ["seconds", "Bytes"]),
            .integer("allowed", limits.pngPixels...limits.pngPixels, and: [0, limits.bytes]),
            .flag("was seen"), .integer("seen", from: limits.pngPixels + 1),
          ], nothingMeasured, times)),
      ForgedReport(
        name: "another format", report: fault(.unsupported(.heic)),
        forgeries: joined(
          noFacts,
          [
            .flag("has a fault"), .word("code", and: others + ["tooLarge"]),
            .word("format", and: ["jpeg", "HEIC", "heic ", "base65"]),
          ], nothingMeasured, times)),
      ForgedReport(
        name: "damage", report: fault(.found(.badChecksum)),
        forgeries: joined(
          noFacts, [.flag("has a fault"), .word("reason", and: others)], nothingMeasured, times)),
    ]
  }()

  private static func joined(_ parts: [Forgery]...) -> [Forgery] { parts.flatMap(\.self) }

  private static let magic = Forgery.unsigned("magic", lies: [0, 0x3152_4E4A, .max])

  private static let facts: [Forgery] = [
    magic, .flag("has a format"), .word("format", and: ["heic", "JPEG", "png"]),
    .flag("has a width"), .integer("width", 1...65_500, and: [128_000_001]),
    .flag("has a height"), .integer("height", 1...65_500),
    .integer("EXIF orientation", 1...8), .flag("camera tags"),
    .flag("has a focal length"), .number("focal length", 1...6000),
    .flag("has a quality"), .integer("quality", 1...100),
    .flag("has a table"), .word("table", and: ["Standard", "annexK"]), .flag("progressive"),
  ]

  private static let noFacts: [Forgery] = [
    magic, .flag("has a format"), .flag("has a width"), .flag("has a height"),
    .integer("EXIF orientation", 1...1, and: [8]), .flag("camera tags"),
    .flag("has a focal length"), .flag("has a quality"), .flag("has a table"), .flag("progressive"),
    .flag("zeros at an end"),
  ]

  /// All of ``ReportFrameTests/report`` that is measured: a reading with a value, and one without.
  private static var measured: [Forgery] {
    let corner = Forgery.number("corner", -8.0 * 1600...8 * 1600)
    let place: [Forgery] = [
      .word("kind", and: ["rumah", "lainnya", "KTP"]),
      .flag("has a kind seen"), .word("kind seen", and: ["rumah", "KTP"]),
      .number("its confidence", 0...1),
      .flag("has a turn"), .integer("turn", 0...270, and: [1, 45, 91, 360]),
      .flag("has a document"),
    ]
    let rest: [Forgery] = [
      .flag("has dots"), .number("dots an inch", 0...1e6), .number("fill", 0...1),
      .flag("has a tilt"), .number("tilt", 0...90), .number("skew", -45...45),
      .number("inside", 0...1), .number("confidence", 0...1),
      .count("readings", atMost: CheckID.allCases.count),
      .word("check", and: ["duplicate", "orientation", "noise", "Blur"]),
      .flag("has a value"), .number("value", -1e6...1e6),
      .count("measures", atMost: Reading.measuresMaximum),
      .word("measure", and: ["fill", "cameraTags", "DirectionDegrees"]),
      .number("its number", -1e9...1e9),
      .count("regions", atMost: Reading.regionsMaximum),
      .integer("x", 0...1600), .integer("y", 0...1600), .integer("columns", 1...1664),
      .integer("rows", 1...1664), .number("its confidence", 0...1),
      .flag("has a cause"), .word("cause", and: ["sameBytes", "upscaled", "dark"]),
      .flag("has a why"),
      .word("check", and: ["blur", "duplicate", "noise"]), .flag("has a value"),
      .count("measures", atMost: Reading.measuresMaximum),
      .count("regions", atMost: Reading.regionsMaximum),
      .number("its confidence", 0...0),
      .flag("has a cause"), .flag("has a why"), .word("why", and: ["tooSmall", "noDocument"]),
    ]
    return joined(place, Array(repeating: corner, count: 8), rest, pictured)
  }

  private static var pictured: [Forgery] {
    let plain = LeastThumbnail.bytes
    let exif = LeastThumbnail.segment(0xE1, Array("Exif".utf8))
    let text = ReportFrameTests.fingerprint.fingerprint.text
    let probes = ReportFrameTests.fingerprint.probes
    return [
      .flag("has a fingerprint"),
      .word("fingerprint", and: ["A" + text.dropFirst(), text + "AAAA", String(text.dropLast(4))]),
      .count("probes", atMost: FingerprintReading.probesMaximum),
      .unsigned("probe", lies: [probes[1]]), .unsigned("probe", lies: [probes[0]]),
      .flag("has a picture"),
      .block(
        "picture",
        lies: [0, 1, 64 * 48 - 1, 64 * 48 + 1, Fingerprint.areaMaximum + 1].map {
          [UInt8](repeating: 200, count: $0)
        }),
      .flag("has a thumbnail"),
      .block(
        "thumbnail",
        lies: [
          [], [0xFF, 0xD8], plain + [0], [0xFF, 0xD8] + exif + plain.dropFirst(2),
          Array(plain.dropLast()),
        ]),
    ]
  }

  private static let nothingMeasured: [Forgery] = [
    .word("kind", and: ["rumah", "lainnya"]), .flag("has a kind seen"), .flag("has a turn"),
    .flag("has a document"), .count("readings", atMost: CheckID.allCases.count),
    .flag("has a fingerprint"), .flag("has a thumbnail"),
  ]

  private static let times = ["decode", "measure", "thumbnail", "total"].map {
    Forgery.number("milliseconds of \($0)", 0...3_600_000)
  }
}
