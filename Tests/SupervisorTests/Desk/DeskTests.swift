import Spool
import Supervisor
import Testing
import TestSupport

@Suite("What the service decides")
struct DeskTests {
  private func begins(_ actions: ArraySlice<Desk.Action>) -> [(id: JobID, track: Track)] {
    actions.compactMap {
      if case .handle(let id, .begin(_, let track)) = $0 { (id, track) } else { nil }
    }
  }

  private func concluded(_ id: JobID, in office: DeskOffice) -> Bool? {
    for case .handle(id, .conclude(let maySend)) in office.actions { return maySend }
    return nil
  }

  @Test(
    "every photo comes to its end, once, whatever fails on the way, and never stands in two places",
    arguments: [1, 2, 5])
  func nothingIsLost(workers: Int) {
    for seed in 1...20 as ClosedRange<UInt64> {
      var office = DeskOffice(workers: workers, seed: seed)
      let blames: [Blame?] = [nil, nil, nil, nil, .photo, .track, .outside, .machine(.readiness)]
      for _ in 0..<60 {
        let lane: Lane =
          [.ordinary, .ordinary, .large, .unfit].randomElement(using: &office.random) ?? .ordinary
        let blame = blames.randomElement(using: &office.random) ?? nil
        office.drop(lane, blame, isUnfinished: Int.random(in: 0..<8, using: &office.random) == 0)
      }
      office.failuresPercent = 6
      for _ in 0..<300 { office.turn() }
      // The machine is well again.
      office.failuresPercent = 0
      for id in office.photos.keys {
        if office.photos[id]?.blame == .machine(.readiness) || office.photos[id]?.blame == .outside
        {
          office.photos[id]?.blame = nil
        }
      }
      office.run()
      #expect(office.isDone, "seed \(seed)")
      #expect(office.wrong.isEmpty, "seed \(seed): \(office.wrong.first ?? "")")
      let ends = Set(office.photos.values.map(\.ends))
      #expect(ends == [1], "seed \(seed)")
    }
  }

  @Test("a photo whose own work ends its decoder is tried three times, a second apart for each")
  func poison() throws {
    var office = DeskOffice(workers: 2)
    let id = office.drop(.ordinary, .photo)
    for _ in 0..<20 { office.drop() }
    office.run()
    #expect(office.photos[id]?.begun == 3)
    #expect(concluded(id, in: office) == true)
    #expect(office.seconds >= 3 && office.isDone)
  }

  @Test(
    "three kills while others pass leave a photo to a clerk; while none passes they do not count")
  func kills() {
    var office = DeskOffice(workers: 1)
    let id = office.drop(.ordinary, .outside)
    for _ in 0..<200 { office.turn() }
    #expect(office.photos[id]?.kills == 0 && concluded(id, in: office) == nil)
    for _ in 0..<40 {
      office.drop()
      for _ in 0..<5 { office.turn() }
    }
    #expect(concluded(id, in: office) == false)
  }

  @Test("while the machine fails photo after photo one is begun to see, however many workers wait")
  func probing() throws {
    var office = DeskOffice(workers: 4)
    for _ in 0..<40 { office.drop(.ordinary, .machine(.readiness)) }
    office.turn()
    #expect(begins(office.actions[...]).count == 4)
    for _ in 0..<50 {
      let start = office.actions.count
      office.turn()
      #expect(begins(office.actions[start...]).count <= 1)
    }
    let said = office.actions.filter { if case .say(.decodersFail) = $0 { true } else { false } }
    #expect(said.count == 1)
    for id in office.photos.keys { office.photos[id]?.blame = nil }
    office.run()
    #expect(office.isDone && office.wrong.isEmpty)
    let tries = office.photos.values.map(\.begun)
    #expect(tries.allSatisfy { $0 < 30 })
  }

  @Test("costly photos have at most half of the workers, and a single one in its turn")
  func tracks() {
    for workers in [1, 2, 5] {
      var office = DeskOffice(workers: workers)
      for number in 0..<60 { office.drop(.ordinary, number.isMultiple(of: 3) ? .track : nil) }
      var mostSlow = 0
      for _ in 0..<400 where !office.isDone {
        office.turn(answering: false)
        let slow = Set(begins(office.actions[...]).filter { $0.track == .slow }.map(\.id))
        mostSlow = max(mostSlow, office.working.values.count { slow.contains($0) })
        office.answer()
      }
      #expect(office.isDone && office.wrong.isEmpty)
      #expect(mostSlow == max(1, workers / 2))
    }
  }

