import Files
import Report
import Spool
import Verdicts
import Vocabulary

/// The pages of ``CaseLists`` in `reports/`: read at the start, and again where another service has
/// written them; of an update only what has changed is written.
final class ListPages {
  private let station: Station
  var policy: Policy {
    didSet { made = ListParts() }
  }
  private var archive: CaseArchive { station.archive }
  let lists: CaseLists
  /// The pages of parts as they are known.
  private var known: [DayShard: FileInfo] = [:]
  /// What pages were made of last.
  private var made = ListParts()
  /// Months that have a page.
  private var months: Set<String> = []
  /// Pages that are still to be read; `nil` where nobody has looked yet.
  private var unread: [(name: String, part: DayShard, info: FileInfo)]?
  /// Whether the pages that are there do not count.
  private var isAnew = false
  /// When something in `reports/` changed last, as far as it was taken in.
  private var seen: FileTime?
  /// Cases that were put in since the pages were written.
  private var mine: Set<String> = []

  init(station: Station, policy: Policy) {
    self.station = station
    self.policy = policy
    let archive = station.archive
    lists = CaseLists(policy: policy) { part in
      let page = try? archive.report(ListName.day(part), limitBytes: PageData.bytesMaximum)
      return page.flatMap { DayPage.rows(of: $0) } ?? []
    }
  }

  /// Takes a case as it is now.
  func put(_ row: CaseRow) {
    lists.put(row)
    mine.insert(row.id)
  }

  /// Takes a case that is gone away.
  func remove(_ id: String) { lists.remove(id) }

  /// Forgets the pages that are there: they are made anew.
  func beginAnew() { isAnew = true }

  /// When the page that holds a case was written; `nil` where there is none.
  func written(_ id: String) -> FileTime? {
    lists.places[id].flatMap { known[$0]?.changed }
  }

  // MARK: Reading

  /// Reads what others have written since.
  ///
  /// - Parameter isPast: Whether it is time to stop.
  /// - Returns: Whether all is read.
  func read(until isPast: () -> Bool) throws(FileError) -> Bool {
    if isAnew { return true }
    if unread == nil || unread?.isEmpty ?? true {
      let changed = try archive.reportsChanged()
      guard changed != seen || unread == nil else { return true }
      seen = changed
      try look()
    }
    while let page = unread?.popLast() {
      take(page.name, page.part, page.info)
      if isPast() { break }
    }
    return unread?.isEmpty ?? true
  }

  /// Takes in one page; one that cannot be read is passed over, and its cases are looked at.
  private func take(_ name: String, _ part: DayShard, _ info: FileInfo) {
    do throws(FileError) {
      guard let bytes = try archive.report(name, limitBytes: PageData.bytesMaximum),
        let rows = DayPage.rows(of: bytes)
      else { return }
      lists.take(rows, of: part, but: mine)
      known[part] = info
    } catch {
      station.tree.onPassingOver(
        PassedOver(place: "\(Folder.reports.rawValue)/\(name)", what: "\(error)"))
    }
  }

  private func look() throws(FileError) {
    var pages: [(name: String, part: DayShard, info: FileInfo)] = []
    for (name, info) in try archive.reports() {
      switch ListName.read(name) {
      case .day(let part) where known[part] != info: pages.append((name, part, info))
      case .month(let month): months.insert(month)
      default: break
      }
    }
    // Earlier days last, so that they are read first.
    unread = pages.sorted { $1.part < $0.part }
  }

  // MARK: Writing

  /// Writes the pages that are not as they should be, but for the first one.
  ///
  /// - Returns: Whether more is to be written, at another time: what leads to new ends of ids.
  /// - Throws: The last error; what cannot be written keeps nothing else from being written.
  func write(updated: String) throws(FileError) -> Bool {
    var failure: FileError?
    func trying(_ body: () throws(FileError) -> Void) {
      do throws(FileError) { try body() } catch { failure = error }
    }
    let (parts, ends) = (lists.changedParts, lists.changedEnds)
    for part in parts { trying { () throws(FileError) in try write(part, updated) } }
    let changed = Set(parts.map(\.month))
    // The last month stands on the first page.
    let stale = lists.counts.months.dropLast().filter {
      !months.contains($0) || changed.contains($0)
    }
    for end in ends { trying { () throws(FileError) in try write(end: end, updated) } }
    for month in stale {
      trying { () throws(FileError) in
        let page = MonthPage.html(
          month, days: lists.counts.days(of: month), zone: policy.pages.zone, updated: updated)
        try write(ListName.month(month), page)
        months.insert(month)
      }
    }
    let isBusy = !parts.isEmpty || !ends.isEmpty
    if lists.hasNewEnds, !isBusy {
      trying { () throws(FileError) in
        let page = FindPage.numbers(
          Array(lists.ends.keys), updated: updated, zone: policy.pages.zone)
        try write(ListName.numbers, page)
        lists.hasNewEnds = false
      }
    }
    if failure == nil { mine = [] }
    seen = try? archive.reportsChanged()
    if let failure { throw failure }
    return lists.hasNewEnds
  }

  private func write(_ part: DayShard, _ updated: String) throws(FileError) {
    let name = ListName.day(part)
    let page = DayPage.html(
      part, rows: lists.rows(of: part), zone: policy.pages.zone, updated: updated, parts: made)
    try write(name, page)
    known[part] = try archive.reportInfo(name)
    lists.isWritten(part)
  }

  private func write(end: String, _ updated: String) throws(FileError) {
    let ids = lists.ends[end] ?? []
    try write(
      ListName.find(end),
      FindPage.html(end, ids: ids, updated: updated, zone: policy.pages.zone))
    lists.changedEnds.remove(end)
  }

  private func write(_ name: String, _ page: HTML) throws(FileError) {
    try archive.writeReport(name, Array(page.markup.utf8), in: station.drafts())
  }

  /// Writes the first page.
  ///
  /// - Returns: In how many seconds another case will begin to wait for a clerk; `nil` where none
  ///   will.
  func writeIndex(queue: QueueView, updated: String, version: String) throws(FileError) -> Int? {
    let now = InternetTime.seconds(updated) ?? 0
    let waiting = lists.waiting(at: now, atMost: OverviewPage.waitingMaximum)
    let view = OverviewView(
      waiting: waiting.rows, waitingCount: waiting.count,
      waitingMedianSeconds: waiting.medianSeconds, counts: lists.counts, queue: queue,
      updated: updated, version: version, policy: policy)
    try write(ListName.index, OverviewPage.html(view, parts: made))
    seen = try archive.reportsChanged()
    return waiting.next.map { max(1, $0 - now) }
  }

  /// Removes the pages that show nothing any more, and those of former versions.
  func removeOld() throws(FileError) {
    try archive.removeReports { name in
      switch ListName.read(name) {
      case .day(let part): lists.parts[part] == nil
      case .month(let month): lists.counts.days(of: month).isEmpty
      case .find(let end): lists.ends[end]?.isEmpty ?? true
      case .former: true
      case .whole, nil: false
      }
    }
  }
}
