/// A time as the spool's file system stamps it, in nanoseconds since 1970: never the local clock.
package struct FileTime: Comparable, Hashable, Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static func < (one: FileTime, other: FileTime) -> Bool {
    one.nanoseconds < other.nanoseconds
  }

  /// Seconds from `earlier` to this; negative where this is the earlier one.
  package func seconds(since earlier: FileTime) -> Double {
    Double(nanoseconds &- earlier.nanoseconds) / 1e9
  }

  /// Seconds gone by since `earlier`; infinite where that lies in the future by more than a second,
  /// for then the clock was set back and nobody can wait for it to come round again.
  package func elapsedSeconds(since earlier: FileTime) -> Double {
    let seconds = seconds(since: earlier)
    return seconds < -1 ? .infinity : max(0, seconds)
  }

  /// This time and `seconds` more.
  package func advanced(bySeconds seconds: Double) -> FileTime {
    FileTime(nanoseconds: nanoseconds &+ Int64(seconds * 1e9))
  }
}
