import Files
import Glibc

/// poll(2), the one place where the parent waits.
package enum Poll {
  /// Waits until a descriptor is readable or hung up, a moment comes, or a signal interrupts.
  ///
  /// - Parameters:
  ///   - descriptors: What to wait for, for reading.
  ///   - untilSeconds: When to stop waiting, on ``SystemClock``; `nil` waits as long as it takes.
  /// - Returns: Those that are readable or hung up; empty when the moment came.
  package static func wait(for descriptors: [Int32], untilSeconds: Double?) -> Set<Int32> {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var milliseconds: Int32 = -1
    if let untilSeconds {
      let left = (untilSeconds - SystemClock.seconds) * 1000
      milliseconds = Int32(min(max(left.rounded(.up), 0), 60_000))
    }
    let count = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
    guard count > 0 else { return [] }
    return Set(entries.filter { $0.revents != 0 }.map(\.fd))
  }
}
