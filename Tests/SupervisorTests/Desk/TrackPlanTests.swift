import Supervisor
import Testing

@Suite("Which track a worker is for")
struct TrackPlanTests {
  @Test("of two workers and more the slow track has at most half, and those at once")
  func half() {
    for (workers, most) in [(2, 1), (3, 1), (4, 2), (9, 4)] {
      let plan = TrackPlan(workers: workers)
      #expect(plan.slowMaximum == most)
      for slow in 0..<workers {
        let may = plan.mayBeginSlow(slow: slow, waitedSeconds: 0, othersWait: true)
        #expect(may == (slow < most))
      }
    }
  }

  @Test("a single worker is lent when nothing else waits, or after ten seconds")
  func single() {
    let plan = TrackPlan(workers: 1)
    #expect(plan.mayBeginSlow(slow: 0, waitedSeconds: 0, othersWait: false))
    #expect(!plan.mayBeginSlow(slow: 0, waitedSeconds: 9.9, othersWait: true))
    #expect(plan.mayBeginSlow(slow: 0, waitedSeconds: 10, othersWait: true))
    #expect(!plan.mayBeginSlow(slow: 1, waitedSeconds: 99, othersWait: false))
    #expect(!plan.mayBeginSlow(slow: 0, waitedSeconds: nil, othersWait: false))
  }
}
