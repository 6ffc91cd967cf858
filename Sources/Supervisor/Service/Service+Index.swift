import Spool
import Verdicts

/// The index of photos: what other services add, its limit, and building it again.
extension Service {
  /// Reads the index, and begins to build it where it is new or was removed.
  func openIndex() throws {
    try index.catchUp()
    indexBuilding = try IndexBuilding(index, in: spool)
    if let indexBuilding {
      say("the index of photos is built from the verdicts of \(indexBuilding.count) cases")
    }
  }

  /// Keeps the index up to date.
  ///
  /// - Parameter isDue: Whether it is time to see what other services have added.
  func tendIndex(isDue: Bool) {
    attempt {
      if isDue { try index.catchUp() }
      let isBuilt = try indexBuilding?.step { caseID in
        for attempt in try spool.attempts(caseID) {
          if let verdict = try book.verdict(of: attempt) { try duplicates.add(attempt, verdict) }
        }
      }
      if isBuilt == true { indexBuilding = nil }
    }
    let dropped = index.takeDropped()
    if dropped > 0 {
      let limit = bench.policy.limits.spool.indexPhotos
      say(
        "the index of photos passed its limit of \(limit): the oldest are no longer compared, "
          + "\(index.photoCount) remain")
    }
  }
}
