/// Where a judged photo ended.
package enum CommitOutcome: Equatable, Sendable {
  /// In its case as this attempt, 1…
  case committed(attempt: Int)
  /// The very same bytes are there already as this attempt: nothing was added.
  case sameAs(attempt: Int)
}
