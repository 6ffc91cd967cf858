import Verdicts

/// One attempt in its place among the others of its case.
package struct CasePhoto: Sendable {
  /// The attempt itself.
  package let attempt: StoredAttempt
  /// Whether this attempt is the one that counts for its kind.
  package let counts: Bool

  /// The judgement of the photo.
  var verdict: Verdict { attempt.verdict }
}
