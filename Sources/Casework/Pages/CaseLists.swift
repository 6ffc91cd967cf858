import Report
import Verdicts
import Vocabulary

/// The rows of all cases, in the parts of days that the list pages show: what changes with a case
/// is the page of its part, and for a new case the page of the ids that end as its own.
///
/// A case stays in the part that it came into. To be used from one thread.
final class CaseLists {
  /// One part of a day.
  struct Part {
    /// In the order in which they came.
    var ids: [String] = []
  }

  private(set) var rows: [String: CaseRow] = [:]
  private(set) var places: [String: DayShard] = [:]
  private(set) var parts: [DayShard: Part] = [:]
  private(set) var ends: [String: Set<String>] = [:]
  /// Days in numbers, each as its parts last were.
  private var days: [String: [DayShard: DayEntry]] = [:]
  /// What waits for a clerk, or will: from when on, in seconds since 1970, and which case; sorted.
  private var waiting: [(seconds: Int, id: String)] = []
  /// Later photos that are the same pictures as those of a case, by the case and the attempt.
  private var laterTwins: [String: [String: [TwinPhoto]]] = [:]
  /// Cases whose pages show other twins than they should.
  var changedTwins: Set<String> = []
  /// The last part of each day.
  private var lastParts: [String: Int] = [:]
  /// The parts and the ends whose pages are not as they should be.
  var changedParts: Set<DayShard> = []
  var changedEnds: Set<String> = []
  /// Whether there is an end that no page leads to.
  var hasNewEnds = false
  /// The most cases of a part.
  private let rowsMaximum: Int
  private let time: TimeText

  init(policy: Policy) {
    rowsMaximum = policy.limits.report.rows
    time = TimeText(policy.pages.zone)
  }

  // MARK: Cases

  /// Takes a case as it is now.
  func put(_ row: CaseRow) {
    if let place = places[row.id] {
      guard rows[row.id] != row else { return }
      keep(row, in: place)
      changedParts.insert(place)
    } else {
      let day = time.dayKey(row.arrived) ?? "1970-01-01"
      var place = DayShard(day: day, number: lastParts[day] ?? 1)
      if parts[place]?.ids.count ?? 0 >= rowsMaximum { place.number += 1 }
      add(row, to: place)
      changedParts.insert(place)
      changedEnds.insert(ListName.findKey(row.id))
    }
  }

  /// Takes a case that is gone away.
  func remove(_ id: String) {
    guard let place = places.removeValue(forKey: id) else { return }
    if let row = rows.removeValue(forKey: id) {
      setWaiting(of: row, false)
      setTwins(of: row, false)
    }
    parts[place]?.ids.removeAll { $0 == id }
    ends[ListName.findKey(id)]?.remove(id)
    days[place.day]?[place] = nil
    changedParts.insert(place)
    changedEnds.insert(ListName.findKey(id))
  }

  /// Takes in a part as its page holds it, written by this service before or by another one.
  ///
  /// - Parameter mine: Cases that this service knows better.
  func take(_ read: [CaseRow], of place: DayShard, but mine: Set<String>) {
    let known = parts[place]?.ids ?? []
    let there = Set(read.map(\.id))
    for id in known where !there.contains(id) && !mine.contains(id) { remove(id) }
    changedParts.remove(place)
    for row in read {
      if let other = places[row.id] {
        // Two services have found different places for it: it stays where it was seen first.
        if other != place { changedParts.insert(place) }
        if other == place, !mine.contains(row.id) { keep(row, in: place) }
      } else {
        add(row, to: place)
      }
    }
    if known.contains(where: { mine.contains($0) }) { changedParts.insert(place) }
  }

  private func add(_ row: CaseRow, to place: DayShard) {
    places[row.id] = place
    parts[place, default: Part()].ids.append(row.id)
    lastParts[place.day] = max(lastParts[place.day] ?? 1, place.number)
    let end = ListName.findKey(row.id)
    if ends[end] == nil { hasNewEnds = true }
    ends[end, default: []].insert(row.id)
    keep(row, in: place)
  }

  private func keep(_ row: CaseRow, in place: DayShard) {
    let old = rows[row.id]
    if let old { setWaiting(of: old, false) }
    rows[row.id] = row
    setWaiting(of: row, true)
    if old?.twins ?? [] != row.twins {
      if let old { setTwins(of: old, false) }
      setTwins(of: row, true)
    }
    days[place.day, default: [:]][place] = nil
  }

  // MARK: What the pages show

  /// The rows of a part.
  func rows(of place: DayShard) -> [CaseRow] { (parts[place]?.ids ?? []).compactMap { rows[$0] } }

  /// Every day in numbers.
  func allDays() -> [DayEntry] {
    for place in parts.keys where days[place.day]?[place] == nil {
      days[place.day, default: [:]][place] = DayEntry(day: place.day, rows(of: place))
    }
    return days.map { day, entries in
      entries.values.reduce(into: DayEntry(day: day, shards: 0)) { $0.add($1) }
    }
  }

  /// The days of a month in numbers.
  func days(of month: String) -> [DayEntry] { allDays().filter { $0.month == month } }

  /// The last month in which a case came.
  var lastMonth: String? { lastParts.keys.max().map { String($0.dropLast(3)) } }

  /// What waits for a clerk, the longest waiting first.
  ///
  /// - Parameter seconds: Now, since 1970.
  /// - Returns: As many as asked for, how many there are, for how many seconds half of them have
  ///   waited at least, and when the next one will begin to wait.
  func waiting(at seconds: Int, atMost count: Int) -> (
    rows: [CaseRow], count: Int, medianSeconds: Int?, next: Int?
  ) {
    let end = place(of: (seconds + 1, ""))
    let shown = waiting[..<end].prefix(count).compactMap { rows[$0.id] }
    let median = end == 0 ? nil : seconds - waiting[(end - 1) / 2].seconds
    return (shown, end, median, end < waiting.count ? waiting[end].seconds : nil)
  }

  /// Later photos of other cases that are the same pictures, by the attempts' folders.
  func twins(of id: String) -> [String: [TwinPhoto]] { laterTwins[id] ?? [:] }

  private func setTwins(of row: CaseRow, _ isThere: Bool) {
    for twin in row.twins {
      let later = TwinPhoto(caseID: row.id, folder: twin.folder)
      var known = laterTwins[twin.other.caseID]?[twin.other.folder] ?? []
      known.removeAll { $0 == later }
      if isThere { known.append(later) }
      laterTwins[twin.other.caseID, default: [:]][twin.other.folder] = known
      changedTwins.insert(twin.other.caseID)
    }
  }

  private func setWaiting(of row: CaseRow, _ waits: Bool) {
    guard let due = row.due else { return }
    let entry = (seconds: InternetTime.seconds(due) ?? 0, id: row.id)
    let index = place(of: entry)
    if waits {
      waiting.insert(entry, at: index)
    } else if index < waiting.count, waiting[index] == entry {
      waiting.remove(at: index)
    }
  }

  /// The first place whose entry is not before this one.
  private func place(of entry: (Int, String)) -> Int {
    var (low, high) = (0, waiting.count)
    while low < high {
      let middle = (low + high) / 2
      if waiting[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
