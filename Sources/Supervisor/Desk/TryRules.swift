/// What the end of a try means for its photo. Pure.
///
/// The service and a batch go by the same rules, but for what a batch does not have: a slow track
/// of its own, and a place to put a photo off to.
package struct TryRules: Equatable, Sendable {
  /// What is known of a photo's tries once the last one is noted.
  package struct Count: Equatable, Sendable {
    /// Tries that its own work ended.
    package var failed = 0
    /// How often in a row the machine has failed it since it was taken up, this time included.
    package var interrupted = 0
    /// Whether it has no try left.
    package var isPoison = false
    /// Whether it was killed so often, while others passed, that only a clerk can tell why.
    package var isGivenUp = false

    /// A photo that was never tried.
    package init() {}
  }

  /// What is to be done with a photo now.
  package enum Next: Equatable, Sendable {
    /// It is judged by what there is.
    ///
    /// - Parameter maySend: Whether a reply may be sent of itself.
    case judged(maySend: Bool)
    /// It is tried again after a pause, in seconds.
    case again(afterSeconds: Double)
    /// It is tried again in the slow track.
    case costly
    /// It is put off: the machine has failed it too often in a row.
    case putOff
  }

  /// Whether there is a slow track to go over to; otherwise a photo that says it needs one has had
  /// a try.
  private let hasSlowTrack: Bool
  /// The pause for each try that its own work ended, in seconds; `nil` doubles the pause as for
  /// trouble.
  private let pauseSecondsPerTry: Double?
  /// So often in a row the machine may fail a photo before it is put off; `nil` where there is no
  /// place for that.
  private let interruptedMaximum: Int?

  /// Of a service: others go first, and what the machine fails four times waits in `deferred/`.
  package static let service = TryRules(
    hasSlowTrack: true, pauseSecondsPerTry: 1, interruptedMaximum: 3)
  /// Of a batch: it has nothing else to do, and its user is there to see.
  package static let batch = TryRules(
    hasSlowTrack: false, pauseSecondsPerTry: nil, interruptedMaximum: nil)

  /// How a try ended.
  ///
  /// - Parameters:
  ///   - blame: Whose doing it was that there is no answer; `nil` where there is one.
  ///   - othersPass: Whether other photos pass meanwhile, so that a kill tells something.
  ///   - isInTrouble: Whether the machine fails photo after photo: then a photo's own end tells
  ///     nothing either.
  package func end(_ blame: Blame?, othersPass: Bool, isInTrouble: Bool) -> TryEnd {
    switch blame {
    case nil: .answered
    case .photo: isInTrouble ? .interrupted(isKill: false) : .failed
    case .track where hasSlowTrack: .tooCostly
    case .track: .failed
    case .machine: .interrupted(isKill: false)
    case .outside: .interrupted(isKill: othersPass)
    }
  }

  /// What follows from an end, once it is noted.
  package func next(after end: TryEnd, _ count: Count) -> Next {
    switch end {
    case .answered: return .judged(maySend: true)
    case .failed where count.isPoison: return .judged(maySend: true)
    case .failed: return .again(afterSeconds: pauseSeconds(afterTries: count.failed))
    case .tooCostly: return .costly
    case .leftOpen: return .again(afterSeconds: pauseSeconds(afterTries: 1))
    case .interrupted where count.isGivenUp: return .judged(maySend: false)
    case .interrupted, .notBegun:
      if let interruptedMaximum, count.interrupted > interruptedMaximum { return .putOff }
      return .again(afterSeconds: Backoff.pauseSeconds(afterFailures: count.interrupted))
    }
  }

  private func pauseSeconds(afterTries count: Int) -> Double {
    pauseSecondsPerTry.map { Double(count) * $0 } ?? Backoff.pauseSeconds(afterFailures: count)
  }
}
