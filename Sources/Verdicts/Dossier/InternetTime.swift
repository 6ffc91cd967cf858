/// Times as RFC 3339 writes them: `2020-03-24T08:15:00+08:00`.
enum InternetTime {
  /// Whether a text is a time that there was or will be: a day of its month, an hour of the day, a
  /// fraction of at most nine digits, and `Z` or an offset of less than a day.
  ///
  /// A leap second is one where it can be: in the last minute of a day in UTC. Which days have had
  /// one is not looked up.
  ///
  /// - Source: RFC 3339, section 5.6 and 5.7.
  static func isTime(_ text: String) -> Bool {
    let form =
      /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))/
      .asciiOnlyDigits()
    guard let match = text.wholeMatch(of: form), let year = Int(match.1), let month = Int(match.2),
      let day = Int(match.3), let hour = Int(match.4), let minute = Int(match.5),
      let second = Int(match.6)
    else { return false }
    let offsetHours = match.8.flatMap { Int($0) } ?? 0
    let offsetMinutes = match.9.flatMap { Int($0) } ?? 0
    guard (1...12).contains(month), (1...days(of: month, in: year)).contains(day), hour < 24,
      minute < 60, offsetHours < 24, offsetMinutes < 60
    else { return false }
    guard second >= 60 else { return true }
    let ahead = (offsetHours * 60 + offsetMinutes) * (match.7 == "-" ? -1 : 1)
    let minutesOfDay = 24 * 60
    let inUTC = (hour * 60 + minute - ahead + 2 * minutesOfDay) % minutesOfDay
    return second == 60 && inUTC == minutesOfDay - 1
  }

  /// The days of a month in the Gregorian calendar.
  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeap ? 29 : 28
    default: return 31
    }
  }
}
