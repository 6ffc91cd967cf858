import Spool

/// How the service lives through trouble that is the machine's.
extension Service {
  /// Does something for one job. Where the machine fails, the job is put off and nothing is lost;
  /// where even that fails, it is left as it stands and found again.
  func carryOn(_ job: Job, _ body: () throws -> Void) throws {
    do {
      try body()
      clearTrouble()
    } catch SpoolError.leaseLost {
      job.release()
      forgetLost()
    } catch let error as SpoolError {
      meet(error)
      do {
        try job.postpone(.machine, at: spool.renewLease())
      } catch {
        job.release()
        forgetLost()
      }
    } catch let error as PoolError {
      job.release()
      guard error.isShortage else { throw error }
      meet(error)
    }
  }

  /// Leaves a job as it stands, to be found again, where what is left of it failed.
  func giveUp(_ job: Job, _ error: SpoolError) throws {
    job.release()
    switch error {
    case .leaseLost: forgetLost()
    case .machine, .drop: meet(error)
    case .configuration: throw error
    }
  }

  /// Does something that can be done again later.
  func attempt(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch SpoolError.leaseLost {
      forgetLost()
    } catch let error as SpoolError {
      guard case .machine = error else { throw error }
      meet(error)
    }
  }

  func meet(_ error: any Error & CustomStringConvertible) {
    if trouble.meet(error.description, at: SystemClock.seconds) {
      say("\(error.description): photos wait and nothing is lost; trying again")
    }
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

  private func clearTrouble() {
    if trouble.clear() { say("the trouble is over: photos are judged again") }
  }

  /// Another service has taken over what this one held, or one photo of it: those answers no longer
  /// count. What was claimed since is still this service's to judge.
  private func forgetLost() {
    underWay = underWay.filter { $0.value.job.isHeld }
    recovered.forgetLost()
    guard !spool.hasStation else { return }
    say("this service was silent for longer than its lease; another has taken over its photos")
  }
}
