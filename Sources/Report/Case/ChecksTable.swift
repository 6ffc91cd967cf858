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

  func html(_ checks: [CheckResult], caption: String) -> HTML {
    let shown = checks.prefix(Self.rowsMaximum)
    let rows = shown.filter { !$0.isIdle }
    let idle = shown.filter(\.isIdle).map(\.id.words.id)
    guard !rows.isEmpty else { return HTML() }
    let without: HTML =
      idle.isEmpty
      ? HTML()
      : "<p class=\"small\">Tidak berlaku untuk foto ini: \(idle.joined(separator: ", ")).</p>"
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
    let number = NumberText.value(figure.value, unit: figure.unit)
    guard let name = figure.name?.id else { return HTML(text: number) }
    return "\(number) <span class=\"fine\">\(name, maximum: 60)</span>"
  }

  private func limits(_ check: CheckResult) -> HTML {
    guard let figure = check.figure, let limits = figure.limits else { return HTML() }
    return HTML(text: Self.limitsText(limits, unit: figure.unit))
  }

  /// `periksa < 220, ulang < 150 dpi`: from where on which answer is given.
  package static func limitsText(_ limits: CheckResult.Limits, unit: String) -> String {
    let sign = limits.worse == .above ? ">" : "<"
    let parts = [("periksa", limits.review), ("ulang", limits.retake)].compactMap { name, limit in
      limit.map { "\(name)\u{A0}\(sign)\u{A0}\(NumberText.value($0, unit: unit))" }
    }
    return parts.joined(separator: ", ")
  }

  private func explanation(_ check: CheckResult) -> HTML {
    var text = HTML()
    if check.isDefect {
      if let reason = words.reason(of: check) { text += "<p>\(reason, maximum: 600)</p>" }
      if let remedy = words.remedy(of: check) {
        text += "<p class=\"remedy\">Saran untuk pemohon: \(remedy.id, maximum: 600)</p>"
      }
    }
    if check.value == nil, let why = check.why {
      text += "<p>Tidak diukur: \(why.words.id).</p>"
    }
    if !check.regions.isEmpty, check.status != .pass {
      text += "<p class=\"small\">\(check.regions.count) tempat ditandai di foto.</p>"
    }
    let confidence = check.confidence ?? 0
    if check.value != nil, confidence < Self.sureConfidence {
      text += "<p class=\"small\">Keyakinan ukuran: \(NumberText.percent(confidence)).</p>"
    }
    return text
  }
}
