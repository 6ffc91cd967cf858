/// Which track the next idle worker is for. Pure.
///
/// Of two workers or more the slow track has at most half, and those for certain, so that neither
/// track waits for the other; a single worker is lent to it when nothing else waits, or in its
/// turn.
package struct TrackPlan: Equatable, Sendable {
  /// How many workers the pool has, 1 or more.
  package let workers: Int
  /// How long a single worker leaves a costly photo waiting for others, in seconds.
  package static let slowWaitSecondsMaximum = 10.0

  /// A plan for a pool of so many workers.
  package init(workers: Int) { self.workers = workers }

  /// Workers that the slow track may have at once.
  package var slowMaximum: Int { max(1, workers / 2) }

  /// Whether the slow track may begin a photo now.
  ///
  /// - Parameters:
  ///   - slow: Workers that are at costly photos.
  ///   - waitedSeconds: How long the oldest costly photo has waited; `nil` where none waits.
  ///   - othersWait: Whether a photo for the fast track is known to wait.
  package func mayBeginSlow(slow: Int, waitedSeconds: Double?, othersWait: Bool) -> Bool {
    guard let waitedSeconds, slow < slowMaximum else { return false }
    return workers > 1 || !othersWait || waitedSeconds >= Self.slowWaitSecondsMaximum
  }
}
