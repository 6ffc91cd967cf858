package import Spool

/// Whether the pool takes photos, by what the machine has lately done to them. Pure.
///
/// One photo that the machine fails is held by itself: it may be the only one. Where a second one
/// meets the same, with none that passed in between, nothing is begun for a while, then one photo
/// to see whether it passes, and the while doubles.
package struct PoolPause: Equatable {
  /// The photo that was failed last since one passed.
  private var last: JobID?
  private var failures = 0
  private var untilSeconds = 0.0

  /// All is well.
  package init() {}

  /// The machine failed a photo.
  package mutating func failed(_ job: JobID, at seconds: Double) {
    defer { last = job }
    guard failures > 0 || (last.map { $0 != job } ?? false) else { return }
    failures += 1
    untilSeconds = seconds + Backoff.pauseSeconds(afterFailures: failures)
  }

  /// A photo passed.
  package mutating func passed() { self = PoolPause() }

  /// Seconds until a photo may be begun; 0 while all is well.
  package func seconds(at seconds: Double) -> Double { max(0, untilSeconds - seconds) }

  /// Whether the next photo is to show that the trouble is over: then only one is begun.
  package var isProbing: Bool { failures > 0 }
}
