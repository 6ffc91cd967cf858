import JSON
import Findings
import Measures
import PageSupport
import Report
import Verdicts
import Vocabulary

/// Cases for tests: ordinary ones, and one whose every string is an attack.
enum Samples {
  /// An attempt as it lies in its case.
  ///
  /// - Parameter change: Takes the verdict, which has no checks, before it is kept.
  static func attempt(
    _ kind: String, _ number: Int = 1, _ outcome: Outcome = .accept,
    original: String? = "original.jpg", time: String? = nil,
    _ change: (inout Verdict) -> Void = { _ in }
  ) throws -> StoredAttempt {
    var verdict = try StoredVerdict.read(kind: kind, attempt: number, outcome: outcome.rawValue)
    change(&verdict)
    return StoredAttempt(
      verdict: verdict, folder: AttemptName(kind: kind, number: number).description,
      original: original, time: time)
  }

  private static let resolution: CheckResult = {
    do {
      let text = StoredVerdict.check(.resolution, status: "review", cause: nil)
      var check = try StoredVerdict.read(text).checks[0]
      check.score = 44
      check.value = 123.4
      check.unit = "dpi"
      check.limits?.retake = 90
      check.limits?.review = 150
      check.limits?.worse = .below
      return check
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// A check as a stored verdict has it.
  static func check(_ change: (inout CheckResult) -> Void) -> CheckResult {
    var check = resolution
    change(&check)
    return check
  }

  static func view(
    _ attempts: [StoredAttempt], id: String = "GW-2020-00123", programme: String? = "kis",
    policy: Policy = .default
  ) -> CaseView {
    CaseView(
      id: id, attempts: attempts,
      file: CaseFile(programme: programme, received: "2020-03-24T08:15:00+08:00"), policy: policy,
      updated: "2020-03-24T08:16:00+08:00")
  }

  /// The page of a case with one attempt that has these checks.
  static func page(_ kind: String = "ktp", checks: [CheckResult]) throws -> String {
    CasePage.html(view([try attempt(kind) { $0.checks = checks }]))
  }

  /// A policy whose names and messages are attacks.
  private static let hostilePolicy: Policy = {
    let name: JSON = .object(["id": .text(Hostile.text), "en": .text(Hostile.text)])
    let overlay: JSON = .object([
      "kinds": .object(["ktp": .object(["name": name]), "kk": .object(["name": name])]),
      "programmes": .object(["jampersal": .object(["name": name])]),
      "messages": .object([
        "checks": .object(["blur": .object(["problem": name, "remedy": name])])
      ]),
    ])
    do {
      return try Policy.load(Array(overlay.line.utf8), named: "hostile")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static var hostileView: CaseView {
    get throws {
      var (measured, silent) = (check { $0.unit = Hostile.text }, check { $0.unit = Hostile.text })
      measured.id = .blur
      measured.cause = nil
      measured.others = [PhotoReference(caseID: Hostile.text, kind: Hostile.text, number: 2)]
      silent.value = nil
      silent.why = .unsure
      var verdict = try StoredVerdict.read()
      verdict.reply.id = Hostile.text
      verdict.submission.thumbnail = Hostile.text
      verdict.submission.sha256 = Hostile.text
      verdict.engine.policy = Hostile.text
      verdict.fault = Fault(.unsupported, Hostile.text, seen: Hostile.text)
      verdict.checks = [measured, silent]
      let attempt = StoredAttempt(
        verdict: verdict, folder: Hostile.text, original: "original.jpg", time: Hostile.text)
      return CaseView(
        id: Hostile.text, attempts: [attempt],
        file: CaseFile(programme: "jampersal", received: Hostile.text), policy: hostilePolicy,
        updated: Hostile.text)
    }
  }

  private static func same(_ text: String) -> Bilingual { Bilingual(id: text, en: text) }

  static func row(
    _ id: String, state: CaseState, arrived: String = "2020-03-24T08:00:00Z", due: String? = nil
  ) -> CaseRow {
    CaseRow(
      id: id, programme: "KIS", state: state, arrived: arrived, updated: arrived, due: due,
      photos: [
        .init(
          folder: "ktp", kind: "ktp", kindName: same("KTP"), thumbnail: "thumb.jpg",
          outcome: .accept),
        .init(
          folder: "kk.2", kind: "kk", kindName: same("KK"), thumbnail: nil, outcome: .unreadable),
      ])
  }

  static func overview(
    _ rows: [CaseRow], waitingCount: Int? = nil, days: [DayEntry] = [],
    queue: QueueView = QueueView()
  ) -> OverviewView {
    OverviewView(
      waiting: rows, waitingCount: waitingCount ?? rows.count, counts: counts(days), queue: queue,
      updated: "2020-03-24T08:16:00+08:00", version: "0.1.0", policy: .default)
  }

  /// A page as it is read in Indonesian.
  static func indonesian(_ page: String) -> String {
    let both = /<span class="id">(.*?)<\/span><span class="en" lang="en">.*?<\/span>/
    return page.replacing(both) { $0.1 }
  }

  /// Each of these entries as one part of a day.
  static func counts(_ entries: [DayEntry]) -> DayCounts {
    entries.reduce(into: DayCounts()) { $0.set(DayShard(day: $1.day, number: 1), $1) }
  }

  private static var hostileRow: CaseRow {
    let text = Hostile.text
    return CaseRow(
      id: text, programme: text, state: .needsReview, missing: [same(text)], isInPerson: true,
      arrived: text, updated: text, due: text,
      photos: [
        .init(
          folder: text, kind: text, kindName: same(text), thumbnail: text, outcome: .accept,
          defect: .glare)
      ])
  }

  static var hostileOverview: OverviewView {
    let text = Hostile.text
    let queue = QueueView(
      waiting: 1, oldestSeconds: .infinity, deferredCount: 1,
      deferred: [.init(caseID: text, kind: text, reason: text, nextTry: text)],
      quarantineCount: 1,
      quarantine: [.init(serial: text, name: text, reason: text, time: text)])
    return OverviewView(
      waiting: [hostileRow], waitingCount: 1, counts: counts([DayEntry(day: text, [hostileRow])]),
      queue: queue, updated: text, version: text, policy: hostilePolicy)
  }

  /// The pages that list cases, with an attack in every place.
  static var hostileLists: [HTML] {
    let text = Hostile.text
    let shard = DayShard(day: text, number: 2)
    return [
      DayPage.html(shard, rows: [hostileRow], zone: .central, updated: text),
      MonthPage.html(
        text, days: [DayEntry(day: text, [hostileRow])], zone: .central, updated: text),
      FindPage.html(text, ids: [text], updated: text, zone: .central),
      FindPage.numbers([text], updated: text, zone: .central),
    ]
  }
}
