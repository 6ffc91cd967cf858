package import Findings
import Measures
import Raster
import JSON

extension Findings {
  /// The findings with every number that a verdict holds rounded as it is written there.
  ///
  /// Numbers that are not finite stay as they are.
  var recorded: Findings {
    var findings = self
    findings.readings = readings.map { reading in
      var reading = reading
      reading.value = reading.value.map { JSON.rounded($0, digits: RecordDigits.value) }
      reading.measures = reading.measures.mapValues {
        JSON.rounded($0, digits: RecordDigits.value)
      }
      reading.confidence = JSON.rounded(reading.confidence, digits: RecordDigits.confidence)
      return reading
    }
    findings.document = document?.recorded
    if let seen = kindSeen {
      findings.kindSeen?.confidence = JSON.rounded(
        seen.confidence, digits: RecordDigits.confidence)
    }
    return findings
  }

  /// The findings that a verdict was judged from, for judging them again.
  ///
  /// All that a judge looks at is there. What a verdict does not hold is not: the thumbnail, the
  /// focal length, how sure the outline was, and whether the file has zeros at an end.
  package init(_ verdict: Verdict) {
    self.init(
      facts: verdict.facts, fault: verdict.fault, kind: verdict.kind, kindSeen: verdict.kindSeen,
      turn: verdict.turn, document: verdict.document.map(DocumentGeometry.init),
      readings: verdict.checks.map(Reading.init),
      fingerprint: verdict.fingerprint.map { FingerprintReading(fingerprint: $0, probes: []) },
      milliseconds: verdict.milliseconds)
    duplicatesOf = verdict.checks.first { $0.id == .duplicate }?.others ?? []
  }
}

extension DocumentGeometry {
  fileprivate var recorded: DocumentGeometry {
    func rounded(_ point: Point) -> Point {
      Point(
        x: JSON.rounded(point.x, digits: RecordDigits.pixels),
        y: JSON.rounded(point.y, digits: RecordDigits.pixels))
    }
    var geometry = self
    geometry.corners = Quad(
      topLeft: rounded(corners.topLeft), topRight: rounded(corners.topRight),
      bottomRight: rounded(corners.bottomRight), bottomLeft: rounded(corners.bottomLeft))
    geometry.dotsPerInch = dotsPerInch.map { JSON.rounded($0, digits: RecordDigits.dotsPerInch) }
    geometry.fill = JSON.rounded(fill, digits: RecordDigits.fill)
    geometry.tiltDegrees = tiltDegrees.map { JSON.rounded($0, digits: RecordDigits.degrees) }
    geometry.skewDegrees = JSON.rounded(skewDegrees, digits: RecordDigits.degrees)
    return geometry
  }

  fileprivate init(_ outline: DocumentOutline) {
    self.init(
      corners: outline.corners, dotsPerInch: outline.dotsPerInch, fill: outline.fill,
      tiltDegrees: outline.tiltDegrees, skewDegrees: outline.skewDegrees, inside: 1,
      confidence: 1)
  }
}

extension Reading {
  fileprivate init(_ result: CheckResult) {
    self.init(
      notMeasured: result.id, why: result.why ?? .unsure, measures: result.measures)
    regions = result.regions
    cause = result.causeSeen
    guard let value = result.value else { return }
    self.value = value
    why = nil
    confidence = result.confidence ?? 0
  }
}
