/// One judged photo of a case, as far as the case's state needs it.
package struct JudgedAttempt: Equatable, Sendable {
  package var kind: String
  /// 1 for the first of its kind, in commit order.
  package var number: Int
  package var outcome: Outcome
  package var score: Int?

  package init(kind: String, number: Int, outcome: Outcome, score: Int?) {
    self.kind = kind
    self.number = number
    self.outcome = outcome
    self.score = score
  }
}
