/// A name that sends its drop to quarantine, with what could still be read from it.
package struct UnusableName: Equatable, Sendable {
  /// The rule of the contract that the name breaks.
  package let reason: RejectionReason
  /// The case, where the name gave a proper one.
  package let caseID: String?
  /// The kind, where the name gave one of the right form.
  package let kind: String?

  package init(reason: RejectionReason, caseID: String? = nil, kind: String? = nil) {
    self.reason = reason
    self.caseID = caseID
    self.kind = kind
  }
}
