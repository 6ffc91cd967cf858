import Files
import Spool
import Verdicts
import Wire

/// Taking work: which photo is begun next, and in which track.
extension Service {
  /// How long one turn may take work, in seconds: signals and answers wait no longer for it.
  private static let workSecondsMaximum = 0.05

  /// Seconds until anything may be begun; 0 while all is well.
  func pauseSeconds(at now: Double) -> Double {
    max(trouble.pauseSeconds(at: now), poolPause.seconds(at: now))
  }

  /// Whether the one photo that is to show that the trouble is over has not ended yet.
  var isWaitingForProbe: Bool { poolPause.isProbing && !underWay.isEmpty }

  /// Gives idle workers photos, and reads some ahead, as long as there are any.
  func fillWorkers() {
    let end = SystemClock.seconds + Self.workSecondsMaximum
    while SystemClock.seconds < end, mayBegin {
      if pool.hasIdleWorker, beginLoaded() || beginCostly() { continue }
      let ahead = poolPause.isProbing ? 0 : Copies.readyMaximum - copies.ready.count
      let room = (poolPause.isProbing ? min(1, pool.idleWorkerCount) : pool.idleWorkerCount) + ahead
      let jobs = room > 0 ? nextJobs(atMost: room) : []
      if jobs.isEmpty { break }
      for job in jobs { open(job) }
    }
  }

  /// Whether a photo may be begun now.
  var mayBegin: Bool { pauseSeconds(at: SystemClock.seconds) == 0 && !isWaitingForProbe }

  /// Between two pieces of other work: workers that have answered get what was read ahead.
  func keepWorkersBusy() {
    guard !copies.ready.isEmpty else { return }
    _ = takeAnswers(Poll.wait(for: pool.descriptors, untilSeconds: 0))
  }

  /// Begins a costly photo where it is the turn of one.
  private func beginCostly() -> Bool {
    let now = SystemClock.seconds
    let slow = underWay.values.count { $0.track == .slow }
    let waited = costly.waitedSeconds(at: now)
    let othersWait =
      inbox.secondsUntilNext(at: now, lanes: [.ordinary]) == 0
      || (held.nextSeconds ?? .infinity) <= now
    guard plan.mayBeginSlow(slow: slow, waitedSeconds: waited, othersWait: othersWait),
      let job = costly.next()
    else { return false }
    open(job, in: .slow)
    return true
  }

  /// Begins a photo that was copied while no worker was idle.
  private func beginLoaded() -> Bool {
    guard let next = copies.next() else { return false }
    carryOn(next.job) { try begin(next.job, next.bytes, in: next.track) }
    return true
  }

  /// The lanes that drops may be taken from now.
  func lanes(at now: Double) -> [Lane] {
    [.ordinary] + (copies.hasRoom ? [.large] : []) + (now >= unfitSeconds ? [.unfit] : [])
  }

  /// The next jobs: drops, and with them one that was held or put off, so that neither keeps the other
  /// waiting.
  private func nextJobs(atMost count: Int) -> [Job] {
    let now = SystemClock.seconds
    takeDeferred(at: now)
    var found = held.next(1, at: now)
    // Trouble with what waits is none of those that come.
    attempt {
      found += try claim(inbox.next(count, at: now, lanes: [.ordinary]))
      if copies.hasRoom { found += try claim(inbox.next(1, at: now, lanes: [.large])) }
    }
    return found
  }

  /// Takes back some of what was put off and is due.
  private func takeDeferred(at now: Double) {
    guard copies.hasRoom, timers.isDue(.deferred, at: now) else { return }
    attempt {
      let time = try station.renewLease()
      let due = try station.resumeDeferred(Self.deferredAtOnce, at: time)
      for job in due { held.add(job, until: now) }
      // Where some were due there may be more.
      if !due.isEmpty { timers.makeDue(.deferred, at: now + Self.deferredPauseSeconds) }
      guard costly.room > 0 else { return }
      for job in try station.resumeDeferred(costly.room, isCostly: true, at: time) {
        costly.add(job, at: now)
      }
    }
  }

