import Files
import Findings
import Glibc
import Spool
import Verdicts
import Vocabulary
import Wire

/// What an operator is told, by lines and by the state beside the lease.
extension Service {
  /// Writes a line, unless there were too many of its event.
  package func log(_ line: LogLine) {
    if limiter.allows(line, at: clock.seconds()) { output(line) }
  }

  /// Says something that is neither a beginning nor an end.
  func say(_ text: String, _ event: LogLine.Event, _ level: LogLine.Level = .notice) {
    log(LogLine(level, event, text))
  }

  /// Something is wanting from now on.
  ///
  /// - Parameter level: An error where photos wait for it, a warning where they do not.
  func lack(_ want: ServiceState.Want, _ text: String, _ level: LogLine.Level) {
    health.begin(want, text, at: Timestamp.now)
    log(LogLine(level, .degraded, text, ["what": want.rawValue]))
  }

  /// It is there again.
  func regain(_ want: ServiceState.Want, _ text: String) {
    guard health.lacks(want) else { return }
    health.end(want, at: Timestamp.now)
    log(LogLine(.notice, .mended, text, ["what": want.rawValue]))
  }

  /// Carries out what the desk wants said.
  func say(_ notice: Notice) {
    switch notice {
    case .machineFails: lack(machineWant, notice.description, .error)
    case .machineIsWell:
      for want in [ServiceState.Want.disk, .descriptors, .machine] where health.lacks(want) {
        regain(want, notice.description)
      }
    case .decodersFail: lack(.decoders, notice.description, .error)
    case .decodersWork: regain(.decoders, notice.description)
    }
  }

  /// What the machine's last failure was about.
  static func want(for error: any Error) -> ServiceState.Want {
    switch (error as? FileError)?.errorNumber {
    case ENOSPC, EDQUOT: .disk
    case EMFILE, ENFILE: .descriptors
    default: .machine
    }
  }

  // MARK: The run

  /// Says that it works, as what and with what.
  func sayStarted(_ setup: WorkerSetup) {
    log(
      LogLine(
        .notice, .start, "photos are judged",
        [
          "version": bench.version, "policy": bench.policy.signature, "spool": station.tree.name,
          "workers": "\(options.workers)", "isolation": options.isolation.rawValue,
          "sandbox": setup.sandbox.joined(separator: ","),
          "watching": options.isWatching ? "inotify" : "timer", "process": "\(getpid())",
        ]))
    if let notice = options.notice { say(notice, .groups, .warning) }
    if let weakness = options.weakness { lack(.sandbox, weakness, .warning) }
  }

  /// Says that it works no more.
  ///
  /// - Parameter why: In a few words.
  func sayStopped(_ why: String) {
    for line in limiter.due(at: .infinity) { output(line) }
    log(LogLine(.notice, .stop, "stopped: \(why)", ["photos": "\(photosJudged)"]))
  }

  // MARK: Photos and workers

  /// Says that a decoder ended without an answer, and whose doing that was.
  func say(_ finished: Finished, of job: JobID) {
    guard let blame = finished.blame, blame != .track, !desk.isStopping,
      case .failed(let fault, _) = finished.outcome
    else { return }
    log(
      LogLine(
        .notice, .decoder, fault.detail,
        ["serial": job.description, "fault": fault.code.rawValue, "blame": blame.word]))
  }

  /// Says which workers ended though nobody had ended them.
  func sayDeaths() {
    for end in pool.takeDeaths() where !desk.isStopping {
      let how = end.exited ? "status \(end.code)" : "signal \(end.code)"
      log(LogLine(.notice, .worker, "a worker ended with \(how), and another takes its place"))
    }
  }

  /// Says that a drop has gone to quarantine.
  func sayQuarantined(_ job: Job, reason: String) {
    log(
      LogLine(
        .notice, .quarantine, "a drop cannot be taken",
        ["serial": job.id.description, "reason": reason]))
  }

  /// Says what a photo was found to be.
  func say(_ verdict: Verdict, of job: Job, seconds: Double) {
    log(
      LogLine(
        .info, .verdict, "judged",
        [
          "serial": job.id.description, "kind": verdict.kind, "verdict": verdict.outcome.rawValue,
          "score": verdict.score.map { "\($0)" }, "fault": verdict.fault?.code.rawValue,
          "seconds": "\((seconds * 1000).rounded() / 1000)",
        ]))
  }

  /// Says that a photo's verdict would be another one by the shadow limits.
  func say(_ shadow: VerdictChange, kind: String, of job: Job) {
    log(
      LogLine(
        .notice, .shadow, "the shadow limits would judge otherwise",
        [
          "serial": job.id.description, "kind": kind, "verdict": shadow.from.rawValue,
          "shadow": shadow.to.rawValue, "check": shadow.reason,
          "score": shadow.scoreFrom.map { "\($0)" },
          "shadowScore": shadow.scoreTo.map { "\($0)" },
        ]))
  }

  // MARK: The state beside the lease

  /// What this service tells of itself.
  private var state: ServiceState {
    var state = ServiceState(
      version: bench.version, policy: bench.policy.signature, started: started,
      isWatching: options.isWatching && !isBlind)
    state.troubles = health.troubles
    return state
  }

  /// Tells others how this service is, where that has changed. A failure is no trouble of its own:
  /// what causes it is met elsewhere.
  func publishState() {
    let (state, now) = (state, clock.seconds())
    guard let station = station.stationID, publication.isDue(state, in: station, at: now) else {
      return
    }
    do {
      try self.station.publish(state)
      publication.succeeded(state, in: station)
    } catch .leaseLost {
      forgetLost()
    } catch {
      publication.failed(at: now)
    }
  }
}
