/// When an office opens next.
package struct Opening: Equatable, Sendable {
  /// 0 for later today.
  package let daysAhead: Int
  /// The day, in the office's zone.
  package let date: CivilDate
  /// Minutes after midnight, 0…1439.
  package let minutes: Int
  /// The office's zone.
  package let zone: OfficeZone

  /// `besok mulai pukul 08.00 WITA`.
  package var text: Bilingual {
    let day: Bilingual
    switch daysAhead {
    case 0: day = Bilingual(id: "hari ini", en: "today")
    case 1: day = Bilingual(id: "besok", en: "tomorrow")
    case 2...6:
      day = Bilingual(id: "hari " + date.weekday.name.id, en: "on " + date.weekday.name.en)
    default: day = Bilingual(id: "tanggal " + writtenDate.id, en: "on " + writtenDate.en)
    }
    return Bilingual(
      id: "\(day.id) mulai pukul \(OpeningHours.clock(minutes, ".")) \(zone.rawValue)",
      en: "\(day.en) from \(OpeningHours.clock(minutes, ":")) \(zone.rawValue)")
  }

  private var writtenDate: Bilingual {
    let month = CivilDate.monthNames[date.month - 1]
    return Bilingual(id: "\(date.day) \(month.id)", en: "\(date.day) \(month.en)")
  }
}
