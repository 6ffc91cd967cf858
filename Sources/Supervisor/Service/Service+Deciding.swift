import Casework
import Files
import Spool
import Verdicts
import JSON

/// Clerks' decisions on photos.
extension Service {
  /// Claims up to `count` decisions; where the machine fails, they are looked for again.
  func claimDecisions(_ count: Int) throws {
    let now = clock.seconds()
    let drops = try decisions.next(count, at: now) { error in
      passOver(PassedOver(place: Folder.decisions.rawValue, what: error.description))
    }
    guard !drops.isEmpty else { return }
    do {
      let outcomes = try station.claim(drops, at: fileTime())
      for (drop, outcome) in zip(drops, outcomes) {
        if case .stuck = outcome { decisions.setAside(drop, at: now) }
      }
      happened(.came(outcomes.compactMap(\.job).map(take)))
      if case .failed(let error) = outcomes.last {
        decisions.lookAgain()
        meet(error)
      }
    } catch {
      decisions.lookAgain()
      throw error
    }
  }

  /// Takes a decision into its case, where there is such a photo.
  func takeDecision(_ job: Job, _ bytes: [UInt8], user: UInt32) throws {
    guard let drop = job.drop, case .decision(let kind, let number) = drop.content else {
      preconditionFailure("only a well-named file is a decision")
    }
    let decision: Decision
    do {
      decision = try Decision(bytes)
    } catch {
      return try reject(
        job, reason: .badDecision, caseID: drop.caseID, kind: kind, detail: error.reason)
    }
    let attempt = Attempt(caseID: drop.caseID, kind: kind, number: number)
    guard try book.verdict(of: attempt) != nil else {
      return try reject(job, reason: .noAttempt, caseID: drop.caseID, kind: kind)
    }
    let change = CaseChange.decision(decision, on: attempt, user: Int(user))
    guard let told = try tell(change, of: drop.caseID, job) else {
      return try reject(job, reason: .caseFull, caseID: drop.caseID, kind: kind)
    }
    // Before the job goes: a line that a crash keeps from being written is written by the next try.
    try journal(
      "decision", job,
      [
        "case": .text(drop.caseID), "kind": .text(kind), "n": .integer(number),
        "verdict": .text(decision.outcome?.rawValue), "by": .text(decision.clerk),
        "uid": .integer(Int(user)),
      ])
    try answer(job, told)
  }
}
