import Glibc

/// The time of day by RFC 3339 in UTC: pages show it in the office's zone.
package enum Timestamp {
  /// `2020-03-24T00:15:01Z`.
  package static var now: String { text(ofSeconds: time(nil)) }

  /// `2020-03-24T00:15:01.204Z`: for events.
  package static var nowMilliseconds: String {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return milliseconds(
      of: FileTime(nanoseconds: Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)))
  }

  /// A time of a file system, with milliseconds.
  package static func milliseconds(of time: FileTime) -> String {
    let part = time.nanoseconds / 1_000_000 % 1000
    let digits = String(1000 + max(0, part)).dropFirst()
    return text(of: time).dropLast() + ".\(digits)Z"
  }

  /// A time of a file system.
  package static func text(of time: FileTime) -> String {
    text(ofSeconds: Int(time.nanoseconds / 1_000_000_000))
  }

  /// - Parameter seconds: Since 1970 in UTC.
  package static func text(ofSeconds seconds: Int) -> String {
    var seconds = seconds
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&seconds, &parts)
    return unsafe written(&parts, "%Y-%m-%dT%H:%M:%SZ")
  }

  private static func written(_ parts: UnsafeMutablePointer<tm>, _ format: String) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&buffer, buffer.count, format, parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
