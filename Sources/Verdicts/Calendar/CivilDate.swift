/// A day of the Gregorian calendar, of no zone.
package struct CivilDate: Equatable, Hashable, Sendable {
  /// 0…9999 where it was read from a text.
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31.
  package let day: Int

  /// The day that is so many days after 1970-01-01.
  ///
  /// - Source: Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
  package init(daysSince1970 days: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2020-03-24`; `nil` for what is no day of the calendar.
  package init?(_ key: String) {
    let form = /(\d{4})-(\d\d)-(\d\d)/.asciiOnlyDigits()
    guard let match = key.wholeMatch(of: form), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard (1...12).contains(month), CivilDate(daysSince1970: date.daysSince1970) == date else {
      return nil
    }
    self = date
  }

  /// Days from 1970-01-01, negative before it.
  ///
  /// - Source: as ``init(daysSince1970:)``, `days_from_civil`.
  package var daysSince1970: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `2020-03-24`.
  package var key: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + "-\(month.twoDigits)-\(day.twoDigits)"
  }

  /// The day of the week: 1970-01-01 was a Thursday.
  package var weekday: Weekday {
    let all = Weekday.allCases
    let index = (daysSince1970 % all.count + all.count + 3) % all.count
    return all[index]
  }
}
