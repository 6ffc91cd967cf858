import Measures
import Testing
import Verdicts
import Wire

@Suite("The assignment's frame")
struct AssignmentFrameTests {
  let limits = Policy.default.limits

  @Test("what was written is read again, with a claimed kind and without")
  func roundTrip() throws {
    for kind in ["kk", nil] {
      var assignment = Assignment(
        kind: kind, fallbackKind: "lainnya",
        shapes: [
          DocumentShape(
            kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210),
          DocumentShape(kind: "rumah", layout: .scene),
        ], thumbnail: limits.thumbnail, photo: limits.photo, worker: limits.worker)
      assignment.photo.scans = 7
      assignment.worker.cpuSeconds = 2
      #expect(try Assignment(frame: assignment.frame) == assignment)
      assignment.thumbnail = nil
      #expect(try Assignment(frame: assignment.frame) == assignment)
      #expect(assignment.frame.count < Assignment.frameBytesMaximum)
    }
  }

  @Test("no prefix of a frame is a frame")
  func everyPrefixFails() {
    let frame = Assignment(
      kind: "kk", fallbackKind: "kk", shapes: [], thumbnail: limits.thumbnail,
      photo: limits.photo, worker: limits.worker
    ).frame
    for count in 0..<frame.count {
      #expect(throws: FrameError.self) { try Assignment(frame: Array(frame.prefix(count))) }
    }
  }

  @Test("how a child ended crosses whole")
  func childEnd() throws {
    let end = ChildEnd(exited: false, code: 11, cpuSeconds: 0.25, peakBytes: 1 << 24)
    for word in [WorkerWord.ended(end), .started(process: 4711), .notStarted(errno: 11)] {
      #expect(try WorkerWord(frame: word.frame) == word)
      #expect(throws: FrameError.endedEarly) {
        try WorkerWord(frame: Array(word.frame.dropLast()))
      }
      #expect(throws: FrameError.leftOver) { try WorkerWord(frame: word.frame + [0]) }
    }
    #expect(throws: FrameError.unknownWord) { try WorkerWord(frame: [9]) }
  }

  @Test(
    "the ends of what a policy may ask of thumbnails and workers come to the decoder",
    arguments: [
      "thumbnail: { longEdgePixels: 64, quality: 1, bytes: 4096 }",
      "thumbnail: { longEdgePixels: 2048, quality: 100, bytes: 8388608 }",
      "worker: { cpuSeconds: 1, wallSeconds: 1, openFiles: 8, photosPerWorker: 1, attempts: 1 }",
      "worker: { cpuSeconds: 600, wallSeconds: 600, openFiles: 1024, photosPerWorker: 10000 }",
      "photo: { bytes: 1073741824, sidePixels: 65500, scans: 1000, exifDepth: 8 }",
    ])
  func policyEnds(text: String) throws {
    let policy = try Policy.load(Array("{ limits: { \(text) } }".utf8), named: "test")
    let assignment = Assignment(
      kind: nil, fallbackKind: "kk", shapes: [], thumbnail: policy.limits.thumbnail,
      photo: policy.limits.photo, worker: policy.limits.worker)
    #expect(try Assignment(frame: assignment.frame) == assignment)
  }

  @Test("a notice of cost is an answer only where a maximum was set, and beyond it")
  func cost() throws {
    var assignment = Assignment(
      kind: "kk", fallbackKind: "kk", shapes: [], thumbnail: limits.thumbnail,
      photo: limits.photo, worker: limits.worker)
    let notice = CostNotice(milliseconds: 300)
    #expect(try CostNotice(frame: notice.frame) == notice)
    #expect(throws: FrameError.self) { try ChildAnswer(frame: notice.frame, for: assignment) }
    assignment.costMaximumMilliseconds = 300
    #expect(throws: FrameError.self) { try ChildAnswer(frame: notice.frame, for: assignment) }
    assignment.costMaximumMilliseconds = 299
    #expect(try ChildAnswer(frame: notice.frame, for: assignment) == .tooCostly(notice))
    #expect(try Assignment(frame: assignment.frame) == assignment)
    for count in 0..<notice.frame.count {
      #expect(throws: FrameError.self) {
        try CostNotice(frame: Array(notice.frame.prefix(count)))
      }
    }
  }
}
