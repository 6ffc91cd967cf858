package import Verdicts

/// Times as clerks read them, from the ISO 8601 text that the service stores: all in the zone of
/// the office, whatever zone the text is in.
package struct TimeText: Equatable, Sendable {
  /// The zone of every time on every page.
  package let zone: OfficeZone

  private static let daySeconds = 86_400

  /// Times in a zone.
  package init(_ zone: OfficeZone) { self.zone = zone }

  /// `2020-05-24T00:15:00Z` as `24 Mei 2020, 08.15 WITA` and `24 May 2020, 08:15 WITA`; what is no
  /// such time as it is.
  package func clerk(_ iso: String) -> Bilingual {
    guard let (day, clock) = parts(iso) else { return Bilingual(iso) }
    let date = Self.day(day)
    return Bilingual(
      id: "\(date.id), \(clock.id) \(zone.rawValue)",
      en: "\(date.en), \(clock.en) \(zone.rawValue)")
  }

  /// The same without the year: `24 Mei, 08.15`, `24 May, 08:15`.
  package func short(_ iso: String) -> Bilingual {
    guard let (day, clock) = parts(iso) else { return Bilingual(iso) }
    let date = Self.day(day)
    return Bilingual(
      id: "\(date.id.dropLast(5)), \(clock.id)", en: "\(date.en.dropLast(5)), \(clock.en)")
  }

  /// When a page was written, a sentence.
  func written(_ iso: String) -> Bilingual {
    let time = clerk(iso)
    return Bilingual(id: "Diperbarui \(time.id).", en: "Written \(time.en).")
  }

  /// The day in the office's zone: `2020-03-24`; `nil` for what is no time.
  package func dayKey(_ iso: String) -> String? { parts(iso)?.day }

  private func parts(_ iso: String) -> (day: String, clock: Bilingual)? {
    guard let seconds = InternetTime.seconds(iso) else { return nil }
    let local = seconds + zone.hoursAhead * 3600
    let day = Int((Double(local) / Double(Self.daySeconds)).rounded(.down))
    let rest = local - day * Self.daySeconds
    let (hours, minutes) = ((rest / 3600).twoDigits, (rest / 60 % 60).twoDigits)
    return (
      CivilDate(daysSince1970: day).key,
      Bilingual(id: "\(hours).\(minutes)", en: "\(hours):\(minutes)")
    )
  }

  /// `2020-05-24` as `24 Mei 2020` and `24 May 2020`; what is no such day as it is.
  package static func day(_ key: String) -> Bilingual {
    let parts = key.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return Bilingual(key) }
    // Both languages cut the names of their months to the first three letters.
    let month = CivilDate.monthNames[parts[1] - 1]
    return Bilingual(
      id: "\(parts[2]) \(month.id.prefix(3)) \(parts[0])",
      en: "\(parts[2]) \(month.en.prefix(3)) \(parts[0])")
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
