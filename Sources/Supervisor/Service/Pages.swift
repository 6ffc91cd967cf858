import Report
package import Spool
import Verdicts

/// The clerks' pages as they follow the verdicts: a case's own page soon after each verdict, the
/// overview at most once a second. Nothing here must be durable, for it can be built again.
package final class Pages {
  private let spool: Spool
  private let book: CaseBook
  private let version: String
  /// One row a case, for the overview; `nil` until the cases were read once.
  private var rows: [String: CaseRow]?
  private var touched: Set<String> = []
  private var isOverviewStale = true
  private var nextOverviewSeconds = 0.0
  /// The shortest time between two overviews, in seconds.
  private static let overviewIntervalSeconds = 1.0
  /// The most cases kept in memory for the overview; the rest are counted when they are touched.
  private static let casesMaximum = 100_000

  /// - Parameter version: Jernih's own, for the foot of the page.
  package init(spool: Spool, book: CaseBook, version: String) {
    self.spool = spool
    self.book = book
    self.version = version
  }

  /// Something about a case has changed.
  func touch(_ caseID: String) {
    touched.insert(caseID)
    isOverviewStale = true
  }

  /// Something about the queue has changed.
  func touchQueue() { isOverviewStale = true }

  /// When ``flush(at:)`` has to be called, on ``SystemClock``; `nil` if nothing has changed.
  var nextFlushSeconds: Double? {
    if !touched.isEmpty { return 0 }
    return isOverviewStale ? nextOverviewSeconds : nil
  }

  /// Writes what has changed. A page that cannot be written is written with the next change.
  ///
  /// - Parameter seconds: The time on ``SystemClock``; infinity writes everything now.
  func flush(at seconds: Double) {
    for caseID in touched {
      try? writeCase(caseID)
    }
    touched = []
    guard isOverviewStale, seconds >= nextOverviewSeconds else { return }
    isOverviewStale = false
    nextOverviewSeconds = seconds + Self.overviewIntervalSeconds
    try? writeOverview()
  }

  /// Builds every page anew: `jernih report`.
  ///
  /// - Parameter caseID: Only this case's page, and the overview; `nil` builds all.
  /// - Returns: How many cases' pages were written.
  /// - Throws: ``SpoolError`` where a page cannot be written.
  package func rebuild(_ caseID: String?) throws -> Int {
    let cases = try caseID.map { [$0] } ?? spool.cases()
    for caseID in cases { try writeCase(caseID) }
    try writeOverview()
    return cases.count
  }

  private func writeCase(_ caseID: String) throws {
    let view = try view(of: caseID)
    try spool.writeCasePage(caseID, Array(CasePage.html(view).utf8))
    rows?[caseID] = row(of: view)
  }

  private func view(of caseID: String) throws -> CaseView {
    let file = try book.caseFile(caseID)
    let dossier = try book.dossier(caseID)
    let counting = Dictionary(
      uniqueKeysWithValues: dossier.counted.map { ($0.kind, Set($0.numbers)) })
    var photos: [PhotoView] = []
    for attempt in try spool.attempts(caseID).suffix(CaseView.photosMaximum) {
      guard let verdict = try book.verdict(of: attempt) else { continue }
      let original = try spool.files(of: attempt).first { $0.hasPrefix("original.") }
      let counts = counting[attempt.kind]?.contains(attempt.number) ?? false
      photos.append(
        PhotoView(
          verdict, policy: book.policy, folder: attempt.folderName, counts: counts,
          original: original, time: nil))
    }
    // By kind as the programme lists them, and for each kind the attempt that counts first.
    let order = dossier.counted.map(\.kind)
    photos.sort { a, b in
      let (ka, kb) = (order.firstIndex(of: a.kind) ?? 99, order.firstIndex(of: b.kind) ?? 99)
      if ka != kb { return ka < kb }
      return a.counts == b.counts ? a.attempt > b.attempt : a.counts
    }
    return CaseView(
      id: caseID, programme: dossier.programme?.name.id, state: dossier.state.rawValue,
      missing: dossier.missing.map(kindName), isInPerson: dossier.inPerson,
      received: file.received, updated: Timestamp.now, photos: photos)
  }

  private func kindName(_ kind: String) -> String { book.policy.kind(kind)?.name.id ?? kind }

  private func row(of view: CaseView) -> CaseRow {
    let photos = view.photos.filter(\.counts).map {
      CaseRow.Photo(
        folder: $0.folder, kindName: $0.kindName, thumbnail: $0.thumbnail, verdict: $0.verdict)
    }
    return CaseRow(
      id: view.id, programme: view.programme, state: view.state, missing: view.missing,
      isInPerson: view.isInPerson, updated: view.updated, photos: photos)
  }

  private func writeOverview() throws {
    if rows == nil {
      var all: [String: CaseRow] = [:]
      for caseID in try spool.cases().suffix(Self.casesMaximum) {
        all[caseID] = row(of: try view(of: caseID))
      }
      rows = all
    }
    let all = Array((rows ?? [:]).values)
    var states: [String: Int] = [:]
    var verdicts: [String: Int] = [:]
    for row in all {
      states[row.state, default: 0] += 1
      for photo in row.photos { verdicts[photo.verdict, default: 0] += 1 }
    }
    let view = OverviewView(
      casesByState: states, photosByVerdict: verdicts, rows: all, updated: Timestamp.now,
      version: version)
    for file in OverviewPage.files(view, limits: book.policy.limits.report) {
      try spool.writeReport(file.name, Array(file.html.utf8))
    }
  }
}
