package import JSON

/// One attempt as its case's `case.json` keeps it.
package struct RecordedAttempt: Equatable, Sendable {
  /// What the photo was judged as.
  package var kind: String
  /// 1 for the first of its kind, in commit order.
  package var number: Int
  /// The machine's verdict.
  package var outcome: Outcome
  /// 0…100; `nil` where nothing was measured.
  package var score: Int?
  /// When it was judged, RFC 3339 in UTC; `nil` where nobody knows.
  package var judged: String?
  /// The event that tells of it, as it was sent; `nil` for a photo of before this was kept.
  package var event: JSON?
  /// What clerks have decided, in their order.
  package var decisions: [RecordedDecision] = []

  /// An attempt without an event and without decisions.
  package init(kind: String, number: Int, outcome: Outcome, score: Int?, judged: String?) {
    self.kind = kind
    self.number = number
    self.outcome = outcome
    self.score = score
    self.judged = judged
  }

  /// Reads one as ``json`` writes it; `nil` for anything else.
  init?(json: JSON) {
    guard let kind = json["kind"]?.string, let number = json["n"]?.integer,
      let outcome = json["verdict"]?.string.flatMap(Outcome.init)
    else { return nil }
    self.init(
      kind: kind, number: number, outcome: outcome, score: json["score"]?.integer,
      judged: json["judged"]?.string)
    if let event = json["event"], event.members != nil { self.event = event }
    decisions = (json["decisions"]?.array ?? []).compactMap { RecordedDecision(json: $0) }
  }

  var json: JSON {
    .object([
      "kind": .text(kind), "n": .integer(number), "verdict": .text(outcome.rawValue),
      "score": .integer(score), "judged": .text(judged), "event": event ?? .null,
      "decisions": .list(decisions.map(\.fullJSON)),
    ])
  }

  /// What the case's state needs of it.
  package var judgedAttempt: JudgedAttempt {
    JudgedAttempt(
      kind: kind, number: number, outcome: outcome, score: score,
      decision: decisions.last?.decision.outcome)
  }
}
