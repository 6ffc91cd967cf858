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
    let isAnotherAllowed = limiter.allows(worker, at: 6)
    #expect(isAnotherAllowed, "others are counted by themselves")
    let early = limiter.due(at: 64)
    #expect(early.isEmpty)
    let due = limiter.due(at: 65)
    #expect(due.map(\.fields) == [[LogLine.Field("count", "990")]])
    let later = limiter.due(at: 1000)
    #expect(due.first?.event == .quarantine && later.isEmpty)
    let isAllowedLater = limiter.allows(quarantine, at: 1000)
    #expect(isAllowedLater)
  }

  @Test("a minute that was not filled is forgotten, and what is over is said at once at the end")
  func minutes() {
    var limiter = LogLimiter()
    var written = 0
    for minute in 0..<5 {
      for _ in 0..<10 where limiter.allows(quarantine, at: Double(minute) * 61) { written += 1 }
    }
    #expect(written == 50)
    let isAllowed = limiter.allows(quarantine, at: 250)
    let due = limiter.due(at: .infinity)
    #expect(!isAllowed && due.count == 1)
  }

  @Test("whoever asks for verdicts gets all")
  func verdicts() {
    var limiter = LogLimiter()
    let line = LogLine(.info, .verdict, "judged")
    let written = (0..<1000).count { _ in limiter.allows(line, at: 0) }
    #expect(written == 1000)
  }
}
