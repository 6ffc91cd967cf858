import JSON
import Report
import Verdicts

extension AttemptRecord {
  /// What a case's record keeps of an attempt, as far as pages show it.
  ///
  /// - Parameter receipt: Whether the event of a serial was taken by a gateway.
  init(_ recorded: RecordedAttempt, receipt: (String) -> Receipt?) {
    let event = recorded.decisions.last?.event ?? recorded.event
    var reply: Bilingual?
    if let text = event?["reply"], let id = text["id"]?.string, let en = text["en"]?.string {
      reply = Bilingual(id: id, en: en)
    }
    self.init(
      judged: recorded.judged, reply: reply,
      receipt: event?["serial"]?.string.flatMap(receipt),
      decisions: recorded.decisions.map {
        Note(
          outcome: $0.decision.outcome, reason: $0.decision.reason, clerk: $0.decision.clerk,
          time: $0.time)
      })
  }
}
