package import Verdicts

/// Times as clerks read them, from the ISO 8601 text that the service stores: all in the zone of
/// the office, whatever zone the text is in.
package struct TimeText: Equatable, Sendable {
  /// The zone of every time on every page.
  package let zone: OfficeZone

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
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
    guard let seconds = InternetTime.seconds(iso) else { return nil }
    let local = seconds + zone.hoursAhead * 3600
    let day = Int((Double(local) / Double(Self.daySeconds)).rounded(.down))
    let rest = local - day * Self.daySeconds
    return (
      CivilDate(daysSince1970: day).key, "\((rest / 3600).twoDigits).\((rest / 60 % 60).twoDigits)"
    )
  }

  /// `2020-03-24` as `24 Mar 2020`; what is no such day as it is.
  package static func day(_ key: String) -> String {
    let parts = key.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return key }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  /// `2020-03` as `Maret 2020`, `March 2020`; what is no such month as it is.
  package static func month(_ key: String) -> Bilingual {
    let parts = key.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return Bilingual(key) }
    let name = CivilDate.monthNames[parts[1] - 1]
    return Bilingual(id: "\(name.id) \(parts[0])", en: "\(name.en) \(parts[0])")
  }

  /// A time some days later, in UTC; what is no time as it is.
  static func adding(days: Int, to iso: String) -> String {
    guard let seconds = InternetTime.seconds(iso) else { return iso }
    let later = seconds + days * daySeconds
    let day = Int((Double(later) / Double(daySeconds)).rounded(.down))
    let rest = later - day * daySeconds
    return CivilDate(daysSince1970: day).key
      + "T\((rest / 3600).twoDigits):\((rest / 60 % 60).twoDigits):\((rest % 60).twoDigits)Z"
  }
}
