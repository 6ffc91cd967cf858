import Supervisor
import Testing
import Wire

@Suite("A worker's slot")
struct SlotTests {
  let clean = ChildEnd(exited: true, code: 0)
  let crashed = ChildEnd(exited: false, code: 11)

  /// A slot whose worker is busy with ticket 7 until second 10.
  var busy: Slot {
    var slot = Slot()
    slot.spawned()
    slot.assigned(ticket: 7, deadlineSeconds: 10, answerBytesMaximum: 4)
    return slot
  }

  @Test("a job is over when its child has ended and its answer is complete, in either order")
  func bothOrders() {
    for answerFirst in [true, false] {
      var slot = busy
      _ = slot.received([1, 2])
      let first = answerFirst ? slot.answerEnded() : slot.childEnded(clean)
      #expect(first == .nothing)
      let second = answerFirst ? slot.childEnded(clean) : slot.answerEnded()
      #expect(second == .deliver(ticket: 7, .answered([1, 2])))
      #expect(slot.isIdle)
    }
  }

  @Test("a child that dies delivers its death, not its answer")
  func childDies() {
    var slot = busy
    _ = slot.received([1, 2])
    #expect(slot.childEnded(crashed) == .nothing)
    #expect(slot.answerEnded() == .deliver(ticket: 7, .died(crashed)))
  }

  @Test("a child that used up its processor time is told from one that crashed")
  func processorTime() {
    var slot = busy
    _ = slot.answerEnded()
    let end = ChildEnd(exited: false, code: Slot.processorTimeSignal)
    #expect(slot.childEnded(end) == .deliver(ticket: 7, .exhausted))
  }

  @Test("a worker that dies takes its job with it and is replaced")
  func workerDies() {
    var slot = busy
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .died(crashed)))
    #expect(slot.isAbsent)
  }

  @Test("a worker that dies after its child's good end still delivers the answer")
  func workerDiesAfterAnswer() {
    var slot = busy
    _ = slot.received([9])
    _ = slot.childEnded(clean)
    // The answer's end is the one event that may be missing when the worker's end is seen.
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .died(clean)))
    slot = busy
    _ = slot.received([9])
    #expect(slot.answerEnded() == .nothing)
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .died(crashed)))
  }

  @Test("at its deadline a job is killed once, and delivered as overdue when the worker is gone")
  func deadline() {
    var slot = busy
    #expect(slot.clock(9.99) == .nothing)
    #expect(slot.clock(10) == .kill)
    #expect(slot.clock(11) == .nothing)
    #expect(slot.deadlineSeconds == nil)
    #expect(slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .overdue))
  }

  @Test("an answer of the limit is taken; one byte more ends the worker, and is all that is kept")
  func longAnswer() {
    var slot = busy
    #expect(slot.received([1, 2, 3]) == .nothing)
    #expect(slot.received([4]) == .nothing)
    #expect(slot.received([5, 6]) == .kill)
    #expect(slot.received([7]) == .nothing)
    #expect(
      slot.workerEnded(crashed) == .deliverAndSpawn(ticket: 7, .answered([1, 2, 3, 4, 5])))
  }

  @Test("a worker that tells of an end unasked, or twice, is ended")
  func unasked() {
    var slot = busy
    #expect(slot.childEnded(clean) == .nothing)
    #expect(slot.childEnded(clean) == .kill)
    let killed = ChildEnd(exited: false, code: 9)
    #expect(slot.workerEnded(killed) == .deliverAndSpawn(ticket: 7, .died(killed)))
    slot = busy
    _ = slot.answerEnded()
    _ = slot.childEnded(clean)
    #expect(slot.isIdle)
    #expect(slot.childEnded(clean) == .kill)
  }

  @Test("workers that end before any job are counted, and one that works clears the count")
  func failedStarts() {
    var slot = Slot()
    for count in 1...3 {
      slot.spawned()
      #expect(slot.workerEnded(crashed) == .spawn)
      #expect(slot.failedStarts == count)
    }
    slot.spawned()
    slot.assigned(ticket: 1, deadlineSeconds: 1, answerBytesMaximum: 1)
    _ = slot.answerEnded()
    _ = slot.childEnded(clean)
    #expect(slot.failedStarts == 0)
  }

  @Test("events that fit no state change nothing")
  func strayEvents() {
    var slot = Slot()
    _ = slot.received([1])
    #expect(slot.answerEnded() == .nothing)
    #expect(slot.clock(1e9) == .nothing)
    #expect(slot.isAbsent)
  }
}
