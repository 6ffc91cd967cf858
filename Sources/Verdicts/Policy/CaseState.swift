/// How a case stands. A raw value is the `state` in the contract.
package enum CaseState: String, CaseIterable, Sendable {
  /// A needed kind has no photo yet.
  case incomplete
  /// A photo that counts must be taken again.
  case needsRetake
  /// Everything is there; a clerk should look at something.
  case needsReview
  /// Everything is there and accepted.
  case complete
}
