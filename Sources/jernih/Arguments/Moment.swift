import Glibc

/// A time as a person gives it on a command line: `2020-03-24`, `2020-03-24T08:15`,
/// `2020-03-24T08:15:01`, each in the zone of this machine, or with `Z` or `+08:00` after the time.
struct Moment: Equatable {
  /// Seconds since 1970 in UTC of its first second.
  var firstSecond: Int
  /// Of its last second: a day ends with its last, a minute too.
  var lastSecond: Int

  /// - Throws: ``UsageError`` where it is none of these forms, or no such time exists.
  init(_ text: String, option: String) throws {
    guard let moment = Self(text) else {
      throw UsageError(
        "--\(option) is a time like 2020-03-24 or 2020-03-24T08:15:00+08:00, "
          + "not \(TerminalText.escaped(text))")
    }
    self = moment
  }

  /// `nil` where the text is no time.
  init?(_ text: String) {
    let form =
      /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?/
    guard let match = text.wholeMatch(of: form), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    let hour = match.4.flatMap { Int($0) }
    let minute = match.5.flatMap { Int($0) }
    let second = match.6.flatMap { Int($0) }
    var parts = unsafe tm()
    unsafe parts.tm_year = Int32(year - 1900)
    unsafe parts.tm_mon = Int32(month - 1)
    unsafe parts.tm_mday = Int32(day)
    unsafe parts.tm_hour = Int32(hour ?? 0)
    unsafe parts.tm_min = Int32(minute ?? 0)
    unsafe parts.tm_sec = Int32(second ?? 0)
    unsafe parts.tm_isdst = -1
    let wanted = unsafe [parts.tm_mon, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec]
    let seconds: Int
    if let zone = match.7 {
      guard let offset = Self.offsetSeconds(zone) else { return nil }
      seconds = unsafe timegm(&parts) - offset
    } else {
      seconds = unsafe mktime(&parts)
    }
    // The C library carries 31 April over to May; what comes back then is not what was asked for.
    guard
      unsafe wanted
        == [parts.tm_mon, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec]
    else { return nil }
    firstSecond = seconds
    lastSecond = seconds + (hour == nil ? 86_399 : second == nil ? 59 : 0)
  }

  private static func offsetSeconds(_ zone: Substring) -> Int? {
    if zone == "Z" { return 0 }
    let numbers = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] < 24, numbers[1] < 60 else { return nil }
    return (zone.first == "-" ? -1 : 1) * (numbers[0] * 3600 + numbers[1] * 60)
  }
}
