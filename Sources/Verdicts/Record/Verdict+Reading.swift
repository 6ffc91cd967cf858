import Findings
import Measures
import Raster
package import JSON

extension Verdict {
  /// A stored verdict that cannot be read: which key, and what is wrong with it.
  package struct ReadError: Error, Equatable, Sendable, CustomStringConvertible {
    package var key: String
    package var message: String
    package var description: String { "\(key): \(message)" }
  }

  /// Reads a `jernih.verdict/1` back. Keys that this version does not know are passed over, and so
  /// are checks and causes of a later one.
  ///
  /// - Throws: ``ReadError`` where a key that the contract always has is missing or of another
  ///   type: the file was damaged, or is none of ours.
  package init(json: JSON) throws(ReadError) {
    guard json["schema"]?.string == "jernih.verdict/1" else {
      throw ReadError(key: "schema", message: "expected jernih.verdict/1")
    }
    guard let photo = json["photo"], let file = photo["file"]?.string else {
      throw ReadError(key: "photo.file", message: "missing")
    }
    guard let kind = json["kind"]?.string else { throw ReadError(key: "kind", message: "missing") }
    guard let outcome = json["verdict"]?.string.flatMap(Outcome.init) else {
      throw ReadError(key: "verdict", message: "missing or unknown")
    }
    guard let checks = json["checks"]?.array else {
      throw ReadError(key: "checks", message: "expected a list")
    }
    guard let reply = json["reply"], let id = reply["id"]?.string, let en = reply["en"]?.string
    else { throw ReadError(key: "reply", message: "expected id and en") }
    var results = checks.compactMap(CheckResult.init(stored:))
    var facts = PhotoFacts(stored: photo)
    // Before it was a key of the photo it stood among the numbers of resolution.
    for index in results.indices {
      let former = results[index].measures.removeValue(forKey: "cameraTags")
      if photo["hasCameraTags"] == nil, former == 1 { facts.hasCameraTags = true }
    }
    self.init(
      submission: Provenance(
        file: file, sha256: photo["sha256"]?.string, bytes: photo["bytes"]?.integer,
        caseID: json["case"]?.string, attempt: json["n"]?.integer,
        thumbnail: json["thumbnail"]?.string),
      facts: facts,
      fingerprint: photo["fingerprint"]?.string.flatMap(Fingerprint.init(text:)), kind: kind,
      kindSeen: json["kindSeen"].flatMap(KindSeen.init(stored:)), outcome: outcome,
      score: json["score"]?.integer, turn: json["turn"]?.integer.flatMap(Turn.init),
      document: json["document"].flatMap(DocumentOutline.init(stored:)),
      checks: results,
      fault: json["fault"].flatMap(Fault.init(stored:)), reply: Bilingual(id: id, en: en),
      send: json["send"]?.bool ?? false, engine: Engine(stored: json["engine"] ?? .null),
      milliseconds: StepMilliseconds(stored: json["milliseconds"] ?? .null))
  }
}

extension PhotoFacts {
  fileprivate init(stored json: JSON) {
    self.init(
      format: json["format"]?.string.flatMap(Format.init), width: json["width"]?.integer,
      height: json["height"]?.integer, exifOrientation: json["exifOrientation"]?.integer ?? 1,
      hasCameraTags: json["hasCameraTags"]?.bool ?? false,
      jpegQuality: json["jpegQuality"]?.integer, progressive: json["progressive"]?.bool ?? false)
  }
}

extension KindSeen {
  fileprivate init?(stored json: JSON) {
    guard let kind = json["kind"]?.string else { return nil }
    self.init(kind: kind, confidence: json["confidence"]?.number ?? 0)
  }
}

extension DocumentOutline {
  fileprivate init?(stored json: JSON) {
    let points = (json["corners"]?.array ?? []).compactMap { corner -> Point? in
      guard let pair = corner.array, pair.count == 2, let x = pair[0].number,
        let y = pair[1].number
      else { return nil }
      return Point(x: x, y: y)
    }
    guard points.count == 4 else { return nil }
    self.init(
      corners: Quad(
        topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3]),
      dotsPerInch: json["dpi"]?.number, fill: json["fill"]?.number ?? 0,
      tiltDegrees: json["tilt"]?.number, skewDegrees: json["skew"]?.number ?? 0)
  }
}

extension CheckResult {
  fileprivate init?(stored json: JSON) {
    guard let id = json["id"]?.string.flatMap(CheckID.init),
      let status = json["status"]?.string.flatMap(Status.init)
    else { return nil }
    let limits = json["limits"].flatMap { limits -> Limits? in
      guard let worse = limits["worse"]?.string.flatMap(Rule.Worse.init) else { return nil }
      return Limits(
        retake: limits["retake"]?.number, review: limits["review"]?.number, worse: worse)
    }
    var measures: [String: Double] = [:]
    for member in json["measures"]?.members ?? [] { measures[member.key] = member.value.number }
    self.init(
      id: id, status: status, score: json["score"]?.integer, value: json["value"]?.number,
      unit: json["unit"]?.string ?? "", limits: limits, measures: measures,
      regions: (json["regions"]?.array ?? []).compactMap(PixelRect.init(stored:)),
      confidence: json["confidence"]?.number, cause: json["cause"]?.string.flatMap(Cause.init),
      causeSeen: json["causeSeen"]?.string.flatMap(Cause.init),
      why: json["why"]?.string.flatMap(Why.init),
      other: json["other"].flatMap(PhotoReference.init(stored:)))
  }
}

extension PhotoReference {
  fileprivate init?(stored json: JSON) {
    guard let caseID = json["case"]?.string, let kind = json["kind"]?.string,
      let number = json["n"]?.integer
    else { return nil }
    self.init(caseID: caseID, kind: kind, number: number)
  }
}

extension PixelRect {
  fileprivate init?(stored json: JSON) {
    guard let x = json["x"]?.integer, let y = json["y"]?.integer,
      let width = json["width"]?.integer, let height = json["height"]?.integer
    else { return nil }
    self.init(x: x, y: y, width: width, height: height)
  }
}

extension Fault {
  fileprivate init?(stored json: JSON) {
    guard let code = json["code"]?.string.flatMap(Code.init) else { return nil }
    self.init(
      code, json["detail"]?.string ?? "", limit: json["limit"]?.string,
      allowed: json["allowed"]?.number, seen: json["seen"]?.string)
  }
}

extension Engine {
  fileprivate init(stored json: JSON) {
    self.init(
      version: json["version"]?.string ?? "", policy: json["policy"]?.string ?? "",
      libjpeg: json["libjpeg"]?.string ?? "", libpng: json["libpng"]?.string ?? "",
      isolation: json["isolation"]?.string ?? "",
      sandbox: (json["sandbox"]?.array ?? []).compactMap(\.string))
  }
}

extension StepMilliseconds {
  fileprivate init(stored json: JSON) {
    self.init(
      queued: json["queued"]?.number, decode: json["decode"]?.number ?? 0,
      measure: json["measure"]?.number ?? 0, thumbnail: json["thumbnail"]?.number ?? 0,
      total: json["total"]?.number ?? 0)
  }
}
