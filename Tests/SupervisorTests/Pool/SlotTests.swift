import Supervisor
import Testing
import Wire

@Suite("A worker's slot")
struct SlotTests {
  let clean = ChildEnd(exited: true, code: 0)
  let crashed = ChildEnd(exited: false, code: 11)
  let mark = ReadyMark.ready.rawValue

  /// A slot whose worker is busy with ticket 7 until second 10.
  func busy(_ isolation: Isolation = .photo) -> Slot {
    var slot = Slot(isolation)
    slot.spawned()
    slot.assigned(ticket: 7, deadlineSeconds: 10, answerBytesMaximum: 4)
    return slot
  }

  @Test("a job is over when its child has ended and its answer is complete, in either order")
  func bothOrders() {
    for answerFirst in [true, false] {
      var slot = busy()
      _ = slot.received([mark, 1, 2])
      let first = answerFirst ? slot.answerEnded() : slot.said(.ended(clean))
      #expect(first == .nothing)
      let second = answerFirst ? slot.said(.ended(clean)) : slot.answerEnded()
      #expect(second == .deliver(ticket: 7, .answered([1, 2], .ready)))
      #expect(slot.isIdle)
    }
  }

  @Test("a child that dies delivers its death, not its answer, and whether it was ready")
  func childDies() {
    var slot = busy()
    _ = slot.received([ReadyMark.readyWithLess.rawValue, 2])
    #expect(slot.said(.ended(crashed)) == .nothing)
    #expect(slot.answerEnded() == .deliver(ticket: 7, .died(crashed, after: .readyWithLess)))
    slot = busy()
    _ = slot.answerEnded()
    #expect(slot.said(.ended(crashed)) == .deliver(ticket: 7, .died(crashed, after: nil)))
  }

  @Test("a good end without the mark is no answer: nothing was looked at")
  func noMark() {
    for answer in [[], [0x5A, 1]] as [[UInt8]] {
      var slot = busy()
      _ = slot.received(answer[...])
      _ = slot.answerEnded()
      #expect(slot.said(.ended(clean)) == .deliver(ticket: 7, .died(clean, after: nil)))
    }
  }

  @Test("a process that could not be had is told, and the worker takes the next photo")
  func notStarted() {
    var slot = busy()
    #expect(slot.said(.notStarted(errno: 11)) == .deliver(ticket: 7, .notStarted(errno: 11)))
    #expect(slot.isIdle)
  }

  @Test("a worker that dies takes its job with it and is replaced")
  func workerDies() {
    var slot = busy()
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .lost(after: nil)))
    #expect(slot.isAbsent)
    slot = busy(.worker)
    _ = slot.received([mark])
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .died(crashed, after: .ready)))
  }

  @Test("a nursery that dies after its child's good end still delivers the answer")
  func workerDiesAfterAnswer() {
    var slot = busy()
    _ = slot.received([mark, 9])
    _ = slot.answerEnded()
    #expect(slot.said(.started(process: 3)) == .nothing)
    #expect(
      slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .lost(after: .ready)),
      "how the child ended was not told")
    slot = busy()
    _ = slot.received([mark, 9])
    _ = slot.said(.ended(clean))
    // The answer's end is the one event that may be missing when the worker's end is seen.
    #expect(
      slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .died(clean, after: .ready)))
  }

  @Test("at its deadline a job is killed once, and delivered as overdue with what it had used")
  func deadline() {
    var slot = busy()
    _ = slot.received([mark])
    #expect(slot.said(.started(process: 4711)) == .nothing)
    #expect(slot.process == 4711)
    #expect(slot.clock(9.99) == .nothing)
    #expect(slot.clock(10) == .kill)
    #expect(slot.clock(11) == .nothing)
    #expect(slot.deadlineSeconds == nil)
    slot.used(processorSeconds: 2.5)
    #expect(
      slot.workerEnded(crashed)
        == .deliverAndSpawn(ticket: 7, .overdue(after: .ready, processorSeconds: 2.5)))
  }

  @Test("an answer of the limit is taken; one byte more ends the worker, and is all that is kept")
  func longAnswer() {
    var slot = busy()
    #expect(slot.received([mark, 1, 2, 3]) == .nothing)
    #expect(slot.received([4]) == .nothing)
    #expect(slot.received([5, 6]) == .kill)
    #expect(slot.received([7]) == .nothing)
    #expect(
      slot.workerEnded(crashed)
        == .deliverAndSpawn(ticket: 7, .answered([1, 2, 3, 4, 5], .ready)))
  }

  @Test("a worker that tells of an end unasked, or twice, is ended")
  func unasked() {
    var slot = busy(.worker)
    _ = slot.received([mark])
    #expect(slot.said(.ended(clean)) == .nothing)
    #expect(slot.said(.ended(clean)) == .kill)
    #expect(
      slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .strange(after: .ready)))
    slot = busy()
    _ = slot.received([mark])
    _ = slot.answerEnded()
    _ = slot.said(.ended(clean))
    #expect(slot.isIdle)
    #expect(slot.said(.ended(clean)) == .kill)
  }

  @Test(
    "a worker that decodes itself is believed nothing but a good end",
    arguments: [
      WorkerWord.started(process: 1), .notStarted(errno: 11),
      .ended(ChildEnd(exited: false, code: 9)), .ended(ChildEnd(exited: true, code: 71)),
    ])
  func believed(word: WorkerWord) {
    var slot = busy(.worker)
    #expect(slot.said(word) == .kill)
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .strange(after: nil)))
  }

  @Test("events that fit no state change nothing")
  func strayEvents() {
    var slot = Slot(.photo)
    _ = slot.received([1])
    #expect(slot.answerEnded() == .nothing)
    #expect(slot.clock(1e9) == .nothing)
    #expect(slot.isAbsent)
    #expect(slot.workerEnded(clean) == .spawn)
  }
}
