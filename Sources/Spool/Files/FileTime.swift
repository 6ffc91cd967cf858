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

  /// This time and `seconds` more.
  package func advanced(bySeconds seconds: Double) -> FileTime {
    FileTime(nanoseconds: nanoseconds &+ Int64(seconds * 1e9))
  }
}
