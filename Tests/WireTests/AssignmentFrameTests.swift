import Measures
import Testing
import Verdicts
import Vocabulary
import Wire
import JSON

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
    "the ends of every limit's range come from the policy to the child, and nothing beyond them")
  func ends() throws {
    var crossed = 0
    for table in Limits.tables + [Limits.self] { crossed += try crossings(of: table) }
    // What the child obeys, and no more than that.
    let tables: [any LimitTable.Type] = [
      Limits.Thumbnail.self, Limits.Photo.self, Limits.Worker.self,
    ]
    #expect(crossed == tables.map { $0.keys.count }.reduce(0, +))
  }

  /// Sends both ends of every range of a table.
  ///
  /// - Returns: How many of its limits a frame holds.
  private func crossings<Table: LimitTable>(of table: Table.Type) throws -> Int {
    var crossed = 0
    for row in Table.rows {
      func path(_ value: Int) -> [UInt8] {
        let text = "\(row.key): \(value)"
        return Array(
          (Table.key == Limits.key
            ? "{ limits: { \(text) } }" : "{ limits: { \(Table.key): { \(text) } } }").utf8)
      }
      func limits(_ value: Int) -> Limits {
        var limits = Limits()
        limits[keyPath: Table.place][keyPath: row.value] = value
        return limits
      }
      for end in [row.range.lowerBound, row.range.upperBound] {
        let policy = try Policy.load(path(end), named: "test")
        #expect(policy.limits == limits(end), "\(Table.key).\(row.key): \(end)")
        let sent = assignment(policy.limits)
        #expect(try Assignment(frame: sent.checkedFrame()) == sent)
      }
      let isInFrame =
        assignment(limits(row.range.lowerBound)) != assignment(limits(row.range.upperBound))
      for value in [row.range.lowerBound - 1, row.range.upperBound + 1] {
        #expect(throws: DataFileError.self) { try Policy.load(path(value), named: "test") }
        guard isInFrame else { continue }
        #expect(throws: FrameError.outOfRange) { try assignment(limits(value)).checkedFrame() }
      }
      crossed += isInFrame ? 1 : 0
    }
    return crossed
  }

  private func assignment(_ limits: Limits) -> Assignment {
    Assignment(
      kind: nil, fallbackKind: "kk", shapes: [], thumbnail: limits.thumbnail, photo: limits.photo,
      worker: limits.worker)
  }

  @Test("an assignment that would not read back, or is too long for a datagram, is not handed over")
  func readBack() throws {
    var bad = assignment(limits)
    bad.fallbackKind = "a kind whose name is too long"
    #expect(throws: FrameError.tooLong) { try bad.checkedFrame() }
    bad = assignment(limits)
    bad.shapes = (0..<257).map { DocumentShape(kind: "k\($0)", layout: .page) }
    #expect(throws: FrameError.tooLong) { try bad.checkedFrame() }
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
