package import Verdicts

/// A photo on which a clerk decided, with the machine's verdict.
package struct DecidedPhoto: Sendable {
  /// As `CASE/KIND[.N]`.
  package var name: String
  /// The machine's.
  package var verdict: Verdict
  /// ``Outcome/accept`` or ``Outcome/retake``.
  package var decision: Outcome

  /// A decided photo.
  package init(name: String, verdict: Verdict, decision: Outcome) {
    self.name = name
    self.verdict = verdict
    self.decision = decision
  }

  /// Whether the machine asked for no clerk.
  var isDecidedByMachine: Bool { verdict.outcome != .review }

  /// Whether the machine said the same without asking.
  var isAgreed: Bool {
    isDecidedByMachine
      && (verdict.outcome.severity >= Outcome.retake.severity) == (decision == .retake)
  }
}
