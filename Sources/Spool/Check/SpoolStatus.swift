/// What is on a spool at one moment: counts, ages, and what does not move.
package struct SpoolStatus: Equatable, Sendable {
  /// Drops in `new/`.
  package var new = 0
  /// Whether there are more of them than were counted; then nothing is said of the oldest.
  package var hasMoreNew = false
  /// Names in `new/` of uploads that are not finished (`.part` and the like).
  package var uploading = 0
  /// Drops in `decisions/`.
  package var decisions = 0
  /// Claimed jobs.
  package var active = 0
  package var deferred = 0
  package var quarantined = 0
  package var cases = 0
  /// Judged photos, attempts included.
  package var photos = 0
  /// Events that nobody has taken yet.
  package var events = 0
  /// Age of the oldest drop in `new/`, in seconds; `nil` where there is none.
  package var oldestNewSeconds: Double?
  /// Age of the oldest deferred job since it was first seen, in seconds.
  package var oldestDeferredSeconds: Double?
  /// Drops that have been ready for more than a minute: the oldest at most 20, escaped names.
  package var stuck: [String] = []
  package var services: [ServiceStatus] = []
  /// What services pass over, and what this look could not read, by place.
  package var passedOver: [PassedOver] = []
  /// Bytes that may still be written.
  package var freeBytes: UInt64 = 0
}
