import VerdictSupport
import JSON
import Findings
import Measures
import Raster
import Testing
import Verdicts

struct VerdictJSONTests {
  private func verdict() -> Verdict {
    var findings = Samples.good("ktp", dpi: 254)
    findings.readings = [
      Reading(
        .blur, value: 4.1, measures: ["widthMillimetres": 0.41, "directionDegrees": 31],
        regions: [PixelRect(x: 410, y: 212, width: 300, height: 180)], confidence: 0.93,
        cause: .motion),
      Reading(notMeasured: .exposure, why: .noDocument),
    ]
    findings.kindSeen = KindSeen(kind: "ktp", confidence: 0.97)
    findings.turn = .quarter
    findings.milliseconds = StepMilliseconds(
      queued: 3.14, decode: 7.9, measure: 1.2, thumbnail: 0.6, total: 10.44)
    return Judge(Samples.policy).verdict(
      findings,
      submission: Provenance(
        file: "GW-2020-00123.ktp.jpg", sha256: "ab12", bytes: 251337, caseID: "GW-2020-00123",
        attempt: 1, thumbnail: "thumb.jpg"),
      engine: Engine(
        version: "1.0.0", policy: "", libjpeg: "2.1.5", libpng: "1.6.39", isolation: "photo",
        sandbox: ["rlimits"]))
  }

