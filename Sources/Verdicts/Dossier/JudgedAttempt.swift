/// One judged photo of a case, as far as the case's state needs it.
package struct JudgedAttempt: Equatable, Sendable {
  /// What the photo was judged as.
  package var kind: String
  /// 1 for the first of its kind, in commit order.
  package var number: Int
  /// The machine's verdict.
  package var outcome: Outcome
  /// 0…100; `nil` where nothing was measured.
  package var score: Int?
  /// A clerk's last decision; `nil` where there is none, or where it was withdrawn.
  package var decision: Outcome?

  /// An attempt, as its verdict tells it.
  package init(
    kind: String, number: Int, outcome: Outcome, score: Int?, decision: Outcome? = nil
  ) {
    self.kind = kind
    self.number = number
    self.outcome = outcome
    self.score = score
    self.decision = decision
  }

  /// What it stands at: a clerk's decision, else the machine's verdict.
  package var standing: Outcome { decision ?? outcome }
}
