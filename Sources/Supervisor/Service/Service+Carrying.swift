import Casework
import Files
import Findings
import Spool
import Verdicts
import Wire

/// Carrying out what the desk decides.
extension Service {
  /// Tells the desk what has happened.
  func happened(_ event: Desk.Event) { desk.take(event, at: clock.seconds()) }

  /// Carries out one action after the other, until the turn is over.
  func carryOut() {
    while true {
      let now = clock.seconds()
      let action = desk.next(
        at: now, idleWorkers: pool.idleWorkerCount,
        isDropWaiting: inbox.secondsUntilNext(at: now, lanes: [.ordinary]) == 0)
      guard let action else { return }
      carryOut(action)
    }
  }

  private func carryOut(_ action: Desk.Action) {
    switch action {
    case .say(let notice): say(notice.description)
    case .renewLease: meetingTrouble { _ = try fileTime() }
    case .recover: recover()
    case .keepBooks(let isIndexDue):
      tendIndex(isDue: isIndexDue)
      tendJournal()
    case .takeBack(let count, let costlyCount): takeBack(count, costly: costlyCount)
    case .claim(let count, .decision): meetingTrouble { try claimDecisions(count) }
    case .claim(let count, let lane): meetingTrouble { try claim(count, lane) }
    case .hear: hear(Poll.wait(for: pool.descriptors, untilSeconds: 0))
    case .handle(let id, let handling):
      guard let photo = inHand[id] else { return happened(.lost([id])) }
      carryOn(photo.job) { try handle(id, photo, handling) }
    case .tell(let jobs): tellOfAttached(jobs)
    case .quarantine(let jobs): tellOfRejected(jobs)
    case .putOff(let id, let reason): putOff(id, reason)
    case .release(let jobs): for id in jobs { inHand.removeValue(forKey: id)?.job.release() }
    case .flushPages: pages.flush(at: clock.seconds())
    }
  }

  private func handle(_ id: JobID, _ photo: InHand, _ handling: Desk.Handling) throws {
    switch handling {
    case .open: try open(photo.job)
    case .copy: try load(photo.job, bytes: station.tree.limits.sliceBytes)
    case .begin(let ticket, let track): try begin(id, photo, ticket: ticket, in: track)
    case .note(let end): try note(end, of: photo.job)
    case .askWhetherItGrows:
      happened(.asked(id, mayGrow: photo.job.mayStillGrow(at: try fileTime())))
    case .awaitRest:
      try photo.job.postpone(.unfinished, at: fileTime())
      inHand[id] = nil
      happened(.postponed(id))
    case .beginStoring: try beginStoring(id, photo)
    case .store:
      let isDone = try photo.storing?.step(bytesMaximum: station.tree.limits.sliceBytes) ?? true
      happened(isDone ? .stored(id) : .storing(id))
    case .conclude(let maySend): try conclude(photo, maySend: maySend)
    case .repeatAnswer(let number): try repeatAnswer(photo.job, sameAs: number)
    case .reject(let reason):
      try reject(
        photo.job, reason: reason, caseID: photo.job.drop?.caseID, kind: photo.job.drop?.kind)
    case .settle: try settle(photo)
    }
  }

  /// The file system's time, with a sign of life.
  func fileTime() throws(FileError) -> FileTime { try clock.fileTime(station) }

  // MARK: Work that comes

  /// Claims up to `count` drops of a lane; where the machine fails, they are looked for again.
  private func claim(_ count: Int, _ lane: Lane) throws {
    let now = clock.seconds()
    let drops = try inbox.next(count, at: now, lanes: [lane])
    guard !drops.isEmpty else { return }
    do {
      let wanted = try drops.filter { try hasRoom(for: $0, at: now) }
      let outcomes = try station.claim(wanted, at: fileTime())
      for (drop, outcome) in zip(wanted, outcomes) {
        if case .stuck = outcome { inbox.setAside(drop, at: now) }
      }
      happened(.came(outcomes.compactMap(\.job).map(take)))
      if case .failed(let error) = outcomes.last {
        inbox.lookAgain()
        meet(error)
      }
    } catch {
      inbox.lookAgain()
      throw error
    }
  }

