import Casework
import Spool
import Verdicts
import Vocabulary

/// The index of photos: what other services add, its limit, and building it again.
extension Service {
  /// Reads the index, and begins to build it where it is new or was removed.
  func openIndex() throws {
    try index.catchUp()
    try beginIndexBuilding()
  }

  /// Begins to build the index where it must be, and says so where nothing else has told of it.
  private func beginIndexBuilding(isTold: Bool = false) throws {
    indexBuilding = try IndexBuilding(index, in: station.archive, clock: clock.seconds)
    if !isTold, let indexBuilding, indexBuilding.count > 0 {
      say(
        "the index of photos is built from the verdicts of \(indexBuilding.count) cases", .index)
    }
  }

  /// Begins to build the index where it must be and the run is about to end: a service that lives
  /// for a moment would leave that to the next one, and that one to the next. Tried once, for an
  /// index that cannot be written keeps nothing from ending.
  ///
  /// - Returns: Whether it is being built now.
  func startsIndexBuildingAtTheEnd() -> Bool {
    guard !hasBuiltIndexAtTheEnd, index.mustBeBuilt else { return false }
    hasBuiltIndexAtTheEnd = true
    meetingTrouble { try beginIndexBuilding() }
    return indexBuilding != nil
  }

  /// Keeps the index up to date.
  ///
  /// - Parameter isDue: Whether it is time to see what other services have added.
  func tendIndex(isDue: Bool) {
    meetingTrouble {
      if isDue {
        try index.catchUp()
        let findings = index.takeFindings()
        for finding in findings { say(finding.description, .index, .warning) }
        if indexBuilding == nil, index.mustBeBuilt {
          try beginIndexBuilding(isTold: !findings.isEmpty)
        }
      }
      let isBuilt = try indexBuilding?.step { attempt in
        if let verdict = try book.readableVerdict(of: attempt) {
          try duplicates.add(attempt, verdict)
        }
      }
      if isBuilt == true {
        if let skipped = indexBuilding?.skippedText {
          say(
            "\(skipped): not in the index of photos, which the next start builds again", .index,
            .warning)
        }
        indexBuilding = nil
      }
    }
    for finding in index.takeFindings() { say(finding.description, .index, .warning) }
    let dropped = index.takeDropped()
    if dropped > 0 {
      let limit = bench.policy.limits.spool.indexPhotos
      say(
        "the index of photos passed its limit of \(limit): the oldest are no longer compared, "
          + "\(index.photoCount) remain", .index, .warning)
    }
  }
}
