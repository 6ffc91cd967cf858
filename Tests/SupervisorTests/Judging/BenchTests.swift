import Findings
import Measures
import Raster
import Supervisor
import Testing
import TestSupport
import Verdicts
import Vocabulary
import Wire
import JSON

@Suite("The judge and a child that lies")
struct BenchTests {
  private static let policy = Policy.default
  private static let bench = Bench(policy: policy, version: "0", thumbnail: policy.limits.thumbnail)

  /// The ends of every range that the frame lets pass, and what lies between.
  private static let values: [Double] = [
    -1e9, -1e6, -1, -1e-300, 0, .leastNonzeroMagnitude, 1e-9, 0.5, 1, 1.5, 90, 1e3, 1e6, 1e9,
  ]

  @Test("whatever a report says within the frame's ranges, its verdict can be written and read")
  func lies() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      let kind = try #require(Self.policy.kinds.randomElement(using: &random)).kind
      let findings = Self.lie(kind, &random)
      let assignment = Self.bench.assignment(kind: kind)
      // As it comes from the child.
      let report = try ChildReport(frame: ChildReport(findings: findings).frame, for: assignment)
      let judged = Self.bench.judge(
        .report(report, by: WorkerSetup(sandbox: [], libjpeg: "", libpng: "")), kind: kind,
        submission: Provenance(file: "a", caseID: "GW-1", attempt: 1), isolation: .photo,
        queuedMilliseconds: 1)
      let json = judged.verdict.json
      let read = try Verdict(json: JSON.parse(json.pretty))
      #expect(read.json == json)
      let dossier = Dossier(
        [
          JudgedAttempt(
            kind: kind, number: 1, outcome: judged.verdict.outcome, score: judged.verdict.score)
        ], programme: nil, policy: Self.policy)
      let reply = dossier.reply(
        to: Answer(judged.verdict), at: "2020-03-24T00:15:01.204Z", policy: Self.policy)
      #expect(!reply.id.isEmpty)
    }
  }

  private static func lie(_ kind: String, _ random: inout SplitMix64) -> Findings {
    func value(_ range: ClosedRange<Double>) -> Double {
      let value = values.randomElement(using: &random) ?? 0
      return min(max(value, range.lowerBound), range.upperBound)
    }
    let side = [1, 2, 640, 8000].randomElement(using: &random) ?? 1
    let reach = 8 * Double(side)
    func point() -> Point { Point(x: value(-reach...reach), y: value(-reach...reach)) }
    var readings: [Reading] = []
    for check in CheckID.allCases where Bool.random(using: &random) {
      guard let vocabulary = ReadingVocabulary(of: check) else { continue }
      var reading = Reading(check, value: value(-1e6...1e6))
      if Int.random(in: 0..<5, using: &random) == 0 {
        let why = vocabulary.whys.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &random)
        reading = Reading(notMeasured: check, why: why ?? .unsure)
      } else {
        reading.regions = [PixelRect(x: side, y: 0, width: side, height: side + 64)]
        reading.confidence = value(0...1)
        reading.cause =
          vocabulary.causes.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &random)
        if check == .orientation { reading.value = 270 }
      }
      for name in vocabulary.measures.sorted() { reading.measures[name] = value(-1e9...1e9) }
      readings.append(reading)
    }
    return Findings(
      facts: PhotoFacts(
        format: .jpeg, width: side, height: side, exifOrientation: 1, hasCameraTags: true,
        focalLengthMillimetres: value(1...6000), jpegQuality: 1, jpegTable: .standard),
      kind: kind, kindSeen: KindSeen(kind: "rumah", confidence: value(0...1)),
      turn: .quarter,
      document: DocumentGeometry(
        corners: Quad(
          topLeft: point(), topRight: point(), bottomRight: point(), bottomLeft: point()),
        dotsPerInch: value(0...1e6), fill: value(0...1), tiltDegrees: value(0...90),
        skewDegrees: value(-45...45), inside: value(0...1), confidence: value(0...1)),
      readings: readings, thumbnail: LeastThumbnail.bytes)
  }
}