  /// So many deferred jobs are taken back at once, and so much later the next, in seconds.
  private static let deferredAtOnce = 4
  private static let deferredPauseSeconds = 0.1

  /// Takes what can be taken of these; where the machine fails, they are looked for again.
  private func claim(_ drops: [Drop]) throws -> [Job] {
    guard !drops.isEmpty else { return [] }
    let now = SystemClock.seconds
    do {
      let wanted = try drops.filter { try hasRoom(for: $0, at: now) }
      let outcomes = try station.claim(wanted, at: station.renewLease())
      for (drop, outcome) in zip(wanted, outcomes) {
        if case .stuck = outcome { inbox.setAside(drop, at: now) }
      }
      if case .failed(let error) = outcomes.last {
        inbox.lookAgain()
        meet(error)
      }
      return outcomes.compactMap(\.job)
    } catch {
      inbox.lookAgain()
      throw error
    }
  }

  /// Whether the disk has room for a drop. One that is too large for what is left waits by itself; where
  /// not even an ordinary one has room, all wait.
  private func hasRoom(for drop: Drop, at now: Double) throws -> Bool {
    if try station.hasRoom(for: drop, at: now) { return true }
    guard drop.lane != .ordinary else { throw station.shortOfRoom }
    inbox.setAside(drop, at: now)
    passOver(PassedOver(place: Folder.new.rawValue, what: station.shortOfRoom.description))
    return false
  }

  /// Takes some drops that are no photos, now and then: each costs as much as a photo's claim, and a
  /// folder full of them keeps no photo waiting.
  func takeUnfit() {
    let now = SystemClock.seconds
    guard now >= unfitSeconds, pauseSeconds(at: now) == 0 else { return }
    var isFound = false
    attempt {
      for job in try claim(inbox.next(Self.unfitAtOnce, at: now, lanes: [.unfit])) {
        isFound = true
        open(job)
      }
    }
    guard isFound else { return }
    tellOfRejected()
    unfitSeconds = SystemClock.seconds + Self.unfitPauses * (SystemClock.seconds - now)
  }

  /// So many drops that are no photos are one group.
  private static let unfitAtOnce = 8
  /// The pause after such a group, as a multiple of the time that it took.
  private static let unfitPauses = 6.0

  /// Copies one slice of a large file into memory, and one into its case.
  func stepCopies() {
    if !copies.loads.isEmpty {
      let next = copies.loads.removeFirst()
      carryOn(next.job) { try load(next, bytes: Copies.sliceBytes) }
      keepWorkersBusy()
    }
    if !copies.stores.isEmpty {
      let next = copies.stores.removeFirst()
      carryOn(next.answer.photo.job) {
        if try next.storing.step(bytesMaximum: Copies.sliceBytes) {
          try conclude(next.answer, storedDigest: next.storing.digest)
        } else {
          copies.stores.append(next)
        }
      }
    }
  }

  /// Hands a loaded photo to an idle worker.
  func begin(_ job: Job, _ bytes: SealedBytes, in track: Track) throws {
    let now = SystemClock.seconds
    var photo = UnderWay(job: job, bytes: bytes, beganSeconds: now, track: track)
    if job.isPoison || job.isGivenUp {
      let fault = Fault(.decoderFailed, "its decoder was ended too often")
      answered.append(
        Answered(photo: photo, outcome: .failed(fault), maySend: !job.isGivenUp))
      return
    }
    try job.beginTry()
    var assignment = bench.assignment(kind: job.drop?.kind)
    if track == .fast { assignment.costMaximumMilliseconds = Track.fastMillisecondsMaximum }
    let ticket = nextTicket
    nextTicket += 1
    photo.beganSeconds = SystemClock.seconds
    guard pool.begin(ticket: ticket, photo: bytes, assignment: assignment, track: track) else {
      try job.tryWasInterrupted()
      return hold(job)
    }
    underWay[ticket] = photo
  }

