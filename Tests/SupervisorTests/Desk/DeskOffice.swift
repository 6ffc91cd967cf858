import Spool
import Supervisor
import TestSupport

/// A desk with an office around it that has no disk and no workers: it carries out by dice, fails
/// as often as it is told to, and keeps its own account of where every photo is.
struct DeskOffice {
  /// What one photo is, which its tries show.
  struct Photo {
    var lane = Lane.ordinary
    /// Whose doing every end of it is; `nil` for a photo that passes.
    var blame: Blame?
    var isUnfinished = false
    var facts: JobFacts
    var kills = 0
    /// Whether it is durable in its case.
    var isAttached = false
    /// How often it has come to its end.
    var ends = 0
    /// So many tries were begun.
    var begun = 0
  }

  var desk: Desk
  let workers: Int
  var seconds = 0.0
  var random: SplitMix64
  /// Whether workers need longer than a turn.
  var areWorkersSlow = false
  /// How many in a hundred steps fail.
  var failuresPercent = 0
  var photos: [JobID: Photo] = [:]
  /// Drops that were not claimed yet, by lane.
  var waiting: [Lane: [JobID]] = [:]
  /// What is put off, and what was released.
  var deferred: [JobID] = []
  var left: [JobID] = []
  /// What the desk should know.
  var inHand: Set<JobID> = []
  var inMemory: Set<JobID> = []
  var working: [UInt64: JobID] = [:]
  /// Every action, in order.
  var actions: [Desk.Action] = []
  /// What should never be.
  var wrong: [String] = []

  init(workers: Int, seed: UInt64 = 1) {
    self.workers = workers
    desk = Desk(workers: workers, leaseSeconds: 30)
    random = SplitMix64(seed: seed)
  }

  /// Drops a photo.
  @discardableResult
  mutating func drop(_ lane: Lane = .ordinary, _ blame: Blame? = nil, isUnfinished: Bool = false)
    -> JobID
  {
    let id = JobID()
    photos[id] = Photo(
      lane: lane, blame: blame, isUnfinished: isUnfinished, facts: JobFacts(id))
    waiting[lane, default: []].append(id)
    return id
  }

  /// One turn, then the workers' answers, then the wait.
  mutating func turn(answering: Bool = true) {
    desk.beginTurn()
    carryOut()
    if answering { answer() }
    let idle = workers - working.count
    let wake = desk.wakeSeconds(
      at: seconds, idleWorkers: idle,
      inboxSeconds: waiting.values.contains { !$0.isEmpty } ? 0 : 5, isIndexBuilding: false)
    seconds = max(seconds + 0.001, min(wake, seconds + 5))
  }

  /// Works until nothing is left, or for so many turns.
  mutating func run(turns: Int = 20_000) {
    for _ in 0..<turns where !isDone { turn() }
  }

  var isDone: Bool {
    desk.rest == .nothing && waiting.values.allSatisfy(\.isEmpty) && deferred.isEmpty
      && left.isEmpty
  }

  mutating func carryOut() {
    while true {
      let action = desk.next(
        at: seconds, idleWorkers: workers - working.count,
        isDropWaiting: waiting[.ordinary]?.isEmpty == false)
      guard let action else { break }
      actions.append(action)
      carryOut(action)
      seconds += 0.0001
      check()
    }
    // Nothing is on its way between the two now.
    if desk.jobs != inHand { wrong.append("the desk knows other jobs than the office") }
  }

  /// Every worker answers.
  mutating func answer() {
    for (ticket, id) in working.sorted(by: { $0.key < $1.key }) { end(ticket, id) }
    desk.take(.heard, at: seconds)
    carryOut()
  }

  private mutating func end(_ ticket: UInt64, _ id: JobID) {
    working[ticket] = nil
    guard let photo = photos[id], desk.job(under: ticket) == id else { return }
    desk.take(
      .ended(ticket: ticket, photo.blame, looksUnfinished: photo.isUnfinished), at: seconds)
  }

  private mutating func check() {
    if !desk.jobs.isSubset(of: inHand) { wrong.append("the desk knows jobs that it was not given") }
    if working.count > workers { wrong.append("\(working.count) with \(workers) workers") }
    let ahead = inMemory.count { photos[$0]?.lane == .ordinary }
    // One held photo may come beside those that are read ahead.
    if ahead > 5 { wrong.append("\(ahead) are read ahead") }
  }

  // MARK: Carrying out

