import Verdicts

/// All cases in numbers, by their days: what a change costs does not grow with the cases.
package struct DayCounts: Sendable {
  private var parts: [DayShard: DayEntry] = [:]
  private var days: [String: [String: DayEntry]] = [:]
  /// All days together.
  package private(set) var total = DayEntry(day: "", shards: 0)

  /// Nothing yet.
  package init() {}

  /// Takes a part of a day as it is now, in the place of what it was.
  package mutating func set(_ place: DayShard, _ entry: DayEntry) {
    var day = days[place.month]?[place.day] ?? DayEntry(day: place.day, shards: 0)
    if let old = parts[place] {
      guard old != entry else { return }
      day.remove(old)
      total.remove(old)
    }
    parts[place] = entry
    day.add(entry)
    total.add(entry)
    days[place.month, default: [:]][place.day] = day
  }

  /// Every month in which a case came, the first one first.
  package var months: [String] { days.keys.sorted() }

  /// The last month in which a case came; `nil` where none did.
  package var lastMonth: String? { days.keys.max() }

  /// The days of a month, the first one first.
  package func days(of month: String) -> [DayEntry] {
    (days[month] ?? [:]).values.sorted { $0.day < $1.day }
  }

  /// What came on seven days, the last of them today.
  ///
  /// - Parameter now: ISO 8601.
  func week(at now: String, zone: OfficeZone) -> DayEntry {
    let time = TimeText(zone)
    let keys = (-6...0).compactMap { time.dayKey(TimeText.adding(days: $0, to: now)) }
    return keys.reduce(into: DayEntry(day: "", shards: 0)) { week, key in
      if let day = days[String(key.dropLast(3))]?[key] { week.add(day) }
    }
  }
}
