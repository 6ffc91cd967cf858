package import JSON

/// What an event says of one photo.
package struct Answer: Equatable, Sendable {
  /// What the photo was judged as.
  package var kind: String
  /// 1 for the first of its kind; `nil` outside a case.
  package var number: Int?
  /// The machine's verdict, or a clerk's.
  package var outcome: Outcome
  /// 0…100; `nil` where nothing was measured, or a clerk decided.
  package var score: Int?
  /// What the citizen is told, of the photo alone.
  package var reply: Bilingual
  /// Whether the reply is worth sending by itself.
  package var send: Bool
  /// The attempt that holds the same bytes already, if that is why there is no new one.
  package var sameAs: Int?

  /// What a verdict says.
  package init(_ verdict: Verdict, sameAs: Int? = nil) {
    kind = verdict.kind
    number = verdict.submission.attempt
    outcome = verdict.outcome
    score = verdict.score
    reply = verdict.reply
    send = verdict.send
    self.sameAs = sameAs
  }

  /// What a written event says of a photo; `nil` where it says nothing of one.
  package init?(event: JSON) {
    guard let kind = event["kind"]?.string, let number = event["n"]?.integer,
      let outcome = event["verdict"]?.string.flatMap(Outcome.init),
      let id = event["reply"]?["id"]?.string, let en = event["reply"]?["en"]?.string
    else { return nil }
    self.kind = kind
    self.number = number
    self.outcome = outcome
    score = event["score"]?.integer
    reply = Bilingual(id: id, en: en)
    send = event["send"]?.bool ?? false
    sameAs = event["sameAs"]?.integer
  }
}
