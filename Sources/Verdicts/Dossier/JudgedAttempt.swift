/// One judged photo of a case, as far as the case's state needs it.
package struct JudgedAttempt: Equatable, Sendable {
  /// What the photo was judged as.
  package var kind: String
  /// 1 for the first of its kind, in commit order.
  package var number: Int
  /// The verdict.
  package var outcome: Outcome
  /// 0…100; `nil` where nothing was measured.
  package var score: Int?

  /// An attempt, as its verdict tells it.
  package init(kind: String, number: Int, outcome: Outcome, score: Int?) {
    self.kind = kind
    self.number = number
    self.outcome = outcome
    self.score = score
  }
}
