/// The checks of one photo, worst first: result, score, what was measured, and what it means.
package enum ChecksTable {
  /// The most checks shown.
  static let rowsMaximum = 32

  static func html(_ checks: [CheckView], caption: String) -> HTML {
    let shown = checks.prefix(rowsMaximum)
    let rows = shown.filter { !isIdle($0) }
    let idle = shown.filter(isIdle).map { Words.check($0.id) }
    guard !rows.isEmpty else { return HTML() }
    let without: HTML =
      idle.isEmpty
      ? HTML()
      : "<p class=\"small\">Tidak berlaku untuk foto ini: \(idle.joined(separator: ", ")).</p>"
    return """
      <table class="checks">
      <caption class="unseen">\(caption)</caption>
      <thead><tr><th scope="col">Pemeriksaan</th><th scope="col">Hasil</th>\
      <th scope="col">Skor</th><th scope="col">Terukur</th><th scope="col">Batas</th></tr></thead>
      <tbody>
      \(rows.map(row))
      </tbody></table>
      \(without)
      """
  }

  /// Whether a check has nothing to say of this kind of photo or file: then it is only named.
  private static func isIdle(_ check: CheckView) -> Bool {
    check.status == "notMeasured" && ["notForKind", "notInFormat"].contains(check.why)
  }

  private static func row(_ check: CheckView) -> HTML {
    let (word, tone) = Words.status(check.status)
    let explanation = explanation(check)
    let told: HTML =
      explanation.isEmpty
      ? HTML() : "<tr class=\"words\"><td colspan=\"5\">\(explanation)</td></tr>\n"
    return """
      <tr class="\(tone.rawValue)\(told.isEmpty ? "" : " more")">\
      <th scope="row">\(Words.check(check.id), maximum: 60)</th>\
      <td>\(tone.badge(word))</td>\
      <td>\(ScoreBar.html(check.score))</td>\
      <td class="value">\(measured(check))</td>\
      <td class="limits">\(limits(check))</td></tr>
      \(told)
      """
  }

  private static func measured(_ check: CheckView) -> HTML {
    guard let value = check.value else { return "<span class=\"none\">–</span>" }
    return HTML(text: Words.value(value, unit: check.unit))
  }

  private static func limits(_ check: CheckView) -> HTML {
    check.limits.map { HTML(text: limitsText($0, unit: check.unit)) } ?? HTML()
  }

  /// `periksa < 220, ulang < 150 dpi`: from where on which answer is given.
  package static func limitsText(_ limits: CheckView.Limits, unit: String) -> String {
    let sign = limits.worseAbove ? ">" : "<"
    let parts = [("periksa", limits.review), ("ulang", limits.retake)].compactMap { name, limit in
      limit.map { "\(name)\u{A0}\(sign)\u{A0}\(Words.value($0, unit: unit))" }
    }
    return parts.joined(separator: ", ")
  }

  /// The other case's photo, to be compared at a glance, with the way to its page.
  private static func html(of other: CheckView.OtherPhoto) -> HTML {
    let page = Link(upwards: 1, [other.caseID, "index.html"]).path
    let place = page + "#" + Link([other.folder]).path
    let thumbnail = Link(upwards: 1, [other.caseID, other.folder, "thumb.jpg"]).path
    return """
      <p class="other"><a href="\(place)"><img src="\(thumbnail)" alt="" loading="lazy">\
      <span>Foto yang sama ada di berkas <bdi>\(other.caseID, maximum: 64)</bdi></span></a></p>
      """
  }

  private static func explanation(_ check: CheckView) -> HTML {
    var text = HTML()
    if let reason = check.reason { text += "<p>\(reason, maximum: 600)</p>" }
    if let remedy = check.remedy { text += "<p class=\"remedy\">\(remedy, maximum: 600)</p>" }
    if let other = check.other { text += html(of: other) }
    if check.value == nil, let why = check.why {
      text += "<p>Tidak diukur: \(Words.why(why), maximum: 200).</p>"
    }
    if !check.regions.isEmpty, check.status != "pass" {
      text += "<p class=\"small\">\(check.regions.count) tempat ditandai di foto.</p>"
    }
    if check.value != nil, check.confidence < 0.6 {
      text += "<p class=\"small\">Keyakinan ukuran: \(NumberText.percent(check.confidence)).</p>"
    }
    return text
  }
}
