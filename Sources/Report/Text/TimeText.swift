package import Verdicts

/// Times as clerks read them, from the ISO 8601 text that the service stores: all in the zone of
/// the office, whatever zone the text is in.
package struct TimeText: Equatable, Sendable {
  /// The zone of every time on every page.
  package let zone: OfficeZone

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
  ]
  private static let monthNames = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
  ]
  private static let daySeconds = 86_400

  /// Times in a zone.
  package init(_ zone: OfficeZone) { self.zone = zone }

  /// `2020-03-24T00:15:00Z` as `24 Mar 2020, 08.15 WITA`; what is no such time as it is.
  package func clerk(_ iso: String) -> String {
    guard let (day, clock) = parts(iso) else { return iso }
    return "\(Self.day(day)), \(clock) \(zone.rawValue)"
  }

  /// The same without the year: `24 Mar, 08.15`.
  package func short(_ iso: String) -> String {
    guard let (day, clock) = parts(iso) else { return iso }
    return "\(Self.day(day).dropLast(5)), \(clock)"
  }

  /// The day in the office's zone: `2020-03-24`; `nil` for what is no time.
  package func dayKey(_ iso: String) -> String? { parts(iso)?.day }

  private func parts(_ iso: String) -> (day: String, clock: String)? {
    guard let seconds = Self.seconds(iso) else { return nil }
    let local = seconds + zone.hoursAhead * 3600
    let day = Int((Double(local) / Double(Self.daySeconds)).rounded(.down))
    let rest = local - day * Self.daySeconds
    return (Self.dayKey(ofDays: day), "\(Self.two(rest / 3600)).\(Self.two(rest / 60 % 60))")
  }

  /// `2020-03-24` as `24 Mar 2020`; what is no such day as it is.
  package static func day(_ key: String) -> String {
    let parts = key.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return key }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  /// `2020-03` as `Maret 2020`; what is no such month as it is.
  package static func month(_ key: String) -> String {
    let parts = key.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return key }
    return "\(monthNames[parts[1] - 1]) \(parts[0])"
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
    return days(year, month, day) * daySeconds + hour * 3600 + minute * 60 + second - ahead
  }

  /// A time some days later, in UTC; what is no time as it is.
  static func adding(days: Int, to iso: String) -> String {
    guard let seconds = seconds(iso) else { return iso }
    let later = seconds + days * daySeconds
    let day = Int((Double(later) / Double(daySeconds)).rounded(.down))
    let rest = later - day * daySeconds
    return "\(dayKey(ofDays: day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
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

  /// Days from 1970-01-01 to a day of the Gregorian calendar.
  ///
  /// - Source: Hinnant, chrono-Compatible Low-Level Date Algorithms, `days_from_civil`.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that is so many days after 1970-01-01.
  ///
  /// - Source: as ``days(_:_:_:)``, `civil_from_days`.
  private static func dayKey(ofDays days: Int) -> String {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + "-\(two(month))-\(two(day))"
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
