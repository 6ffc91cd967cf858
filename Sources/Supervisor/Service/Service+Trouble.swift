import Files
import Spool

/// How the service lives through trouble that is not a photo's.
///
/// Nothing here is thrown on: what the machine as a whole does not give pauses the service, what is
/// wrong with one thing is passed over and costs that one alone. Who catches what is in <doc:Ends>.
extension Service {
  /// Does something for one job. Where that fails the job is put off and nothing is lost; where even
  /// that fails, it is left as it stands and found again.
  func carryOn(_ job: Job, _ body: () throws -> Void) {
    do {
      try body()
    } catch FileError.leaseLost {
      job.release()
      forgetLost()
    } catch {
      putOff(job, meet(error, about: job))
    }
  }

  /// Puts a job off, or leaves it as it stands, to be found again.
  func putOff(_ job: Job, _ reason: DeferralReason) {
    do {
      try job.postpone(reason, at: station.renewLease())
    } catch {
      job.release()
      forgetLost()
    }
  }

  /// Leaves a job as it stands, to be found again, where what is left of it failed.
  func giveUp(_ job: Job, _ error: any Error) {
    job.release()
    if case FileError.leaseLost = error { return forgetLost() }
    _ = meet(error, about: job)
  }

  /// Does something that can be done again later.
  func attempt(_ body: () throws -> Void) {
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
    if trouble.meet("\(error)", at: SystemClock.seconds) {
      say("\(error): photos wait and nothing is lost; trying again")
    }
  }

  /// Something failed about one job: its own trouble, or, where the folders themselves are not as they
  /// should be, everybody's.
  ///
  /// - Returns: Why the job is to wait.
  private func meet(_ error: any Error, about job: Job) -> DeferralReason {
    guard let error = error as? FileError, error.isOfTheThing else {
      meet(error)
      return .machine
    }
    if hasLeftStation(for: error) { return .machine }
    if let folder = station.tree.folderTrouble() {
      meet(folder)
      return .machine
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

  /// Something is passed over: said once. Where it is one of many in a folder that cannot be used, that
  /// is what is said.
  func passOver(_ thing: PassedOver) {
    if let folder = station.tree.folderTrouble() { return meet(folder) }
    if let line = passedOver.note(thing, at: SystemClock.seconds) { say(line) }
  }

  /// Says once that the machine gives no workers, and once that it does again.
  func tellOfShortage() {
    let shortage = pool.shortage.cause
    guard isShort != (shortage != nil) else { return }
    isShort = shortage != nil
    say(
      shortage.map { "\($0): photos wait and nothing is lost; trying again" }
        ?? "there are workers again")
  }

  /// Says once that the machine fails photos in their decoders.
  func meet(_ blame: Blame, of job: Job) {
    let now = SystemClock.seconds
    poolPause.failed(job.id, at: now)
    if decoderTrouble.meet(blame.remedy, at: now) {
      say("\(blame.remedy): photos wait and nothing is lost; trying again")
    }
  }

  /// Says what is over, and tells others what is passed over.
  func tellOfChanges() {
    let now = SystemClock.seconds
    if trouble.isOver(at: now) { say("the trouble is over: photos are judged again") }
    if decoderTrouble.isOver(at: now) { say("decoders work again") }
    // While the machine fails as a whole that is what is said.
    if (inbox.watchTrouble != nil) != isBlind, trouble.line == nil {
      isBlind.toggle()
      if let trouble = inbox.watchTrouble {
        say("\(trouble): drops are found by looking for them every few seconds")
      }
    }
    passedOver.forgetMended(at: now)
    guard station.hasTenure, let things = passedOver.takeChange() else { return }
    attempt { try station.publish(things) }
  }

  /// Another service has taken over what this one held, or one photo of it: those answers no longer
  /// count. What was claimed since is still this service's to judge.
  func forgetLost(because cause: String? = nil) {
    underWay = underWay.filter { $0.value.job.isHeld }
    held.forgetLost()
    costly.forgetLost()
    copies.forgetLost()
    guard !station.hasTenure else { return }
    say(
      cause.map { "\($0): this service goes on from a new folder in active" }
        ?? "this service was silent for longer than its lease; another has taken over its photos")
  }
}
