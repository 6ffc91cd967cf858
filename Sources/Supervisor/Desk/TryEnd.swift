/// How a try at a photo ended, as far as it counts.
package enum TryEnd: Equatable, Sendable {
  /// There is an answer.
  case answered
  /// The photo's own work ended it: one of the tries that a photo has.
  case failed
  /// It costs too much for the fast track: nothing is counted.
  case tooCostly
  /// The machine, or somebody, ended it: no word on the photo. A kill is noted of one that was
  /// ended in the middle of its work while others passed.
  case interrupted(isKill: Bool)
  /// No worker took it.
  case notBegun
  /// Its service did not live to see the end: no word on the photo either.
  case leftOpen
}
