import Casework
import Files

/// A service's policy beside the spool's two files that tell of it.
struct StandingPolicy {
  /// The service's own, as its file has it or is to have it.
  var own: SpoolPolicy?
  /// Whether it is still to be written to the spool.
  var isUnwritten = true
  /// Whether its files are what is wrong: nothing waits for them then.
  var isPassedOver = false
  /// When writing it is tried again, in seconds on the service's clock.
  var retrySeconds = -Double.infinity
  /// The mark as it was last looked at: while that is the same, nothing has changed.
  var seen: FileInfo?
  /// Digest of a policy of another service that this one could not take over: said once.
  var refused: String?

  /// Whether an end waits for it to be written.
  var isAwaited: Bool { isUnwritten && !isPassedOver }

  /// How long files that cannot be written are left alone, in seconds.
  static let passedOverSeconds = 30.0
  /// How long it waits where the machine as a whole fails, in seconds.
  static let troubleSeconds = 1.0
}
