package import Files
package import Spool

/// Where a service has its two times from.
package struct ServiceClock {
  /// Seconds on a clock that never jumps, for pauses and intervals.
  package var seconds: () -> Double
  /// The file system's time, which counts for leases and for what waits on the spool, with a sign
  /// of life.
  package var fileTime: (Station) throws(FileError) -> FileTime

  /// A clock of one's own: for tests, whose time goes by at once.
  package init(
    seconds: @escaping () -> Double, fileTime: @escaping (Station) throws(FileError) -> FileTime
  ) {
    self.seconds = seconds
    self.fileTime = fileTime
  }

  /// ``SystemClock``, and the spool's own lease.
  package static var system: ServiceClock {
    ServiceClock(
      seconds: { SystemClock.seconds },
      fileTime: { station throws(FileError) in try station.renewLease() })
  }
}
