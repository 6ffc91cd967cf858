import Casework
import Files
import Spool

/// How the service lives through trouble that is not a photo's.
///
/// Nothing here is thrown on: what the machine as a whole does not give pauses the service, what is
/// wrong with one thing is passed over and costs that one alone. Who catches what is in <doc:Ends>.
extension Service {
  /// Does a step of one job. Where that fails, the desk says what becomes of the job.
  func carryOn(_ job: Job, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      fail(job, error)
    }
  }

  /// A step of a job failed.
  func fail(_ job: Job, _ error: any Error) {
    if case FileError.leaseLost = error {
      job.release()
      return forgetLost()
    }
    happened(.failed(job.id, failure(error, about: job)))
  }

  /// Puts a job off, or leaves it as it stands, to be found again.
  func putOff(_ id: JobID, _ reason: DeferralReason) {
    guard let job = inHand.removeValue(forKey: id)?.job else { return }
    do {
      try job.postpone(reason, at: fileTime())
    } catch {
      job.release()
      forgetLost()
    }
  }

  /// Does something that can be done again later.
  func meetingTrouble(_ body: () throws -> Void) {
    do {
      try body()
    } catch FileError.leaseLost {
      forgetLost()
    } catch {
      meet(error)
    }
  }

  /// The machine as a whole fails, or what this service itself has on the spool was damaged.
  func meet(_ error: any Error) {
    if hasLeftStation(for: error) { return }
    machineWant = Self.want(for: error)
    happened(.failed(nil, .machine("\(error)")))
  }

  /// What failed about one job: its own, or, where the folders themselves are not as they should
  /// be, everybody's.
  private func failure(_ error: any Error, about job: Job) -> Desk.Failure {
    if hasLeftStation(for: error) { return .station }
    guard let error = error as? FileError, error.isOfTheThing else {
      machineWant = Self.want(for: error)
      return .machine("\(error)")
    }
    if let folder = station.tree.folderTrouble() {
      machineWant = .machine
      return .machine("\(folder)")
    }
    let place = job.drop.map { "\(Folder.cases.rawValue)/\($0.caseID)" }
    passOver(PassedOver(place: place ?? Folder.quarantine.rawValue, what: error.description))
    return .blocked
  }

  /// Whether the trouble is that this service's own station was damaged: it has left it then.
  private func hasLeftStation(for error: any Error) -> Bool {
    guard let error = error as? FileError, error.isOfTheThing, station.leaveDamaged() else {
      return false
    }
    forgetLost(because: error.description)
    return true
  }

  /// Something is passed over: said once. Where it is one of many in a folder that cannot be used,
  /// that is what is said.
  func passOver(_ thing: PassedOver) {
    if let folder = station.tree.folderTrouble() { return meet(folder) }
    if let line = passedOver.note(thing, at: clock.seconds()) {
      say(line, .passedOver, .warning)
    }
  }

  /// Says once that the machine gives no workers, and once that it does again.
  func tellOfShortage() {
    let shortage = pool.want
    guard isShort != (shortage != nil) else { return }
    isShort = shortage != nil
    if let shortage {
      lack(.processes, "\(shortage): photos wait and nothing is lost; trying again", .error)
    } else {
      regain(.processes, "there are workers again")
    }
  }

  /// Says what has changed about the watch, and tells others what is passed over.
  func tellOfChanges() {
    // While the machine fails as a whole that is what is said.
    if (inbox.watchTrouble != nil) != isBlind, !desk.isMachineFailing {
      isBlind.toggle()
      if let trouble = inbox.watchTrouble {
        lack(
          .inotify,
          "\(trouble): drops are found by the timer, every few seconds; "
            + "raise fs.inotify.max_user_instances and max_user_watches", .warning)
      } else {
        regain(.inotify, "drops are seen as they come again")
      }
    }
    for line in limiter.due(at: clock.seconds()) { output(line) }
    passedOver.forgetMended(at: clock.seconds())
    guard station.hasTenure, let things = passedOver.takeChange() else { return }
    meetingTrouble { try station.publish(things) }
  }

  /// Another service has taken over what this one held, or one photo of it: those answers no longer
  /// count. What was claimed since is still this service's to judge.
  func forgetLost(because cause: String? = nil) {
    let lost = inHand.values.filter { !$0.job.isHeld }.map(\.job.id)
    for id in lost { inHand[id] = nil }
    happened(.lost(lost))
    guard !station.hasTenure else { return }
    say(
      cause.map { "\($0): this service goes on from a new folder in active" }
        ?? "this service was silent for longer than its lease; another has taken over its photos",
      .lease, .warning)
  }
}
