package import Files

extension FileTime {
  /// This time and `seconds` more: for clocks that go as a test wants.
  package func advanced(bySeconds seconds: Double) -> FileTime {
    FileTime(nanoseconds: nanoseconds &+ Int64(seconds * 1e9))
  }
}
