import Glibc

/// The time of day by RFC 3339, to the second: UTC for events, local time for the clerks' pages.
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

  /// `2020-03-24T08:15:01+08:00`, in the zone of this machine.
  package static var localNow: String { local(ofSeconds: time(nil)) }

  /// A time of a file system, in the zone of this machine.
  package static func local(of time: FileTime) -> String {
    local(ofSeconds: Int(time.nanoseconds / 1_000_000_000))
  }

  /// - Parameter seconds: Since 1970 in UTC.
  package static func local(ofSeconds seconds: Int) -> String {
    var seconds = seconds
    var parts = unsafe tm()
    tzset()
    _ = unsafe localtime_r(&seconds, &parts)
    let offsetMinutes = unsafe parts.tm_gmtoff / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return unsafe written(&parts, "%Y-%m-%dT%H:%M:%S") + (offsetMinutes < 0 ? "-" : "+")
      + two(abs(offsetMinutes) / 60) + ":" + two(abs(offsetMinutes) % 60)
  }

  /// - Parameter seconds: Since 1970 in UTC.
  package static func text(ofSeconds seconds: Int) -> String {
    var seconds = seconds
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&seconds, &parts)
    return unsafe written(&parts, "%Y-%m-%dT%H:%M:%SZ")
  }

  /// A time in UTC as ``text(of:)`` and ``milliseconds(of:)`` write it, in the zone of this
  /// machine; `nil` for any other text.
  package static func local(ofUTC text: String) -> String? {
    let form = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z/.asciiOnlyDigits()
    guard let match = text.wholeMatch(of: form), let year = Int32(match.1),
      let month = Int32(match.2), let day = Int32(match.3), let hour = Int32(match.4),
      let minute = Int32(match.5), let second = Int32(match.6)
    else { return nil }
    var parts = unsafe tm()
    unsafe parts.tm_year = year - 1900
    unsafe parts.tm_mon = month - 1
    unsafe parts.tm_mday = day
    unsafe parts.tm_hour = hour
    unsafe parts.tm_min = minute
    unsafe parts.tm_sec = second
    return local(ofSeconds: unsafe timegm(&parts))
  }

  private static func written(_ parts: UnsafeMutablePointer<tm>, _ format: String) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&buffer, buffer.count, format, parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