  /// Has a job that the machine failed wait for its next try: in memory at first, then put off.
  func hold(_ job: Job) {
    job.machineFailures += 1
    guard job.machineFailures <= Self.holdsMaximum else { return putOff(job, .machine) }
    let pause = Backoff.pauseSeconds(afterFailures: job.machineFailures)
    held.add(job, until: SystemClock.seconds + pause)
  }

  /// So often in a row a job is held in memory.
  private static let holdsMaximum = 3

  // MARK: What became of it

  /// Takes what workers have answered.
  ///
  /// - Returns: Whether any photo's try is over.
  func takeAnswers(_ readable: Set<Int32>) -> Bool {
    let all = pool.service(readable: readable)
    for finished in all {
      guard let photo = underWay.removeValue(forKey: finished.ticket) else { continue }
      take(photo, finished)
    }
    while pool.hasIdleWorker, mayBegin, !copies.ready.isEmpty, beginLoaded() {}
    return !all.isEmpty
  }

  private func take(_ photo: UnderWay, _ finished: Finished) {
    let job = photo.job
    let answer = Answered(photo: photo, outcome: finished.outcome)
    switch finished.blame {
    case nil:
      passedSeconds = SystemClock.seconds
      poolPause.passed()
      decoderTrouble.clear(at: SystemClock.seconds)
      answered.append(answer)
    case .photo where !poolPause.isProbing:
      carryOn(job) {
        try job.tryFailed()
        guard !job.isPoison else { return answered.append(answer) }
        let pause = Double(job.record.tries) * HeldJobs.pauseSecondsPerTry
        held.add(job, until: SystemClock.seconds + pause)
      }
    case .track:
      carryOn(job) {
        try job.tryWasInterrupted()
        guard costly.room > 0 else { return putOff(job, .costly) }
        costly.add(job, at: SystemClock.seconds)
      }
    case .photo, .machine, .outside:
      interrupted(answer, finished.blame ?? .outside)
    }
  }

  /// A try was ended by the machine or from outside. While every photo is, a photo's own end tells
  /// nothing either.
  private func interrupted(_ answer: Answered, _ blame: Blame) {
    let job = answer.photo.job
    meet(blame, of: job)
    carryOn(job) {
      let now = SystemClock.seconds
      let othersPass = passedSeconds.map { now - $0 < JobRecord.killsApartSeconds } ?? false
      let killed = blame == .outside && othersPass ? try station.renewLease() : nil
      try job.tryWasInterrupted(killed: killed)
      guard job.isGivenUp else { return hold(job) }
      var answer = answer
      answer.maySend = false
      answered.append(answer)
    }
  }

  /// Judges what workers have answered and attaches it; a large original is stored first, in slices.
  func concludeAnswers() {
    let answers = answered
    answered = []
    for answer in answers where answer.photo.job.isHeld {
      let job = answer.photo.job
      carryOn(job) {
        guard let bytes = answer.photo.bytes, bytes.count > station.tree.limits.largeBytes,
          try !waitsForTheRest(job, answer.outcome)
        else { return try conclude(answer) }
        try store(answer, extension: Self.originalExtension(of: answer.outcome))
      }
    }
  }

  /// Begins to store a large original; one that is moved needs no storing.
  func store(_ answer: Answered, extension ending: String) throws {
    let storing = try answer.photo.job.beginStoring(answer.photo.bytes, extension: ending)
    guard let storing else { return try conclude(answer) }
    copies.stores.append(Copies.Store(answer: answer, storing: storing))
  }

  /// Takes up what dead services and failed steps have left.
  func recover() {
    attempt {
      for job in try station.recover(at: station.renewLease()) {
        switch job {
        case .judge(let job): resume(job)
        case .finish(let job, let attempt): settle(job, attempt)
        }
      }
    }
  }

  /// A try that its service did not live to see the end of is no word on the photo.
  private func resume(_ job: Job) {
    carryOn(job) {
      let wasOpen = job.record.hasOpenTry
      if wasOpen { try job.tryWasInterrupted() }
      let pause = wasOpen ? HeldJobs.pauseSecondsPerTry : 0
      held.add(job, until: SystemClock.seconds + pause)
    }
  }
}