  @Test("a name that led to no file has no reply, and is read all the same")
  func nobody() throws {
    let lost = Samples.judge(Findings(fault: Fault(.notReadable, "gone"), kind: "ktp")).json
    #expect(try Verdict(json: lost.replacing("reply", by: .null)).reply.id.isEmpty)
    #expect(throws: Verdict.ReadError.self) {
      try Verdict(json: verdict().json.replacing("reply", by: .null))
    }
  }

  @Test("a verdict is written key by key as the contract prints it")
  func golden() {
    let signature = Samples.policy.signature
    // Version 4, 333 × 250, one mark, 106 × 78 contrasts of -9 levels.
    let fingerprint = "BE0B+gABEAAgAGdFIwE=" + String(repeating: "W", count: 8268)
    let expected = """
      {"schema":"jernih.verdict/1","photo":{"file":"GW-2020-00123.ktp.jpg","sha256":"ab12",\
      "bytes":251337,"format":"jpeg","width":1600,"height":1200,"exifOrientation":1,\
      "hasCameraTags":false,"jpegQuality":72,"jpegTable":"standard","progressive":false,\
      "fingerprint":"\(fingerprint)"},\
      "case":"GW-2020-00123","kind":"ktp","kindSeen":{"kind":"ktp","confidence":0.97},"n":1,\
      "verdict":"retake","score":36,"turn":90,"document":{"corners":[[160,200],[1440,200],\
      [1440,1007],[160,1007]],"dpi":254,"fill":0.8,"tilt":3,"skew":0.5},"checks":[{"id":"blur",\
      "status":"retake","score":36,"value":4.1,"unit":"px","limits":{"retake":3.6,"review":1.5,\
      "worse":"above"},"measures":{"directionDegrees":31,"widthMillimetres":0.41},\
      "failed":null,\
      "regions":[{"x":410,"y":212,"width":300,"height":180}],"confidence":0.93,"cause":"motion",\
      "causeSeen":"motion","why":null,"other":null},\
      {"id":"exposure","status":"notMeasured","score":null,"value":null,"unit":"share",\
      "limits":null,"measures":{},"failed":null,"regions":[],"confidence":null,"cause":null,\
      "causeSeen":null,"why":"noDocument","other":null}],"fault":null,\
      "reply":{"id":"Foto KTP buram karena kamera bergerak. Mohon foto ulang. \
      Pegang HP dengan dua tangan dan jangan bergerak. Terima \
      kasih.","en":"The KTP photo is blurred by movement. Please take it again. Hold the phone \
      still with both hands. Thank you."},\
      "send":true,"thumbnail":"thumb.jpg","engine":{"version":"1.0.0","policy":"\(signature)",\
      "libjpeg":"2.1.5","libpng":"1.6.39","isolation":"photo","sandbox":["rlimits"]},\
      "milliseconds":{"queued":3.1,"decode":7.9,"measure":1.2,"thumbnail":0.6,"total":10.4}}
      """
    #expect(verdict().json.line == expected)
  }

  @Test("every key is there for a photo without pixels, and what is unknown is null")
  func unreadable() throws {
    let fault = Fault(
      .tooLarge, "200 MP", limit: "pixels", allowed: 128_000_000, seen: "200000000")
    let verdict = Samples.judge(Findings(fault: fault, kind: "kk"))
    let json = verdict.json
    #expect(json.members?.map(\.key) == self.verdict().json.members?.map(\.key))
    let photo = json["photo"]
    #expect(photo?.members?.count == 12)
    for key in [
      "sha256", "bytes", "format", "width", "exifOrientation", "hasCameraTags", "progressive",
    ] {
      #expect(photo?[key] == nil, "\(key)")
    }
    let expected = """
      {"code":"tooLarge","detail":"200 MP","limit":"pixels","allowed":128000000,\
      "seen":"200000000"}
      """
    #expect(json["fault"]?.line == expected)
    #expect(json["score"] == nil)
    #expect(json["document"] == nil)
    #expect(json["checks"]?.array?.isEmpty == true)
  }

  @Test("what was written reads back to the same text, from one line and from many")
  func roundTrip() throws {
    let fault = Findings(fault: Fault(.truncated, "ends early"), kind: "kk")
    let far = Samples.good("ktp").with(Reading(.framing, value: 1, measures: ["fill": 0.1]))
    for verdict in [
      verdict(), Samples.judge(fault), Samples.judge(Samples.good("rumah")), Samples.judge(far),
    ] {
      let json = verdict.json
      #expect(try Verdict(json: JSON.parse(json.line)).json.line == json.line)
      #expect(try Verdict(json: JSON.parse(json.pretty)).json.line == json.line)
    }
  }

  @Test("the photos of a duplicate read back, also the one alone that earlier versions wrote")
  func others() throws {
    var verdict = verdict()
    let (first, second) = (
      PhotoReference(caseID: "A-1", kind: "ktp", number: 1),
      PhotoReference(caseID: "B-2", kind: "rumah", number: 3)
    )
    verdict.checks[0].others = [first, second]
    let json = verdict.json
    #expect(try Verdict(json: json).checks[0].others == [first, second])
    let other = json["checks"]?.array?.first?["other"]
    #expect(other?.array?.count == 2)
    let checks = [json["checks"]?.array?.first?.replacing("other", by: other?.array?[1] ?? .null)]
    let earlier = json.replacing("checks", by: .list(checks.compactMap(\.self)))
    #expect(try Verdict(json: earlier).checks[0].others == [second])
  }

  @Test("a fingerprint of an earlier version is passed over, the verdict is not")
  func earlierFingerprint() throws {
    let json = verdict().json
    let text = "AvkATQ" + String(repeating: "A", count: 530)
    let photo = json["photo"]?.replacing("fingerprint", by: .text(text))
    let read = try Verdict(json: json.replacing("photo", by: photo ?? .null))
    #expect(try read.fingerprint == nil && read.checks == Verdict(json: json).checks)
  }

  @Test("keys and checks of a later version are passed over")
  func tolerant() throws {
    let json = verdict().json
    let later = json.replacing("added", by: .text("x")).replacing(
      "checks",
      by: .list(
        (json["checks"]?.array ?? []) + [
          .object(["id": .text("hologram"), "status": .text("pass")])
        ]))
    #expect(try Verdict(json: later) == Verdict(json: json))
  }

  @Test(
    "a damaged verdict is refused by the name of the key",
    arguments: ["schema", "photo", "kind", "verdict", "checks", "reply"])
  func damaged(_ key: String) {
    let error = #expect(throws: Verdict.ReadError.self) {
      try Verdict(json: verdict().json.replacing(key, by: .integer(7)))
    }
    #expect(error?.key.hasPrefix(key) == true)
  }
}
