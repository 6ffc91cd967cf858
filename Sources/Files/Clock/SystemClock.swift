import CSystem

/// The clock of deadlines and intervals: it never jumps, whatever is done to the time of day.
package enum SystemClock {
  /// Seconds since boot, suspension included.
  package static var seconds: Double { csystem_seconds() }
}