  /// Whether the disk has room for a drop. One that is too large for what is left waits by itself;
  /// where not even an ordinary one has room, all wait.
  private func hasRoom(for drop: Drop, at now: Double) throws -> Bool {
    if try station.hasRoom(for: drop, at: now) { return true }
    guard drop.lane != .ordinary else { throw station.shortOfRoom }
    inbox.setAside(drop, at: now)
    passOver(PassedOver(place: Folder.new.rawValue, what: station.shortOfRoom.description))
    return false
  }

  /// Takes back some of what was put off and is due.
  private func takeBack(_ count: Int, costly: Int) {
    meetingTrouble {
      let time = try fileTime()
      happened(.cameBack(try station.resumeDeferred(count, at: time).map(take)))
      guard costly > 0 else { return }
      let jobs = try station.resumeDeferred(costly, isCostly: true, at: time)
      happened(.cameBackCostly(jobs.map(take)))
    }
  }

  /// Takes up what dead services and failed steps have left.
  func recover() {
    meetingTrouble {
      for found in try station.recover(at: fileTime()) {
        switch found {
        case .judge(let job): happened(.recovered([take(job)]))
        case .finish(let job, let attempt):
          let facts = take(job)
          inHand[job.id]?.attempt = attempt
          happened(.foundAttached(facts))
        }
      }
    }
  }

  /// Takes a job in hand.
  func take(_ job: Job) -> JobFacts {
    inHand[job.id] = InHand(job, bench)
    return Self.facts(of: job)
  }

  private static func facts(of job: Job) -> JobFacts {
    JobFacts(
      job.id, tries: job.record.tries, isPoison: job.isPoison, isGivenUp: job.isGivenUp,
      hasOpenTry: job.record.hasOpenTry)
  }

  // MARK: Tries

  /// Hands a photo to an idle worker.
  private func begin(_ id: JobID, _ photo: InHand, ticket: UInt64, in track: Track) throws {
    guard let bytes = photo.bytes else { preconditionFailure("what is begun is in memory") }
    try photo.job.beginTry()
    var assignment = photo.bench.assignment(kind: photo.job.drop?.kind)
    if track == .fast { assignment.costMaximumMilliseconds = Track.fastMillisecondsMaximum }
    inHand[id]?.outcome = nil
    inHand[id]?.beganSeconds = clock.seconds()
    let isBegun = pool.begin(ticket: ticket, photo: bytes, assignment: assignment, track: track)
    happened(isBegun ? .begun(id, ticket: ticket) : .notBegun(id))
  }

  /// Takes in what workers have said.
  ///
  /// - Returns: Whether any photo's try is over.
  @discardableResult
  func hear(_ readable: Set<Int32>) -> Bool {
    let all = pool.service(readable: readable)
    for finished in all {
      guard let id = desk.job(under: finished.ticket) else { continue }
      inHand[id]?.outcome = finished.outcome
      happened(
        .ended(
          ticket: finished.ticket, finished.blame,
          looksUnfinished: Self.looksUnfinished(finished.outcome)))
    }
    happened(.heard)
    return !all.isEmpty
  }

  /// Whether a file looks as an upload does that is not finished: empty, cut, or in a reserved file
  /// whose head or tail was not written yet.
  private static func looksUnfinished(_ outcome: InspectionOutcome) -> Bool {
    guard case .report(let report, _) = outcome else { return false }
    let code = report.findings.fault?.code
    return code == .truncated || code == .empty || report.findings.hasZerosAtAnEnd
  }

  /// Records how a try ended.
  private func note(_ end: TryEnd, of job: Job) throws {
    switch end {
    case .answered: break
    case .failed: try job.tryFailed()
    case .interrupted(isKill: true): try job.tryWasInterrupted(killed: fileTime())
    case .interrupted(isKill: false), .tooCostly, .notBegun, .leftOpen: try job.tryWasInterrupted()
    }
    let facts = Self.facts(of: job)
    // One that is tried again waits without its bytes.
    if !facts.isPoison, !facts.isGivenUp { inHand[job.id]?.bytes = nil }
    happened(.noted(job.id, end, facts))
  }
}
