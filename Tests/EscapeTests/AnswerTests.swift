import Findings
import Foundation
import Inspection
import Supervisor
import Testing
import Verdicts
import Wire

@Suite(
  "Answers of a decoder in strange hands",
  .enabled(if: Confinement.missing.isEmpty, "this kernel has no sandbox"))
struct AnswerTests {
  /// What comes of a photo whose decoder answers so: it is the photo's doing.
  static let answers: [(name: String, detail: String)] = [
    ("answer nothing", "did not pass the checks"),
    ("answer nonsense", "did not pass the checks"),
    ("answer half", "did not pass the checks"),
    ("answer twice", "did not pass the checks"),
    ("claim another kind", "did not pass the checks"),
    ("answer for ever", "did not pass the checks"),
    ("answer and crash", "ended with signal"),
  ]

  @Test("each has its verdict, and the next photo its own decoder", arguments: answers.indices)
  func judged(index: Int) throws {
    let (name, detail) = Self.answers[index]
    let run = try ProbeRun(isolation: .photo)
    let result = try run.result(name, cpuSeconds: 20, wallSeconds: 60)
    #expect(result.code == .decoderFailed && result.detail.contains(detail), "\(result.detail)")
    #expect(result.finished.blame == .photo)
    #expect(try run.result("seek").detail == "refused 1")
  }

  @Test(
    "an answer without end, or byte by byte, keeps nobody else waiting",
    arguments: ["answer for ever", "answer in crumbs"], EscapeTests.isolations)
  func others(name: String, isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation, workers: 2)
    try run.begin(name, cpuSeconds: 60, wallSeconds: 600)
    for _ in 0..<3 { #expect(try run.result("seek").detail == "refused 1") }
  }

  @Test(
    "what a worker says beside its answer ends it at once, and the next photo has another",
    arguments: [
      "send nonsense", "send too much", "end before the answer", "end as another",
      "hand descriptors over",
    ])
  func besideTheAnswer(name: String) throws {
    let run = try ProbeRun(isolation: .worker)
    let open = try Self.openDescriptors()
    for _ in 0..<4 {
      _ = try run.result(name)
      _ = try run.result("plant")
      #expect(try run.lastResult("seek").detail.hasSuffix("1"))
    }
    // Other tests open and close theirs meanwhile, but not by the dozen.
    #expect(try Self.openDescriptors() < open + 40)
  }

  @Test("a worker that goes on talking after its answer gets no further photo")
  func chatter() throws {
    let run = try ProbeRun(isolation: .worker)
    for _ in 0..<3 {
      _ = try run.result("chatter", cpuSeconds: 20, wallSeconds: 60)
      #expect(try run.lastResult("seek").detail == "refused 1")
    }
  }

  private static func openDescriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}
