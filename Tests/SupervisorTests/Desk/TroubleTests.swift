import Spool
import Supervisor
import Testing

@Suite("What the service says of trouble, and how it pauses")
struct TroubleTests {
  @Test("trouble that comes and goes is said once, and its end once it stays away")
  func once() {
    var trouble = Trouble()
    var said = 0
    var over = 0
    for second in 0..<100 {
      let now = Double(second)
      if trouble.meet("cannot write", at: now) { said += 1 }
      trouble.clear(at: now + 0.5)
      if trouble.isOver(at: now + 0.9) { over += 1 }
    }
    #expect(said == 1 && over == 0)
    var isOver = trouble.isOver(at: 100)
    #expect(!isOver)
    isOver = trouble.isOver(at: 105)
    #expect(isOver && trouble.line == nil)
    isOver = trouble.isOver(at: 110)
    #expect(!isOver, "said once")
    _ = trouble.meet("cannot write", at: 200)
    isOver = trouble.isOver(at: 214)
    #expect(!isOver)
    isOver = trouble.isOver(at: 215)
    #expect(isOver, "nothing failed any more")
  }

  @Test("the pause doubles up to two seconds and ends with what goes well")
  func pause() {
    var trouble = Trouble()
    var pauses: [Double] = []
    for _ in 0..<6 {
      _ = trouble.meet("cannot write", at: 10)
      pauses.append(trouble.pauseSeconds(at: 10))
    }
    #expect(pauses == [0.25, 0.5, 1, 2, 2, 2])
    #expect(trouble.isLasting)
    trouble.clear(at: 10)
    #expect(trouble.pauseSeconds(at: 10) == 0 && !trouble.isLasting)
  }

  @Test("one photo that fails pauses nobody; two of them, with none that passed between, do")
  func poolPause() {
    let (one, two) = (JobID(), JobID())
    var pause = PoolPause()
    for second in 0..<20 { pause.failed(one, at: Double(second)) }
    #expect(pause.seconds(at: 19) == 0 && !pause.isProbing)
    pause.failed(two, at: 20)
    #expect(pause.seconds(at: 20) == 0.25 && pause.isProbing)
    pause.failed(two, at: 21)
    #expect(pause.seconds(at: 21) == 0.5)
    pause.passed()
    #expect(pause.seconds(at: 21) == 0 && !pause.isProbing)
    pause.failed(one, at: 22)
    pause.passed()
    pause.failed(two, at: 23)
    #expect(!pause.isProbing)
  }

  @Test("each thing that is passed over is said once, and no more than ten a minute")
  func passedOver() {
    var list = PassedOverList()
    let thing = PassedOver(place: "cases/C2", what: "cannot open cases/C2: Permission denied")
    let first = list.note(thing, at: 0)
    #expect(first?.hasPrefix(thing.what) == true)
    for second in 1..<200 {
      let again = list.note(thing, at: Double(second))
      #expect(again == nil)
    }
    var change = list.takeChange()
    #expect(change == [thing])
    change = list.takeChange()
    #expect(change == nil)
    var said = 0
    for number in 0..<500 {
      let other = PassedOver(place: "cases/D\(number)", what: "cannot open it")
      if list.note(other, at: 200) != nil { said += 1 }
    }
    #expect(said == 11)
    list.forgetMended(at: 340)
    change = list.takeChange()
    #expect(change?.count == 501)
    list.forgetMended(at: 351)
    change = list.takeChange()
    #expect(change == [] && list.isEmpty)
  }
}
