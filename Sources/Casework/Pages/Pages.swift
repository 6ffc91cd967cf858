import Files
import Report
package import Spool
import Verdicts
import Vocabulary
import JSON

/// The clerks' pages as they follow the verdicts: a case's own page at once, the overview at most
/// once a second. Nothing here must be durable: a new service rewrites the pages that are older
/// than their case.
package final class Pages {
  private let station: Station
  private var archive: CaseArchive { station.archive }
  private let book: CaseBook
  private let version: String
  /// Gives seconds on a clock that never jumps.
  private let clock: () -> Double
  /// One row a case, in the pages that list them.
  private let lists: ListPages
  /// Cases that are still to be looked at, the last one next; `nil` until that has begun.
  private var unread: [String]?
  /// When the next case will begin to wait for a clerk; `nil` where none will.
  private var nextWaitingSeconds: Double?
  private var touched: Set<String> = []
  /// The pages that were written last before this service, as far as it has looked.
  private var lastPages: [(written: FileTime, caseID: String)] = []
  /// Events that pages tell to be waiting for a gateway.
  private let outbox: OutboxWatch
  /// Cases whose pages could not be written, each with the moment of the next try.
  private var unwritten: [String: Double] = [:]
  /// How often in a row the overview could not be written.
  private var overviewFailures = 0
  private var isOverviewStale = false
  /// Whether cases of before this service are still to be looked at.
  private var isReading = false
  private var nextOverviewSeconds = 0.0
  /// How long the last overview took.
  private var overviewSeconds = 0.0
  /// The shortest time between two overviews, in seconds.
  private static let overviewIntervalSeconds = 1.0
  /// The share of its time that the service gives to overviews, however many cases there are.
  private static let overviewTimeShare = 0.05
  /// Drops that are counted for the overview: a fraction of a second's work.
  private static let waitingMaximum = 50_000
  /// How long rows are read at once, in seconds: a photo that arrives waits no longer for them.
  private static let stepSeconds = 0.02
  /// How long a page that cannot be written is left, in seconds.
  private static let unwrittenSeconds = 60.0
  /// The longest time until another try at an overview that cannot be written, in seconds.
  private static let overviewRetrySecondsMaximum = 60.0

  /// The pages of one spool, none of them touched yet.
  ///
  /// - Parameters:
  ///   - version: Jernih's own, for the foot of the page.
  ///   - clock: Gives seconds on a clock that never jumps.
  package init(
    station: Station, book: CaseBook, version: String,
    clock: @escaping () -> Double = { SystemClock.seconds }
  ) {
    self.station = station
    self.book = book
    self.version = version
    self.clock = clock
    outbox = OutboxWatch(archive: station.archive)
    lists = ListPages(station: station, policy: book.policy)
  }

  /// Goes by the words of the book's policy, which is another one now.
  ///
  /// - Returns: `false` where the lists themselves are cut otherwise by it, so that they are to be
  ///   made by new ``Pages``.
  package func adoptPolicy() -> Bool {
    let (old, new) = (lists.policy, book.policy)
    guard old.pages.zone == new.pages.zone, old.limits.report.rows == new.limits.report.rows else {
      writeCases()
      return false
    }
    lists.policy = new
    touchQueue()
    return true
  }

  /// Something about a case has changed.
  package func touch(_ caseID: String) {
    touched.insert(caseID)
    isOverviewStale = true
  }

  /// Writes a case's page as the case was when its file was written, just now.
  package func write(_ snapshot: CaseSnapshot) {
    touched.remove(snapshot.caseID)
    isOverviewStale = true
    writing(snapshot.caseID) { try writeCase(snapshot, isNew: true) }
  }

  /// Something about the queue has changed.
  package func touchQueue() { isOverviewStale = true }

  /// When ``flush(at:)`` has to be called, on its clock; `nil` if nothing has changed.
  package var nextFlushSeconds: Double? {
    if !touched.isEmpty || (isOverviewStale && isReading) { return 0 }
    let moments = (isOverviewStale ? [nextOverviewSeconds] : []) + Array(unwritten.values)
    return (moments + [nextWaitingSeconds, outbox.nextLookSeconds].compactMap(\.self)).min()
  }

  /// Has the overview written where something was done since it was written last: by a service that
  /// was killed, say.
  package func touchIfStale() throws {
    let written = try archive.reportWritten(ListName.index)
    let last = try station.tree.entries(of: .journal).map(\.info.changed).max()
    guard let written else { return touchQueue() }
    if let last, last > written { touchQueue() }
  }

  /// Writes what has changed. A page that cannot be written is passed over and tried again later.
  ///
  /// - Parameters:
  ///   - seconds: The time on its clock; infinity writes everything now.
  ///   - end: Until when the rows of a service that is new may be read, and the overview written,
  ///     by the time that the last one took; `nil` gives the rows a moment. Where that is not
  ///     enough, the next call goes on; the overview waits for it where there are no lists yet.
  package func flush(at seconds: Double, readingUntil end: Double? = nil) {
    for (caseID, due) in unwritten where due <= seconds {
      unwritten[caseID] = nil
      touched.insert(caseID)
    }
    touched.formUnion(outbox.taken(at: clock()))
    writeCases()
    if let due = nextWaitingSeconds, due <= seconds {
      nextWaitingSeconds = nil
      isOverviewStale = true
    }
    guard isOverviewStale, isReading || seconds >= nextOverviewSeconds else { return }
    let start = clock()
    do {
      isReading = try !readRows(until: end ?? start + Self.stepSeconds)
      // Where there are lists they tell of changes at once, though cases are still looked at.
      guard !isReading || (unread != nil && !lists.lists.parts.isEmpty),
        seconds >= nextOverviewSeconds, clock() + overviewSeconds < end ?? .infinity
      else { return }
      let writingStart = clock()
      let isWhole = try writeOverview()
      overviewSeconds = clock() - writingStart
      isOverviewStale = !isWhole || isReading
      overviewFailures = 0
      nextOverviewSeconds =
        start + max(Self.overviewIntervalSeconds, overviewSeconds / Self.overviewTimeShare)
    } catch {
      isReading = false
      overviewFailures += 1
      let pause = Self.overviewIntervalSeconds * Double(1 << min(overviewFailures, 8))
      nextOverviewSeconds = start + min(pause, Self.overviewRetrySecondsMaximum)
      passOver(Folder.reports.rawValue, error)
    }
  }

  /// Writes the pages of the cases that have changed.
  package func writeCases() {
    let cases = touched
    touched = []
    for caseID in cases { writing(caseID) { try writeCase(book.look(at: caseID)) } }
  }

  /// Does something about one case's page; where that fails it is passed over and tried again.
  private func writing(_ caseID: String, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      unwritten[caseID] = clock() + Self.unwrittenSeconds
      passOver("\(Folder.cases.rawValue)/\(caseID)", error)
    }
  }

  private func passOver(_ place: String, _ error: any Error) {
    station.tree.onPassingOver(PassedOver(place: place, what: "\(error)"))
  }

  /// Builds every page anew: `jernih report`.
  ///
  /// - Parameter caseID: Only this case's page, and what lists it; `nil` builds all.
  /// - Returns: How many cases' pages were written.
  /// - Throws: ``FileError`` where a page cannot be written.
  package func rebuild(_ caseID: String?) throws -> Int {
    var count = 0
    if caseID == nil { lists.beginAnew() } else { _ = try readLists { false } }
    for caseID in try caseID.map({ [$0] }) ?? archive.cases() where try !archive.isPurged(caseID) {
      try writeCase(book.look(at: caseID))
      count += 1
    }
    unread = caseID == nil ? [] : nil
    try finishLists()
    return count
  }

  /// Brings the lists up to date, and the first page.
  ///
  /// - Throws: ``FileError`` where one cannot be written.
  package func rebuildOverview() throws {
    unread = nil
    try finishLists()
  }

  private func finishLists() throws {
    _ = try readRows(until: .infinity)
    writeCases()
    while try !writeOverview() {}
    try lists.removeOld()
  }

  /// - Parameter isNew: Whether its last event is about to be sent.
  private func writeCase(_ snapshot: CaseSnapshot, isNew: Bool = false) throws {
    let (view, parts) = (try view(of: snapshot, isNew: isNew), book.pageParts(of: snapshot.caseID))
    try archive.writePage(
      snapshot.caseID, CasePage.bytes(view, parts: parts), in: station.drafts())
    put(CaseRow(view))
  }

  /// Takes a case into the lists; a case of which another one now shows the same picture says so.
  private func put(_ row: CaseRow) {
    lists.put(row)
    for other in lists.lists.changedTwins where lists.lists.places[other] != nil {
      touched.insert(other)
      isOverviewStale = true
    }
    lists.lists.changedTwins = []
  }

  private func view(of snapshot: CaseSnapshot, isNew: Bool = false) throws -> CaseView {
    CaseView(
      id: snapshot.caseID, attempts: try book.stored(snapshot),
      records: records(of: snapshot, isNew: isNew),
      twins: lists.lists.twins(of: snapshot.caseID),
      file: snapshot.file, isRefused: snapshot.record.isRefused, policy: book.policy,
      updated: Timestamp.now)
  }

  /// What `case.json` and the outbox tell of the attempts.
  private func records(of snapshot: CaseSnapshot, isNew: Bool) -> [String: AttemptRecord] {
    var told: [Receipt]?
    func former() -> [Receipt] {
      let receipts = told ?? self.receipts(snapshot.caseID)
      told = receipts
      return receipts
    }
    let attempts = snapshot.record.attempts.map { attempt in
      (
        AttemptName(kind: attempt.kind, number: attempt.number).description,
        AttemptRecord(attempt) {
          outbox.receipt(
            $0, of: snapshot.caseID, isNew: isNew, isLast: $0 == snapshot.record.lastSerial,
            former: former)
        }
      )
    }
    return Dictionary(attempts) { $1 }
  }

  /// What a case's page tells of its events so far.
  private func receipts(_ caseID: String) -> [Receipt] {
    let page = try? archive.page(caseID, limitBytes: Receipt.pageBytesMaximum)
    return page.map { Receipt.read($0) } ?? []
  }

  /// Reads the list pages that are there, and looks at the cases that were there before this
  /// service: one whose page is older than itself is written, one that no list holds as it is, or
  /// that was written after its list, is read.
  ///
  /// - Returns: Whether all are read.
  /// - Throws: ``FileError`` where there is no telling which cases there are.
  private func readRows(until end: Double) throws(FileError) -> Bool {
    guard try readLists({ clock() >= end }) else { return false }
    if unread == nil {
      let cases = try archive.cases()
      unread = cases.reversed()
      let there = Set(cases)
      let gone = lists.lists.places.keys.filter { !there.contains($0) }
      for caseID in gone { lists.remove(caseID) }
    }
    unread?.append(contentsOf: lists.lists.lost)
    lists.lists.lost = []
    while let caseID = unread?.popLast() {
      readRow(caseID)
      if clock() >= end { break }
    }
    guard unread?.isEmpty ?? false else { return false }
    while let page = lastPages.popLast() {
      outbox.take(receipts(page.caseID), of: page.caseID)
      if clock() >= end { break }
    }
    return lastPages.isEmpty
  }

  private func readLists(_ isPast: () -> Bool) throws(FileError) -> Bool {
    try lists.read(until: isPast)
  }

  private func readRow(_ caseID: String) {
    writing(caseID) {
      guard let page = try archive.freshPage(caseID) else {
        if try archive.isPurged(caseID) { return lists.remove(caseID) }
        guard try !archive.attempts(caseID).isEmpty || archive.caseFile(caseID) != nil else {
          return
        }
        return try writeCase(book.look(at: caseID))
      }
      noteLast(page, of: caseID)
      if let listed = lists.written(caseID), page <= listed { return }
      if try archive.isPurged(caseID) { return lists.remove(caseID) }
      put(CaseRow(try view(of: book.look(at: caseID))))
    }
  }

  /// Notes the pages that were written last before this service: they may tell of events that wait.
  private func noteLast(_ page: FileTime, of caseID: String) {
    if lastPages.count >= 2 * OutboxWatch.casesMaximum {
      lastPages.sort { $1.written < $0.written }
      lastPages.removeLast(lastPages.count - OutboxWatch.casesMaximum)
    }
    lastPages.append((page, caseID))
  }

  /// - Returns: Whether nothing is left to be written.
  private func writeOverview() throws -> Bool {
    let updated = Timestamp.now
    // What cannot be written keeps the first page from nothing.
    var (failure, hasMore): (FileError?, Bool) = (nil, false)
    do throws(FileError) { hasMore = try lists.write(updated: updated) } catch { failure = error }
    let next = try lists.writeIndex(queue: try queue(), updated: updated, version: version)
    nextWaitingSeconds = next.map { clock() + Double($0) }
    if let failure { throw failure }
    return !hasMore && lists.lists.lost.isEmpty
  }

  /// What waits, and why.
  private func queue() throws -> QueueView {
    let status = try station.tree.queueStatus(
      namesMaximum: Self.waitingMaximum, deferred: station.deferred)
    var deferred: [DeferredJob] = []
    try station.tree.passingOver(.deferred) { () throws(FileError) in
      deferred = try station.deferred.jobs(atMost: QueueView.rowsMaximum)
    }
    var rejected: [(serial: JobID, reason: [UInt8])] = []
    try station.tree.passingOver(.quarantine) { () throws(FileError) in
      rejected = try station.tree.quarantined()
    }
    return QueueView(
      waiting: status.new, hasMoreWaiting: status.hasMoreNew,
      oldestSeconds: status.oldestNewSeconds, active: status.active,
      deferredCount: status.deferred, deferred: deferred.map(Self.row),
      quarantineCount: status.quarantined,
      quarantine: rejected.suffix(QueueView.rowsMaximum).reversed().map(Self.row))
  }

  private static func row(_ job: DeferredJob) -> QueueView.Deferred {
    QueueView.Deferred(
      caseID: job.drop?.caseID, kind: job.drop?.kind, reason: job.reason.rawValue, nextTry: nil)
  }

  private static func row(_ rejected: (serial: JobID, reason: [UInt8])) -> QueueView.Quarantined {
    let reason = try? JSON.parse(rejected.reason)
    return QueueView.Quarantined(
      serial: rejected.serial.description, name: reason?["name"]?.string,
      reason: reason?["reason"]?.string ?? "", time: reason?["time"]?.string)
  }
}