  private mutating func happens(percent: Int) -> Bool {
    percent > 0 && Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func carryOut(_ action: Desk.Action) {
    switch action {
    case .say, .renewLease, .keepBooks, .flushPages: break
    case .recover: recover()
    case .takeBack(let count, let costly):
      let others = deferred.filter { photos[$0]?.blame != .track }.prefix(count)
      come(Array(others)) { .cameBack($0) }
      come(Array(deferred.filter { photos[$0]?.blame == .track }.prefix(costly))) {
        .cameBackCostly($0)
      }
    case .claim(let count, let lane):
      if happens(percent: failuresPercent) {
        return desk.take(.failed(nil, .machine("no disk")), at: seconds)
      }
      let jobs = Array((waiting[lane] ?? []).prefix(count))
      waiting[lane]?.removeFirst(jobs.count)
      come(jobs) { .came($0) }
    case .hear: if areWorkersSlow { desk.take(.heard, at: seconds) } else { answer() }
    case .handle(let id, let handling):
      if happens(percent: failuresPercent / 3) { return lose(id) }
      if happens(percent: failuresPercent) {
        let failure: Desk.Failure = Bool.random(using: &random) ? .machine("no disk") : .blocked
        return desk.take(.failed(id, failure), at: seconds)
      }
      handle(id, handling)
    case .tell(let jobs), .quarantine(let jobs):
      for id in jobs where happens(percent: failuresPercent) {
        desk.take(.failed(id, .machine("no disk")), at: seconds)
      }
      finish(jobs.filter { desk.jobs.contains($0) })
    case .putOff(let id, _):
      inHand.remove(id)
      inMemory.remove(id)
      deferred.append(id)
    case .release(let jobs):
      inHand.subtract(jobs)
      inMemory.subtract(jobs)
      left += jobs
    }
  }

  private mutating func come(_ jobs: [JobID], _ event: ([JobFacts]) -> Desk.Event) {
    deferred.removeAll { jobs.contains($0) }
    inHand.formUnion(jobs)
    desk.take(event(jobs.compactMap { photos[$0]?.facts }), at: seconds)
  }

  private mutating func recover() {
    let found = left
    left = []
    for id in found {
      guard let photo = photos[id] else { continue }
      inHand.insert(id)
      desk.take(
        photo.isAttached ? .foundAttached(photo.facts) : .recovered([photo.facts]), at: seconds)
    }
  }

  private mutating func lose(_ id: JobID) {
    inHand.remove(id)
    inMemory.remove(id)
    // Whoever has it ends, and it is found again.
    left.append(id)
    desk.take(.lost([id]), at: seconds)
  }

  private mutating func finish(_ jobs: [JobID]) {
    for id in jobs {
      inHand.remove(id)
      photos[id]?.ends += 1
    }
    desk.take(.finished(jobs), at: seconds)
  }

  private mutating func handle(_ id: JobID, _ handling: Desk.Handling) {
    guard let photo = photos[id] else { return }
    switch handling {
    case .open, .copy:
      if photo.lane == .unfit { return desk.take(.rejected(id), at: seconds) }
      if photo.lane == .large, happens(percent: 70) {
        return desk.take(.loading(id), at: seconds)
      }
      inMemory.insert(id)
      desk.take(.loaded(id, .photo(isLarge: photo.lane == .large)), at: seconds)
    case .begin(let ticket, _):
      photos[id]?.facts.hasOpenTry = true
      photos[id]?.begun += 1
      inMemory.remove(id)
      working[ticket] = id
      desk.take(.begun(id, ticket: ticket), at: seconds)
    case .note(let end): note(id, end)
    case .askWhetherItGrows: desk.take(.asked(id, mayGrow: happens(percent: 50)), at: seconds)
    case .awaitRest:
      inHand.remove(id)
      inMemory.remove(id)
      deferred.append(id)
      desk.take(.postponed(id), at: seconds)
    case .beginStoring, .store:
      desk.take(happens(percent: 50) ? .storing(id) : .stored(id), at: seconds)
    case .conclude, .settle:
      inMemory.remove(id)
      photos[id]?.isAttached = true
      desk.take(.attached(id), at: seconds)
    case .repeatAnswer: finish([id])
    case .reject: desk.take(.rejected(id), at: seconds)
    }
  }

  private mutating func note(_ id: JobID, _ end: TryEnd) {
    photos[id]?.facts.hasOpenTry = false
    switch end {
    case .failed: photos[id]?.facts.tries += 1
    case .interrupted(isKill: true): photos[id]?.kills += 1
    // It is too costly for the fast track only.
    case .tooCostly: photos[id]?.blame = nil
    case .interrupted, .answered, .notBegun, .leftOpen: break
    }
    guard let photo = photos[id] else { return }
    photos[id]?.facts.isPoison = photo.facts.tries >= 3
    photos[id]?.facts.isGivenUp = photo.kills >= 3
    if let facts = photos[id]?.facts { desk.take(.noted(id, end, facts), at: seconds) }
  }
}
