import Spool
import Supervisor
import Testing

@Suite("What a service has to do without")
struct ServiceHealthTests {
  @Test("what lasts is kept, what is over has its end, and of that only the last")
  func troubles() {
    var health = ServiceHealth()
    for number in 0..<20 {
      health.begin(.disk, "full \(number)", at: "a\(number)")
      #expect(health.lacks(.disk))
      health.end(.disk, at: "b\(number)")
      #expect(!health.lacks(.disk))
    }
    health.begin(.inotify, "used up", at: "c")
    health.begin(.inotify, "used up again", at: "d")
    #expect(health.troubles.count == 9)
    #expect(health.troubles.first?.what == "full 12" && health.troubles.first?.ended == "b12")
    #expect(health.troubles.last?.what == "used up again" && health.troubles.last?.ended == nil)
  }

  @Test("it is told after a change and in each station, and after a failure not at once")
  func publication() {
    var publication = StatePublication()
    var state = ServiceState(version: "1", policy: "p", started: "t", isWatching: true)
    let (one, other) = (StationID(), StationID())
    #expect(publication.isDue(state, in: one, at: 0))
    publication.failed(at: 0)
    #expect(!publication.isDue(state, in: one, at: 4) && publication.isDue(state, in: one, at: 5))
    publication.succeeded(state, in: one)
    #expect(!publication.isDue(state, in: one, at: 6) && publication.isDue(state, in: other, at: 6))
    state.isWatching = false
    #expect(publication.isDue(state, in: one, at: 6))
  }
}
