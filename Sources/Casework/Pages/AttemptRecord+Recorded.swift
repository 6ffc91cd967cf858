import JSON
import Report
import Verdicts

extension AttemptRecord {
  /// What a case's record keeps of an attempt, as far as pages show it.
  ///
  /// - Parameter isWaiting: Whether the event of a serial still waits for a gateway.
  init(_ recorded: RecordedAttempt, isWaiting: (String) -> Bool?) {
    let event = recorded.decisions.last?.event ?? recorded.event
    var reply: Bilingual?
    if let text = event?["reply"], let id = text["id"]?.string, let en = text["en"]?.string {
      reply = Bilingual(id: id, en: en)
    }
    self.init(
      judged: recorded.judged, reply: reply,
      isWaiting: event?["serial"]?.string.flatMap(isWaiting),
      decisions: recorded.decisions.map {
        Note(
          outcome: $0.decision.outcome, reason: $0.decision.reason, clerk: $0.decision.clerk,
          time: $0.time)
      })
  }
}
