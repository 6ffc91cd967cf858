package import Findings
package import Measures
import Raster
package import Verdicts

/// Findings as the inspection of a good photo would give them, to be spoilt by each test.
package enum Samples {
  package static let engine = Engine(
    version: "1.0.0", policy: "", libjpeg: "2.1.5", libpng: "1.6.39", isolation: "none",
    sandbox: [])

  /// The built-in policy with round limits that no calibration moves.
  package static let policy: Policy = {
    let text = """
      { name: "test",
        checks: { exposure: { value: { worst: 0.6, retake: 0.2, review: 0.08, best: 0 } } },
        kinds: { ktp: { checks: {
          blur: { value: { worst: 1, retake: 0.36, review: 0.15, best: 0 } } } } } }
      """
    guard let policy = try? Policy.load(Array(text.utf8), named: "test") else { return .default }
    return policy
  }()

  package static func geometry(dpi: Double?, fill: Double = 0.8) -> DocumentGeometry {
    DocumentGeometry(
      corners: Quad(
        topLeft: Point(x: 160, y: 200), topRight: Point(x: 1440, y: 200),
        bottomRight: Point(x: 1440, y: 1007), bottomLeft: Point(x: 160, y: 1007)),
      dotsPerInch: dpi, fill: fill, tiltDegrees: 3, skewDegrees: 0.5, inside: 1, confidence: 0.9)
  }

  /// A sharp, well lit photo of 1600 × 1200.
  package static func good(_ kind: String, dpi: Double = 380, fill: Double = 0.8) -> Findings {
    let isHouse = kind == "rumah"
    return Findings(
      facts: PhotoFacts(
        format: .jpeg, width: 1600, height: 1200, hasCameraTags: false, jpegQuality: 72,
        jpegTable: .standard),
      kind: kind, turn: Turn.none, document: isHouse ? nil : geometry(dpi: dpi, fill: fill),
      readings: [
        Reading(.resolution, value: isHouse ? 1600 : dpi),
        Reading(.blur, value: 0.5, cause: .focus),
        Reading(.orientation, value: 0),
        Reading(.framing, value: 1, measures: ["fill": fill, "cornerOvershoot": 0]),
        Reading(.exposure, value: 0.001),
        Reading(.compression, value: 0.1),
        Reading(.kind, value: 0.99),
      ],
      fingerprint: FingerprintReading(
        fingerprint: Fingerprint(
          size: Size(width: 333, height: 250),
          marks: [FingerprintMark(x: 16, y: 32, bits: 0x0123_4567)],
          contrasts: Array(
            repeating: -9, count: ContrastGrid(Size(width: 333, height: 250)).count)),
        probes: [1]))
  }

  package static func judge(_ findings: Findings, policy: Policy = Samples.policy) -> Verdict {
    Judge(policy).verdict(
      findings, submission: Provenance(file: "a.jpg"), engine: engine)
  }
}

extension Findings {
  /// The same findings with one reading replaced or added.
  package func with(_ reading: Reading) -> Findings {
    var copy = self
    copy.readings.removeAll { $0.check == reading.check }
    copy.readings.append(reading)
    return copy
  }
}
