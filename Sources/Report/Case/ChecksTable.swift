import Findings
import Measures
package import Verdicts
import Vocabulary

/// The checks of one photo, worst first: result, score, what was measured, and what it means.
package struct ChecksTable {
  private let words: DefectWords

  /// The most checks shown.
  static let rowsMaximum = 32
  /// A measurement less sure than this says so, 0…1.
  private static let sureConfidence = 0.6

  /// - Parameter words: What the policy says of the photo's kind.
  init(_ words: DefectWords) { self.words = words }

  func html(_ checks: [CheckResult], caption: HTML) -> HTML {
    let shown = checks.prefix(Self.rowsMaximum)
    let rows = shown.filter { !$0.isIdle }
    let idle = shown.filter(\.isIdle).map(\.id.words)
    guard !rows.isEmpty else { return HTML() }
    let without: HTML =
      idle.isEmpty
      ? HTML()
      : """
      <p class="small">\(HTML(
        "Tidak berlaku untuk foto ini: \(idle.map(\.id).joined(separator: ", ")).",
        "Not for this photo: \(idle.map(\.en).joined(separator: ", "))."))</p>
      """
    return """
      <table class="checks">
      <caption class="unseen">\(caption)</caption>
      <thead><tr><th scope="col">\(HTML("Pemeriksaan", "Check"))</th>\
      <th scope="col">\(HTML("Hasil", "Result"))</th><th scope="col">\(HTML("Skor", "Score"))</th>\
      <th scope="col">\(HTML("Terukur", "Measured"))</th>\
      <th scope="col">\(HTML("Batas", "Limits"))</th></tr></thead>
      <tbody>
      \(rows.map(row))
      </tbody></table>
      \(without)
      """
  }

  private func row(_ check: CheckResult) -> HTML {
    let explanation = explanation(check)
    let told: HTML =
      explanation.isEmpty
      ? HTML()
      : """
      <tr class="words \(Tone(check.status).rawValue)"><td colspan="5">\(explanation)</td></tr>

      """
    return """
      <tr class="\(Tone(check.status).rawValue)\(told.isEmpty ? "" : " more")">\
      <th scope="row">\(HTML(check.id.words))</th>\
      <td>\(check.status.badge)</td>\
      <td>\(ScoreBar.html(check.score))</td>\
      <td class="value">\(measured(check))</td>\
      <td class="limits">\(limits(check))</td></tr>
      \(told)
      """
  }

  private func measured(_ check: CheckResult) -> HTML {
    guard let figure = check.figure else { return "<span class=\"none\">–</span>" }
    let number = HTML(NumberText.values(figure.value, unit: figure.unit))
    guard let name = figure.name else { return number }
    return "\(number) <span class=\"fine\">\(HTML(name, maximum: 60))</span>"
  }

  private func limits(_ check: CheckResult) -> HTML {
    guard let figure = check.figure, let limits = figure.limits else { return HTML() }
    return HTML(Self.limitsText(limits, unit: figure.unit))
  }

  /// `periksa < 220, ulang < 150 dpi`: from where on which answer is given.
  package static func limitsText(_ limits: CheckResult.Limits, unit: String) -> Bilingual {
    let sign = limits.worse == .above ? ">" : "<"
    let names = [
      (Bilingual(id: "periksa", en: "review"), limits.review),
      (Bilingual(id: "ulang", en: "retake"), limits.retake),
    ]
    let parts = names.compactMap { name, limit -> Bilingual? in
      guard let value = limit.map({ NumberText.values($0, unit: unit) }) else { return nil }
      return Bilingual(
        id: "\(name.id)\u{A0}\(sign)\u{A0}\(value.id)",
        en: "\(name.en)\u{A0}\(sign)\u{A0}\(value.en)")
    }
    return Bilingual(
      id: parts.map(\.id).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }

  private func explanation(_ check: CheckResult) -> HTML {
    var text = HTML()
    if check.isDefect {
      if let reason = words.reason(of: check) { text += "<p>\(HTML(reason, maximum: 600))</p>" }
      if let remedy = words.remedy(of: check) {
        let advice = HTML(
          "Saran untuk pemohon: \(remedy.id)", "Advice for the applicant: \(remedy.en)")
        text += "<p class=\"remedy\">\(advice)</p>"
      }
    }
    if check.value == nil, let why = check.why {
      text += """
        <p>\(HTML("Tidak diukur: \(why.words.id).", "Not measured: \(why.words.en)."))</p>
        """
    }
    if !check.regions.isEmpty, check.status != .pass {
      let count = check.regions.count
      let places = HTML(
        "\(count) tempat ditandai di foto.", "Places marked in the photo: \(count).")
      text += "<p class=\"small\">\(places)</p>"
    }
    let confidence = check.confidence ?? 0
    if check.value != nil, confidence < Self.sureConfidence {
      let share = Bilingual { NumberText.percent(confidence, in: $0) }
      let sure = HTML("Keyakinan ukuran: \(share.id).", "How sure this is: \(share.en).")
      text += "<p class=\"small\">\(sure)</p>"
    }
    return text
  }
}
