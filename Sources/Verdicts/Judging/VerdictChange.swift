package import Measures

/// One photo whose answer another policy would change.
package struct VerdictChange: Equatable, Sendable {
  /// The photo's name, as the verdicts have it.
  package var file: String
  /// The old verdict.
  package var from: Outcome
  /// The new verdict.
  package var to: Outcome
  /// The check that makes the difference: the worst one that the new policy sees otherwise; `nil`
  /// where no check's status differs, so that it is the rule for the verdict itself.
  package var check: CheckID?
  /// That check's scores before and after; `nil` where it has none.
  package var scoreFrom: Int?
  /// The new score; `nil` where nothing was measured.
  package var scoreTo: Int?

  /// What is told of it in logs and metrics: the check, or `rule`.
  package var reason: String { check?.rawValue ?? "rule" }

  /// - Returns: `nil` where both say the same.
  package init?(from old: Verdict, to new: Verdict) {
    guard old.outcome != new.outcome else { return nil }
    file = old.submission.file
    from = old.outcome
    to = new.outcome
    // Whichever is the worse verdict has the check that speaks for it, and has it first.
    let isWorse = new.outcome.severity > old.outcome.severity
    let (speaking, silent) = isWorse ? (new, old) : (old, new)
    func result(_ id: CheckID, in verdict: Verdict) -> CheckResult? {
      verdict.checks.first { $0.id == id }
    }
    check = speaking.checks.first { $0.status != result($0.id, in: silent)?.status }?.id
    if let check {
      scoreFrom = result(check, in: old)?.score
      scoreTo = result(check, in: new)?.score
    }
  }
}
