import Report
import Spool
import Verdicts
import Vocabulary
import JSON

/// What is written from what others wrote: pages, events, the kind that a file's name states.
extension Target {
  /// A case's page and the overview, from stored verdicts that a disk or a person has changed.
  static func pages(_ verdicts: [[UInt8]]) -> Target {
    Target(
      name: "pages", seeds: verdicts,
      words: punctuation
        + ["<script>", "\"><img src=x onerror=a>", "javascript:", "]]>", "'"]
        .map { Array($0.utf8) },
      edits: JSONEdits.all
    ) { bytes throws(Violation) in
      guard let verdict = try? Verdict(json: JSON.parse(bytes)) else { return "refused" }
      let attempt = StoredAttempt(
        verdict: verdict, folder: "ktp", original: "original.jpg", time: verdict.kind)
      let file = CaseFile(programme: "kis", received: verdict.reply.en, locale: "id")
      let view = CaseView(
        id: verdict.submission.file, attempts: [attempt, attempt], file: file, policy: .default,
        updated: verdict.engine.version)
      try checkMarkup(CasePage.html(view))
      let quarantined = QueueView.Quarantined(
        serial: verdict.kind, name: verdict.submission.file, reason: verdict.reply.id,
        time: verdict.submission.sha256)
      let row = CaseRow(view)
      var counts = DayCounts()
      counts.set(DayShard(day: verdict.kind, number: 1), DayEntry(day: verdict.kind, [row]))
      let overview = OverviewView(
        waiting: [row], waitingCount: 1, counts: counts,
        queue: QueueView(quarantineCount: 1, quarantine: [quarantined]),
        updated: verdict.engine.policy, version: verdict.engine.version, policy: .default)
      try checkMarkup(OverviewPage.html(overview).markup)
      let day = DayShard(day: verdict.kind, number: 1)
      let list = DayPage.html(day, rows: [row], zone: .central, updated: verdict.engine.policy)
      try checkMarkup(list.markup)
      return "read"
    }
  }

  /// Nothing but the pages' own tags, and in them nothing that runs or leads away.
  private static func checkMarkup(_ page: String) throws(Violation) {
    // The one script, which is the same in every page, and the places for data.
    let known = [
      "<script>\(PageScript.text.markup)</script>",
      "<script type=\"application/json\" id=\"data\">",
    ]
    let page = known.reduce(page) { $0.replacing($1, with: "") }.replacing("</script>", with: "")
    let bytes = Array(page.utf8)
    let forbidden = bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
    try Violation.unless(!forbidden, "a control character in a page")
    for piece in bytes.split(separator: UInt8(ascii: "<")).dropFirst() {
      guard let end = piece.firstIndex(of: UInt8(ascii: ">")) else {
        throw Violation("a tag without an end")
      }
      let name = piece[..<end].drop { $0 == UInt8(ascii: "/") }
      for word in ["script", "iframe", "object", "form", "base", "link"] {
        try Violation.unless(!name.starts(with: word.utf8), "<\(word)>")
      }
      // Every second piece between quotes is an attribute's value.
      let pieces = piece[..<end].split(
        separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      for (index, text) in pieces.enumerated() where pieces.count > 1 {
        let isValue = !index.isMultiple(of: 2)
        let shown = String(decoding: text, as: UTF8.self)
        if !isValue {
          try Violation.unless(!shown.contains(" on") && !shown.contains("'"), "<\(shown)>")
        } else if pieces[index - 1].suffix(5).elementsEqual("href=".utf8)
          || pieces[index - 1].suffix(4).elementsEqual("src=".utf8)
        {
          try Violation.unless(!shown.contains(":") && !shown.hasPrefix("//"), "led to \(shown)")
        }
      }
    }
  }

  /// The event that tells of a verdict that was read back.
  static func events(_ verdicts: [[UInt8]]) -> Target {
    Target(name: "events", seeds: verdicts, words: punctuation, edits: JSONEdits.all) {
      bytes throws(Violation) in
      guard let verdict = try? Verdict(json: JSON.parse(bytes)) else { return "refused" }
      let judged = JudgedAttempt(
        kind: verdict.kind, number: verdict.submission.attempt ?? 1, outcome: verdict.outcome,
        score: verdict.score)
      let dossier = Dossier([judged], programme: "kis", policy: .default)
      let event = Event(
        serial: "0a", time: verdict.kind, caseID: "A", content: .verdict(Answer(verdict)),
        reply: dossier.reply(to: Answer(verdict), at: verdict.kind, policy: .default),
        dossier: dossier, revision: 1)
      let rejected = Event.Content.rejected(
        reason: verdict.reply.id, detail: verdict.reply.en, kind: verdict.kind)
      let other = Event(
        serial: "0b", time: "", caseID: verdict.submission.file, content: rejected)
      for event in [event, other] {
        let line = event.json.line
        try Violation.unless(!line.utf8.contains(0x0A), "an event of two lines")
        try Violation.unless((try? JSON.parse(line)) == event.json, "an event is another")
      }
      return "read"
    }
  }

  /// The kind that a file's name states, and the name as pages and logs show it.
  static func fileNames() -> Target {
    let seeds = [
      "GW-2020-ktp-2.jpg", "photos/kkn.JPG", "IMG_20200324_KK.jpeg", "ktp.kk.png", "rumah",
      "\u{130}ktp\u{301}.jpg", "a/b/..", "\u{202E}gpj.ptk",
    ]
    let words = ["ktp", "kk", "-", "_", ".", "/", "\u{301}", "\u{130}", "KTP", "\u{FF2B}"]
    return Target(
      name: "filenames", seeds: seeds.map { Array($0.utf8) }, words: words.map { Array($0.utf8) }
    ) { bytes throws(Violation) in
      let name = String(decoding: bytes, as: UTF8.self)
      let shown = escaped(name, maximumCharacters: 40)
      let harmful = shown.unicodeScalars.contains { scalar in
        "<>\"'".unicodeScalars.contains(scalar)
          || scalar.value < 0x20 && scalar.value != 0x0A
            && scalar.value != 0x09
          || scalar == "\u{202E}"
      }
      try Violation.unless(!harmful && shown.unicodeScalars.count <= 241, "shown as \(shown)")
      let link = Link([name])
      try Violation.unless(
        !link.path.isEmpty && link.path != ".." && !link.path.contains("/"), "led to \(link.path)")
      guard let kind = Policy.default.kindNamed(inFileName: name) else { return "refused" }
      try Violation.unless(Policy.default.kind(kind) != nil, "kind \(kind)")
      return "read"
    }
  }
}
