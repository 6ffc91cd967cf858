import Glibc
package import Spool

/// The time of day for people and events: UTC by RFC 3339, to the second.
package enum Timestamp {
  /// `2020-03-24T00:15:01Z`.
  package static var now: String { text(ofSeconds: time(nil)) }

  /// A time of the spool's file system.
  package static func text(of time: FileTime) -> String {
    text(ofSeconds: Int(time.nanoseconds / 1_000_000_000))
  }

  private static func text(ofSeconds seconds: Int) -> String {
    var seconds = seconds
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
