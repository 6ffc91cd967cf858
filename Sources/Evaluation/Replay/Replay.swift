import Findings
package import Verdicts

/// Judges stored verdicts again: their values and measures by another policy, without any photo.
///
/// A verdict judged again by the policy that gave it is the same to the last byte; by another one
/// it is what that policy would have said of the photo.
package struct Replay: Sendable {
  private let judge: Judge

  /// Judges by a policy what was measured under another.
  package init(_ policy: Policy) {
    judge = Judge(policy)
  }

  /// The verdict that this policy gives on what a stored one measured. Names, times and the engine
  /// stay those of the stored one, but for the policy.
  package func verdict(on stored: Verdict) -> Verdict {
    judge.verdict(Findings(stored), submission: stored.submission, engine: stored.engine)
  }
}