  @Test("what is repeated is told first, and a repeated answer is no photo of its case")
  func repeated() throws {
    var desk = Desk(workers: 1, leaseSeconds: 30)
    let (first, second) = (JobID(), JobID())
    desk.take(.foundAttached(JobFacts(first)), at: 0)
    #expect(desk.next(at: 0, idleWorkers: 1, isDropWaiting: false) == .handle(first, .settle))
    desk.take(.attached(first), at: 0)
    desk.take(.recovered([JobFacts(second)]), at: 0)
    desk.take(.loaded(second, .repeated(as: 1)), at: 0)
    #expect(desk.next(at: 0, idleWorkers: 1, isDropWaiting: false) == .tell([first]))
    desk.take(.finished([first]), at: 0)
    let next = desk.next(at: 0, idleWorkers: 1, isDropWaiting: false)
    #expect(next == .handle(second, .repeatAnswer(as: 1)))
    desk.take(.finished([second]), at: 0)
    #expect(desk.rest == .nothing)
  }

  @Test("what has found its place is left to recovery; what has not is put off")
  func failures() {
    var desk = Desk(workers: 1, leaseSeconds: 30)
    let (placed, other) = (JobID(), JobID())
    desk.take(.foundAttached(JobFacts(placed)), at: 0)
    desk.take(.recovered([JobFacts(other, hasOpenTry: true)]), at: 0)
    desk.take(.failed(placed, .blocked), at: 0)
    desk.take(.failed(other, .blocked), at: 0)
    var actions: [Desk.Action] = []
    while let action = desk.next(at: 0, idleWorkers: 1, isDropWaiting: false) {
      actions.append(action)
    }
    #expect(actions == [.release([placed]), .putOff(other, .blocked)])
    #expect(desk.jobs.isEmpty && desk.isWell)
    desk.take(.failed(nil, .machine("no disk")), at: 1)
    desk.take(.failed(nil, .machine("no disk")), at: 1)
    let said = desk.next(at: 1, idleWorkers: 1, isDropWaiting: false)
    #expect(said == .say(.machineFails("no disk")))
    #expect(desk.next(at: 1, idleWorkers: 1, isDropWaiting: false) == nil, "said once")
    #expect(!desk.mayBegin(at: 1.2) && desk.mayBegin(at: 1.5))
  }

  @Test(
    "told to stop, it takes no more, and what was read ahead is finished with what workers have")
  func stopping() {
    var office = DeskOffice(workers: 2)
    office.areWorkersSlow = true
    for _ in 0..<20 { office.drop() }
    office.turn(answering: false)
    let working = Set(office.working.values)
    #expect(working.count == 2)
    let taken = office.desk.jobs
    #expect(taken.isSuperset(of: working) && taken.count > working.count)
    office.desk.take(.stopping, at: office.seconds)
    office.carryOut()
    #expect(office.desk.jobs == taken && office.left.isEmpty)
    office.areWorkersSlow = false
    while office.desk.underWayCount > 0 {
      office.answer()
      office.desk.beginTurn()
      office.carryOut()
    }
    #expect(office.desk.jobs.isEmpty && taken.allSatisfy { office.photos[$0]?.ends == 1 })
    #expect(office.photos.values.count { $0.ends > 0 } == taken.count)
    #expect(office.wrong.isEmpty)
  }

  @Test("told to stop while the machine fails, it gives up what was read ahead")
  func stoppingInTrouble() {
    var office = DeskOffice(workers: 2)
    office.areWorkersSlow = true
    for _ in 0..<20 { office.drop() }
    office.turn(answering: false)
    let taken = office.desk.jobs
    office.desk.take(.failed(nil, .machine("no disk")), at: office.seconds)
    office.desk.take(.stopping, at: office.seconds)
    office.carryOut()
    #expect(office.desk.underWayCount == 2 && office.desk.jobs == taken)
    office.desk.take(.stopped, at: office.seconds)
    office.carryOut()
    #expect(office.desk.jobs.isEmpty && Set(office.left) == taken && office.wrong.isEmpty)
  }

  @Test("a job that was lost may come back under its own id, and its old try tells nothing of it")
  func lost() {
    var office = DeskOffice(workers: 1)
    let id = office.drop()
    office.turn(answering: false)
    let ticket = office.working.keys.first ?? 0
    office.desk.take(.lost([id]), at: 1)
    #expect(office.desk.job(under: ticket) == nil && office.desk.underWayCount == 0)
    office.desk.take(.recovered([JobFacts(id)]), at: 1)
    office.desk.take(.ended(ticket: ticket, nil, looksUnfinished: false), at: 1)
    #expect(office.desk.jobs == [id] && office.desk.rest == .working)
  }
}
