import Report
import Vocabulary

/// Views for tests: ordinary ones, and one whose every string is an attack.
enum Samples {
  static let hostile = "<img src=x onerror=alert(1)>\u{202E}gpj.\u{1B}[31m\"'`&</style>--><script>"

  static func check(_ id: String, status: String = "pass", text: String? = nil) -> CheckView {
    CheckView(
      id: id, status: status, score: 44, value: 123.4, unit: "dpi",
      limits: .init(retake: 90, review: 150, worseAbove: false), why: text, reason: text,
      remedy: text, regions: [.init(x: 10, y: 20, width: 30, height: 40)])
  }

  static func photo(_ folder: String, counts: Bool = true, verdict: String = "accept") -> PhotoView
  {
    PhotoView(
      folder: folder, kind: "ktp", kindName: "KTP", attempt: 1, counts: counts,
      original: "original.jpg", thumbnail: "thumb.jpg", verdict: verdict, score: 88,
      reply: "Terima kasih.",
      facts: PhotoFactsView(
        format: "jpeg", width: 1600, height: 1200, bytes: 251_337, jpegQuality: 72, turnDegrees: 0,
        sha256: "9f2c4a6b8d0e1f3a5c7b", engine: "jernih 0.1.0"),
      document: DocumentView(
        corners: [[1, 2], [3, 4], [5, 6], [7, 8]], dotsPerInch: 332, fill: 0.7, tiltDegrees: 4,
        skewDegrees: 0),
      checks: [check("resolution")])
  }

  static func dossier(_ photos: [PhotoView]) -> CaseView {
    CaseView(
      id: "GW-2020-00123", programme: "KIS", state: "needsReview", missing: ["Foto rumah"],
      received: "2020-03-24T08:15:00+08:00", updated: "2020-03-24T08:16:00+08:00", photos: photos)
  }

  static var hostilePhoto: PhotoView {
    var photo = photo(hostile, verdict: hostile)
    photo.kind = hostile
    photo.kindName = hostile
    photo.reply = hostile
    photo.thumbnail = hostile
    photo.fault = FaultView(code: hostile, detail: hostile, seen: hostile)
    photo.facts.format = hostile
    photo.facts.sha256 = hostile
    photo.facts.engine = hostile
    photo.facts.time = hostile
    var check = check(hostile, status: hostile, text: hostile)
    check.unit = hostile
    check.value = nil
    var measured = check
    measured.value = 3
    photo.checks = [check, measured]
    return photo
  }

  static var hostileDossier: CaseView {
    CaseView(
      id: hostile, programme: hostile, state: hostile, missing: [hostile], isInPerson: true,
      received: hostile, updated: hostile, photos: [hostilePhoto])
  }

  static func row(_ id: String, state: String, updated: String = "2020-03-24T08:00:00Z") -> CaseRow
  {
    CaseRow(
      id: id, programme: "KIS", state: state, updated: updated,
      photos: [
        .init(folder: "ktp", kindName: "KTP", thumbnail: "thumb.jpg", verdict: "accept"),
        .init(folder: "kk.2", kindName: "KK", thumbnail: nil, verdict: "unreadable"),
      ])
  }

  static func overview(_ rows: [CaseRow], queue: QueueView = QueueView()) -> OverviewView {
    OverviewView(
      casesByState: ["needsReview": 3, "complete": 12], photosByVerdict: ["accept": 41],
      rows: rows, queue: queue, updated: "2020-03-24T08:16:00+08:00", version: "0.1.0")
  }

  static var hostileOverview: OverviewView {
    let row = CaseRow(
      id: hostile, programme: hostile, state: hostile, missing: [hostile], isInPerson: true,
      updated: hostile,
      photos: [.init(folder: hostile, kindName: hostile, thumbnail: hostile, verdict: hostile)])
    let queue = QueueView(
      waiting: 1, oldestSeconds: .infinity, deferredCount: 1,
      deferred: [.init(caseID: hostile, kind: hostile, reason: hostile, nextTry: hostile)],
      quarantineCount: 1,
      quarantine: [.init(serial: hostile, name: hostile, reason: hostile, time: hostile)])
    return OverviewView(
      casesByState: [hostile: 1], photosByVerdict: [hostile: 1], rows: [row], queue: queue,
      updated: hostile, version: hostile)
  }
}

extension Limits.Report {
  init(rows: Int, pages: Int) {
    self.init()
    self.rows = rows
    self.pages = pages
  }
}
