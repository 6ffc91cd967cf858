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
    #expect(try ChildEnd(frame: end.frame) == end)
    #expect(throws: FrameError.endedEarly) {
      try ChildEnd(frame: Array(end.frame.dropLast()))
    }
  }
}
