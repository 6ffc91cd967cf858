import Files
package import JSON
package import Spool
import Verdicts

/// Clerks' decisions: `case.json` has them first, each attempt's own list follows it.
extension CaseBook {
  /// Takes a decision into the record, with the event that tells of it.
  ///
  /// - Returns: `nil` where the attempt is gone, or the case has as many decisions as are allowed.
  func decide(
    _ decision: Decision, on attempt: Attempt, user: Int, _ event: inout Event,
    into record: inout CaseRecord
  ) throws(FileError) -> EventFile? {
    let count = record.attempts.reduce(0) { $0 + $1.decisions.count }
    guard count < Decision.countMaximum, let verdict = try verdict(of: attempt) else { return nil }
    var recorded = try recorded(attempt, in: record, as: Answer(verdict), judged: nil)
    recorded.decisions.append(RecordedDecision(decision, user: user, time: event.time))
    record.keep(recorded)
    var answer = Answer(verdict)
    answer.outcome = recorded.judgedAttempt.standing
    if decision.outcome != nil {
      answer.score = nil
      answer.send = answer.outcome.severity >= Outcome.retake.severity
    }
    if let kind = policy.kind(attempt.kind) ?? policy.kind(Policy.otherKind) {
      answer.reply = ReplyWriter(policy: policy, kind: kind)
        .reply(to: decision.outcome, after: verdict.outcome, verdict.reply)
    }
    event.content = .decision(answer)
    complete(&event, with: record, answer: answer)
    recorded.decisions[recorded.decisions.count - 1].event = event.json
    record.keep(recorded)
    return JobID(event.serial).map { EventFile(serial: $0, event.json) }
  }

  /// Writes an attempt's own list as `case.json` has it, whatever other services do meanwhile.
  func writeDecisions(on attempt: Attempt, in drafts: Drafts) throws(FileError) {
    for _ in 0..<Self.roundsMaximum {
      let list = try decisions(on: attempt)
      try archive.writeDecisions(on: attempt, RecordedDecision.bytes(of: list), in: drafts)
      if try decisions(on: attempt) == list { return }
    }
  }

  private func decisions(on attempt: Attempt) throws(FileError) -> [RecordedDecision] {
    let standing = try archive.standingCaseFile(attempt.caseID)
    return try Self.record(in: standing, of: attempt.caseID)
      .attempt(attempt.kind, attempt.number)?.decisions ?? []
  }

  /// Rounds after which the service that was faster is left to it.
  private static let roundsMaximum = 16
}

extension EventFile {
  /// The file of an event.
  package init(serial: JobID, _ event: JSON) {
    self.init(serial: serial, bytes: Array((event.line + "\n").utf8))
  }
}
