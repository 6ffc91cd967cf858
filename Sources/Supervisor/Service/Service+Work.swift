import Spool
import Verdicts
import Wire

/// Taking work: which photo is begun next, and in which lane.
extension Service {
  /// How long one turn may take work, in seconds: signals and answers wait no longer for it.
  private static let workSecondsMaximum = 0.05

  /// Seconds until anything may be begun; 0 while all is well.
  func pauseSeconds(at now: Double) -> Double {
    max(trouble.pauseSeconds(at: now), poolPause.seconds(at: now))
  }

  /// Whether the one photo that is to show that the trouble is over has not ended yet.
  var isWaitingForProbe: Bool { poolPause.isProbing && !underWay.isEmpty }

  /// Gives idle workers photos, as long as there are any.
  func fillWorkers() {
    let end = SystemClock.seconds + Self.workSecondsMaximum
    while SystemClock.seconds < end, pool.hasIdleWorker, pauseSeconds(at: SystemClock.seconds) == 0,
      !isWaitingForProbe
    {
      if beginCostly() { continue }
      let jobs = nextJobs(atMost: poolPause.isProbing ? 1 : pool.idleWorkerCount)
      if jobs.isEmpty { break }
      for job in jobs { open(job) }
    }
  }

  /// Begins a costly photo where it is the turn of one.
  private func beginCostly() -> Bool {
    let now = SystemClock.seconds
    let slow = underWay.values.count { $0.lane == .slow }
    let waited = costly.waitedSeconds(at: now)
    let othersWait = inbox.secondsUntilNext(at: now) == 0 || (held.nextSeconds ?? .infinity) <= now
    guard plan.mayBeginSlow(slow: slow, waitedSeconds: waited, othersWait: othersWait),
      let job = costly.next()
    else { return false }
    open(job, in: .slow)
    return true
  }

  /// The next jobs: those that were held, deferred ones whose time has come, or the oldest drops.
  private func nextJobs(atMost count: Int) -> [Job] {
    let due = held.next(count, at: SystemClock.seconds)
    if !due.isEmpty { return due }
    var found: [Job] = []
    if timers.isDue(.deferred, at: SystemClock.seconds) {
      attempt {
        found = try spool.resumeDeferred(count, at: spool.renewLease())
        guard costly.room > 0 else { return }
        for job in try spool.resumeDeferred(costly.room, isCostly: true, at: spool.renewLease()) {
          costly.add(job, at: SystemClock.seconds)
        }
      }
      // Where some were due there may be more.
      if !found.isEmpty { timers.makeDue(.deferred) }
    }
    guard found.isEmpty else { return found }
    // Trouble with what waits is none of those that come.
    attempt {
      let drops = try inbox.next(count, at: SystemClock.seconds)
      if !drops.isEmpty { found = try claim(drops) }
    }
    return found
  }

  /// Takes what can be taken of these; where the machine fails, they are looked for again.
  private func claim(_ drops: [Drop]) throws -> [Job] {
    do {
      let outcomes = try spool.claim(drops, at: spool.renewLease())
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

  /// Hands a loaded photo to an idle worker.
  func begin(_ job: Job, _ bytes: SealedBytes, in lane: Lane) throws {
    let now = SystemClock.seconds
    var photo = UnderWay(job: job, bytes: bytes, beganSeconds: now, lane: lane)
    if job.isPoison || job.isGivenUp {
      let fault = Fault(.decoderFailed, "its decoder was ended too often")
      answered.append(
        Answered(photo: photo, outcome: .failed(fault), maySend: !job.isGivenUp))
      return
    }
    try job.beginTry()
    var assignment = bench.assignment(kind: job.drop?.kind)
    if lane == .fast { assignment.costMaximumMilliseconds = Lane.fastMillisecondsMaximum }
    let ticket = nextTicket
    nextTicket += 1
    photo.beganSeconds = SystemClock.seconds
    guard pool.begin(ticket: ticket, photo: bytes, assignment: assignment, lane: lane) else {
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
    return !all.isEmpty
  }

  private func take(_ photo: UnderWay, _ finished: Finished) {
    let job = photo.job
    let answer = Answered(photo: photo, outcome: finished.outcome)
    switch finished.blame {
    case nil:
      photosPassed += 1
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
    case .lane:
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
      let othersPassed = job.passedBefore.map { photosPassed > $0 } ?? true
      job.passedBefore = photosPassed
      let killed = blame == .outside && othersPassed ? try spool.renewLease() : nil
      try job.tryWasInterrupted(killed: killed)
      guard job.isGivenUp else { return hold(job) }
      var answer = answer
      answer.maySend = false
      answered.append(answer)
    }
  }

  /// Judges what workers have answered and attaches it.
  func concludeAnswers() {
    let answers = answered
    answered = []
    for answer in answers where answer.photo.job.isHeld {
      carryOn(answer.photo.job) {
        try conclude(
          answer.photo.job, answer.photo.bytes, answer.outcome,
          beganSeconds: answer.photo.beganSeconds, maySend: answer.maySend)
      }
    }
  }

  /// Takes up what dead services and failed steps have left.
  func recover() {
    attempt {
      for job in try spool.recover(at: spool.renewLease()) {
        switch job {
        case .judge(let job): resume(job)
        case .finish(let job, let attempt): settle(job, attempt)
        }
      }
    }
  }

  /// A try that its service did not live to see the end of was ended from outside.
  private func resume(_ job: Job) {
    carryOn(job) {
      let wasOpen = job.record.hasOpenTry
      if wasOpen { try job.tryWasInterrupted(killed: spool.renewLease()) }
      let pause = wasOpen ? HeldJobs.pauseSecondsPerTry : 0
      held.add(job, until: SystemClock.seconds + pause)
    }
  }
}
