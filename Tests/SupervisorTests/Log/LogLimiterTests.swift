import Supervisor
import Testing

@Suite("How many lines are written")
struct LogLimiterTests {
  private let quarantine = LogLine(.notice, .quarantine, "a drop cannot be taken")

  @Test("of one event ten a minute are written, and then how many more there were")
  func limited() {
    var limiter = LogLimiter()
    let written = (0..<1000).count { _ in limiter.allows(quarantine, at: 5) }
    #expect(written == 10)
    let worker = LogLine(.notice, .worker, "a worker ended")
    #expect(limiter.allows(worker, at: 6), "others are counted by themselves")
    #expect(limiter.due(at: 64).isEmpty)
    let due = limiter.due(at: 65)
    #expect(due.map(\.fields) == [[LogLine.Field("count", "990")]])
    #expect(due.first?.event == .quarantine && limiter.due(at: 1000).isEmpty)
    #expect(limiter.allows(quarantine, at: 1000))
  }

  @Test("a minute that was not filled is forgotten, and what is over is said at once at the end")
  func minutes() {
    var limiter = LogLimiter()
    for minute in 0..<5 {
      for _ in 0..<10 { #expect(limiter.allows(quarantine, at: Double(minute) * 61)) }
    }
    #expect(!limiter.allows(quarantine, at: 250))
    #expect(limiter.due(at: .infinity).count == 1)
  }

  @Test("whoever asks for verdicts gets all")
  func verdicts() {
    var limiter = LogLimiter()
    let line = LogLine(.info, .verdict, "judged")
    #expect((0..<1000).allSatisfy { _ in limiter.allows(line, at: 0) })
  }
}
