import Glibc

/// A time as a file system stamps it, in nanoseconds since 1970.
package struct FileTime: Comparable, Hashable, Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The local clock's present time: for ages that people read, and for nothing that is decided.
  package static var localClock: FileTime {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return FileTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

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
}
