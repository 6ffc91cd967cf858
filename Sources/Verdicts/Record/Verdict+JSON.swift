import Findings
import Measures
import Raster
package import JSON

extension Verdict {
  /// The contract's `jernih.verdict/1`: its keys in its order, every one always there.
  package var json: JSON {
    .object([
      "schema": .text("jernih.verdict/1"),
      "photo": photoJSON,
      "case": .text(submission.caseID),
      "kind": .text(kind),
      "kindSeen": kindSeen.map {
        .object([
          "kind": .text($0.kind),
          "confidence": .number($0.confidence, digits: RecordDigits.confidence),
        ])
      } ?? .null,
      "n": .integer(submission.attempt),
      "verdict": .text(outcome.rawValue),
      "score": .integer(score),
      "turn": .integer(turn?.degrees),
      "document": document?.json ?? .null,
      "checks": .list(checks.map(\.json)),
      "fault": fault?.json ?? .null,
      "reply": reply.json,
      "send": .bool(send),
      "thumbnail": .text(submission.thumbnail),
      "engine": engine.json,
      "milliseconds": milliseconds.json,
    ])
  }

  private var photoJSON: JSON {
    // Without a format there is no header, and so no orientation and no frame type either.
    let isKnown = facts.format != nil
    return .object([
      "file": .text(submission.file),
      "sha256": .text(submission.sha256),
      "bytes": .integer(submission.bytes),
      "format": .text(facts.format?.rawValue),
      "width": .integer(facts.width),
      "height": .integer(facts.height),
      "exifOrientation": .integer(isKnown ? facts.exifOrientation : nil),
      "hasCameraTags": isKnown ? .bool(facts.hasCameraTags) : .null,
      "jpegQuality": .integer(facts.jpegQuality),
      "progressive": isKnown ? .bool(facts.progressive) : .null,
      "fingerprint": .text(fingerprint?.text),
    ])
  }
}

extension DocumentOutline {
  var json: JSON {
    .object([
      "corners": .list(
        corners.corners.map { corner in
          .list([corner.x, corner.y].map { .number($0, digits: RecordDigits.pixels) })
        }),
      "dpi": .number(dotsPerInch, digits: RecordDigits.dotsPerInch),
      "fill": .number(fill, digits: RecordDigits.fill),
      "tilt": .number(tiltDegrees, digits: RecordDigits.degrees),
      "skew": .number(skewDegrees, digits: RecordDigits.degrees),
    ])
  }
}

extension CheckResult {
  /// The contract's keys of one check, every one always there.
  package var json: JSON {
    .object([
      "id": .text(id.rawValue),
      "status": .text(status.rawValue),
      "score": .integer(score),
      "value": .number(value, digits: RecordDigits.value),
      "unit": .text(unit),
      "limits": limits.map {
        .object([
          "retake": .number($0.retake, digits: RecordDigits.value),
          "review": .number($0.review, digits: RecordDigits.value),
          "worse": .text($0.worse.rawValue),
        ])
      } ?? .null,
      "measures": JSON(
        .object(
          measures.sorted { $0.key < $1.key }.map {
            JSON.Member(key: $0.key, value: .number($0.value, digits: RecordDigits.value))
          })),
      "regions": .list(
        regions.map {
          .object([
            "x": .integer($0.x), "y": .integer($0.y), "width": .integer($0.width),
            "height": .integer($0.height),
          ])
        }),
      "confidence": .number(confidence, digits: RecordDigits.confidence),
      "cause": .text(cause?.rawValue),
      "causeSeen": .text(causeSeen?.rawValue),
      "why": .text(why?.rawValue),
      "other": other.map {
        .object([
          "case": .text($0.caseID), "kind": .text($0.kind), "n": .integer($0.number),
        ])
      } ?? .null,
    ])
  }
}

extension Fault {
  var json: JSON {
    .object([
      "code": .text(code.rawValue), "detail": .text(detail), "limit": .text(limit),
      "allowed": .number(allowed), "seen": .text(seen),
    ])
  }
}

extension Engine {
  var json: JSON {
    .object([
      "version": .text(version), "policy": .text(policy), "libjpeg": .text(libjpeg),
      "libpng": .text(libpng), "isolation": .text(isolation),
      "sandbox": .list(sandbox.map { .text($0) }),
    ])
  }
}

extension StepMilliseconds {
  var json: JSON {
    .object([
      "queued": .number(queued, digits: 1), "decode": .number(decode, digits: 1),
      "measure": .number(measure, digits: 1), "thumbnail": .number(thumbnail, digits: 1),
      "total": .number(total, digits: 1),
    ])
  }
}
