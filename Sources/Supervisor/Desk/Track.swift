/// The two ways through the pool: a costly photo keeps no other waiting.
///
/// Every photo begins in the fast track. Where its header, or the clock, shows that it costs more
/// than that track allows, it goes over to the slow one, which never takes every worker
/// (``TrackPlan``).
package enum Track: Sendable {
  case fast, slow

  /// Processor milliseconds up to which a photo may be estimated in the fast track: a baseline JPEG
  /// of 62 MP, a progressive one of 15 MP, a PNG of 7 MP.
  package static let fastMillisecondsMaximum = 250.0
  /// How long a photo may stay in the fast track by the clock, in seconds, whatever its header
  /// said.
  package static let fastSecondsMaximum = 1.0
}
