package import Verdicts

/// What `case.json` and the outbox tell of an attempt beside its verdict.
package struct AttemptRecord: Equatable, Sendable {
  /// A clerk's decision, as it was taken in.
  package struct Note: Equatable, Sendable {
    /// ``Outcome/accept`` or ``Outcome/retake``; `nil` withdrew what was decided before.
    package var outcome: Outcome?
    /// In the clerk's own words.
    package var reason: String
    /// The clerk's id.
    package var clerk: String
    /// When it was taken in, ISO 8601.
    package var time: String

    /// A decision.
    package init(outcome: Outcome?, reason: String, clerk: String, time: String) {
      self.outcome = outcome
      self.reason = reason
      self.clerk = clerk
      self.time = time
    }
  }

  /// When the photo was judged, ISO 8601; `nil` if unknown.
  package var judged: String?
  /// The reply of the last event of the photo, as it was sent; `nil` where none is kept.
  package var reply: Bilingual?
  /// Whether a gateway has taken that event; `nil` where nobody knows.
  package var receipt: Receipt?
  /// In their order; the last one counts.
  package var decisions: [Note]

  /// What is known; what is left out is not.
  package init(
    judged: String? = nil, reply: Bilingual? = nil, receipt: Receipt? = nil, decisions: [Note] = []
  ) {
    self.judged = judged
    self.reply = reply
    self.receipt = receipt
    self.decisions = decisions
  }

  /// What holds of the clerks' decisions; `nil` where none does.
  package var decision: Outcome? { decisions.last?.outcome }
}
