import Verdicts

/// One row a kind: what the programme needs, and every attempt at it with its time, its verdict,
/// its defect, and why one counts.
enum AttemptsTable {
  /// The most attempts of one kind that stand in its row.
  private static let attemptsMaximum = 12

  static func html(_ view: CaseView) -> HTML {
    let needed = view.dossier.programme?.kinds ?? []
    let present = view.dossier.counted.map(\.kind)
    let rows = (needed + present.filter { !needed.contains($0) }).map { kind in
      row(kind, isNeeded: needed.contains(kind), view)
    }
    guard !rows.isEmpty else { return HTML() }
    return """
      <table class="attempts"><caption class="unseen">\
      \(HTML("Yang diperlukan dan yang sudah dikirim", "What is needed and what came"))</caption>
      <thead><tr><th scope="col">\(HTML("Dokumen", "Paper"))</th>\
      <th scope="col">\(HTML("Kiriman", "Attempts"))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
  }

  private static func row(_ kind: String, isNeeded: Bool, _ view: CaseView) -> HTML {
    let photos = view.photos.filter { $0.verdict.kind == kind }
    let extra: HTML =
      isNeeded || view.dossier.programme == nil
      ? HTML() : "<span class=\"fine\">\(HTML("tidak diminta", "not asked for"))</span>"
    let head: HTML = """
      <tr><th scope="row"><bdi>\(HTML(view.kindName(kind), maximum: 60))</bdi>\(extra)</th>
      """
    guard !photos.isEmpty else {
      return """
        \(head)<td>\(Tone.quiet.badge(Bilingual(id: "Belum ada", en: "Missing")))</td></tr>

        """
    }
    let shown = photos.prefix(attemptsMaximum)
    let rest = photos.count - shown.count
    let more: HTML = rest > 0 ? "<li class=\"fine\">+\(rest)</li>" : HTML()
    return """
      \(head)<td><ol class="tries">\(shown.map { item($0, view) })\(more)</ol></td></tr>

      """
  }

  private static func item(_ photo: CasePhoto, _ view: CaseView) -> HTML {
    let folder = photo.attempt.folder
    let time = photo.time.map { view.time.short($0) } ?? Bilingual("–")
    var text: HTML = """
      <li class="\(photo.counts ? "used" : "unused")"><a href="#\(Link([folder]).path)">\
      \(HTML("Kiriman \(photo.attempt.number)", "No. \(photo.attempt.number)"))</a> \
      <span class="fine">\(HTML(time, maximum: 40))</span> \(photo.standing.badge)
      """
    if photo.standing != .accept, let words = photo.defectWords {
      text += " <span class=\"fine\">\(HTML(words))</span>"
    }
    if let reason = photo.reason { text += " <span class=\"fine why\">\(HTML(reason))</span>" }
    text += "</li>\n"
    return text
  }
}
