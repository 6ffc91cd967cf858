package import Spool

/// What the desk knows of a job from its record.
package struct JobFacts: Equatable, Sendable {
  /// The job that the facts are of.
  package let id: JobID
  /// Tries that its own work ended, 0 or more.
  package var tries: Int
  /// Whether it has no try left.
  package var isPoison: Bool
  /// Whether it was killed so often, while others passed, that only a clerk can tell why.
  package var isGivenUp: Bool
  /// Whether a try was begun of which nothing is known.
  package var hasOpenTry: Bool

  /// The facts of a job; without more, one that nobody has tried yet.
  package init(
    _ id: JobID, tries: Int = 0, isPoison: Bool = false, isGivenUp: Bool = false,
    hasOpenTry: Bool = false
  ) {
    self.id = id
    self.tries = tries
    self.isPoison = isPoison
    self.isGivenUp = isGivenUp
    self.hasOpenTry = hasOpenTry
  }
}
