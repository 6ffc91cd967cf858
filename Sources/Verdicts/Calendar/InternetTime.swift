/// Times as RFC 3339 writes them: `2020-03-24T08:15:00+08:00`.
package enum InternetTime {
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

  /// Seconds since 1970 in UTC; `nil` for what is no time with a zone. A fraction is left out.
  package static func seconds(_ iso: String) -> Int? {
    let text = Array(iso.utf8)
    guard text.count >= 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let year = number(text[0..<4]), let month = number(text[5..<7]), (1...12).contains(month),
      let day = number(text[8..<10]), let hour = number(text[11..<13]),
      let minute = number(text[14..<16]), let second = number(text[17..<19]),
      let ahead = offsetSeconds(text[19...].drop { $0 != UInt8(ascii: "Z") && !isSign($0) })
    else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSince1970
    return days * 86_400 + hour * 3600 + minute * 60 + second - ahead
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
    if text.elementsEqual("Z".utf8) { return 0 }
    guard text.count == 6, let sign = text.first, let hours = number(text.dropFirst().prefix(2)),
      let minutes = number(text.suffix(2))
    else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
