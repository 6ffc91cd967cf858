import Report
import Verdicts
import Vocabulary

/// All cases in the parts of days that the list pages show: what changes with a case is the page of
/// its part, and for a new case the page of the ids that end as its own.
///
/// A case stays in the part that it came into. Of all cases only the id is kept here: rows are read
/// again from the pages that hold them, so that memory is for the ids, and a change costs the same
/// however many cases there are. To be used from one thread.
final class CaseLists {
  /// The parts with their cases, in the order in which they came.
  private(set) var parts: [DayShard: [String]] = [:]
  private(set) var places: [String: DayShard] = [:]
  /// The cases by the ends of their ids, as ``ListName/findKey(_:)`` has them.
  private(set) var ends: [String: [String]] = [:]
  /// All cases in numbers, but for the parts that are still to be written.
  private(set) var counts = DayCounts()
  private var known = PartRows()
  private var waiting = WaitingCases()
  /// Which photos of a case are the same picture as an earlier one of another case.
  private var twins: [String: [CaseRow.Twin]] = [:]
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
  /// Cases whose rows were in a page that is gone: they are to be looked at.
  var lost: [String] = []
  /// The most cases of a part.
  private let rowsMaximum: Int
  private let time: TimeText
  /// Reads the rows of a part from its page.
  private let read: (DayShard) -> [CaseRow]

  init(policy: Policy, read: @escaping (DayShard) -> [CaseRow]) {
    rowsMaximum = policy.limits.report.rows
    time = TimeText(policy.pages.zone)
    self.read = read
  }

  // MARK: Cases

  /// Takes a case as it is now.
  func put(_ row: CaseRow) {
    let place = places[row.id] ?? newPlace(row)
    if rows(in: place)[row.id] == row { return }
    if places[row.id] == nil {
      add(row.id, to: place)
      changedEnds.insert(ListName.findKey(row.id))
    }
    known.put(row, into: place)
    index(row)
    changedParts.insert(place)
  }

  private func newPlace(_ row: CaseRow) -> DayShard {
    let day = time.dayKey(row.arrived) ?? "1970-01-01"
    var place = DayShard(day: day, number: lastParts[day] ?? 1)
    if parts[place]?.count ?? 0 >= rowsMaximum { place.number += 1 }
    return place
  }

  /// Takes a case that is gone away.
  func remove(_ id: String) {
    guard let place = places[id] else { return }
    _ = rows(in: place)
    forget(id)
    changedParts.insert(place)
  }

  /// Takes in a part as its page holds it, written by this service before or by another one.
  ///
  /// - Parameter mine: Cases that this service knows better.
  func take(_ read: [CaseRow], of place: DayShard, but mine: Set<String>) {
    let ids = parts[place] ?? []
    let isMine = ids.contains { mine.contains($0) }
    var rows = isMine ? self.rows(in: place) : [:]
    let there = Set(read.map(\.id))
    for id in ids where !there.contains(id) && !mine.contains(id) {
      forget(id)
      rows[id] = nil
    }
    changedParts.remove(place)
    if isMine { changedParts.insert(place) }
    for row in read {
      if places[row.id] == nil { add(row.id, to: place) }
      if places[row.id] != place {
        // Two services have found different places for it: it stays where it was seen first.
        changedParts.insert(place)
      } else if !mine.contains(row.id) {
        rows[row.id] = row
        index(row)
      }
    }
    known.keep(rows, of: place, unwritten: changedParts)
    counts.set(place, DayEntry(day: place.day, Array(rows.values)))
  }

  private func add(_ id: String, to place: DayShard) {
    places[id] = place
    parts[place, default: []].append(id)
    lastParts[place.day] = max(lastParts[place.day] ?? 1, place.number)
    let end = ListName.findKey(id)
    if ends[end] == nil { hasNewEnds = true }
    ends[end, default: []].append(id)
  }

  private func forget(_ id: String) {
    guard let place = places.removeValue(forKey: id) else { return }
    known.remove(id, from: place)
    parts[place]?.removeAll { $0 == id }
    ends[ListName.findKey(id)]?.removeAll { $0 == id }
    changedEnds.insert(ListName.findKey(id))
    waiting.set(id, nil)
    setTwins(of: id, [])
  }

  private func index(_ row: CaseRow) {
    waiting.set(row.id, row.due.map { InternetTime.seconds($0) ?? 0 })
    setTwins(of: row.id, row.twins)
  }

  /// The rows of a part, from its page where they are not in memory. What is not in it any more is
  /// forgotten, and to be looked at.
  private func rows(in place: DayShard) -> [String: CaseRow] {
    if let rows = known.rows(of: place) { return rows }
    var rows: [String: CaseRow] = [:]
    if let ids = parts[place], !ids.isEmpty {
      for row in read(place) where places[row.id] == place {
        rows[row.id] = row
        index(row)
      }
      for id in ids where rows[id] == nil {
        forget(id)
        lost.append(id)
      }
    }
    known.keep(rows, of: place, unwritten: changedParts)
    return rows
  }

  // MARK: What the pages show

  /// The rows of a part, which are counted by this.
  func rows(of place: DayShard) -> [CaseRow] {
    let rows = rows(in: place)
    let shown = (parts[place] ?? []).compactMap { rows[$0] }
    counts.set(place, DayEntry(day: place.day, shown))
    return shown
  }

  /// A part's page is as it should be.
  func isWritten(_ place: DayShard) {
    changedParts.remove(place)
    known.trim(unwritten: changedParts)
  }

  /// What waits for a clerk, the longest waiting first.
  ///
  /// - Parameter seconds: Now, since 1970.
  /// - Returns: As many as asked for, how many there are, for how many seconds half of them have
  ///   waited at least, and when the next one will begin to wait.
  func waiting(at seconds: Int, atMost count: Int) -> (
    rows: [CaseRow], count: Int, medianSeconds: Int?, next: Int?
  ) {
    let end = waiting.count(at: seconds)
    let shown = waiting.first(min(count, end)).compactMap { id in
      places[id].flatMap { rows(in: $0)[id] }
    }
    let median = end == 0 ? nil : waiting.due(of: (end - 1) / 2).map { seconds - $0 }
    return (shown, end, median, waiting.due(of: end))
  }

  /// Later photos of other cases that are the same pictures, by the attempts' folders.
  func twins(of id: String) -> [String: [TwinPhoto]] { laterTwins[id] ?? [:] }

  private func setTwins(of id: String, _ new: [CaseRow.Twin]) {
    let old = twins[id] ?? []
    guard old != new else { return }
    twins[id] = new.isEmpty ? nil : new
    for twin in old {
      laterTwins[twin.other.caseID]?[twin.other.folder]?.removeAll {
        $0 == TwinPhoto(caseID: id, folder: twin.folder)
      }
      changedTwins.insert(twin.other.caseID)
    }
    for twin in new {
      laterTwins[twin.other.caseID, default: [:]][twin.other.folder, default: []]
        .append(TwinPhoto(caseID: id, folder: twin.folder))
      changedTwins.insert(twin.other.caseID)
    }
  }
}
