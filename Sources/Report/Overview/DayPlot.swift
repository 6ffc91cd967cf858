import Measures
import Verdicts

/// Small pictures of the last days: how many cases came, how their photos were judged, and what was
/// wrong with the week's.
enum DayPlot {
  private static let daysMaximum = 14
  private static let defectsMaximum = 6
  private static let barHeight = 40

  static func html(_ view: OverviewView) -> HTML {
    guard view.total.cases > 0 else { return HTML() }
    return """
      <section class="plots" aria-labelledby="h-plots"><h2 id="h-plots">\
      \(HTML("Hari-hari terakhir", "The last days"))</h2>
      \(arrivals(view.days.suffix(daysMaximum)))\(outcomes(view.days.suffix(daysMaximum)))\
      \(defects(view.week))</section>
      """
  }

  private static func arrivals(_ days: ArraySlice<DayEntry>) -> HTML {
    let most = max(1, days.map(\.cases).max() ?? 1)
    let bars = days.enumerated().map { index, day -> HTML in
      let height = max(1, day.cases * barHeight / most)
      return """
        <rect x="\(index * 12)" y="\(barHeight - height)" width="9" height="\(height)"/>
        """
    }
    let words = Bilingual { language in
      days.map { "\(TimeText.day($0.day).text(in: language)): \($0.cases)" }
        .joined(separator: ", ")
    }
    return figure(
      bars, label: ("Berkas masuk per hari: \(words.id)", "Cases a day: \(words.en)"),
      caption: """
        \(HTML("Berkas masuk per hari", "Cases a day")); \(HTML("paling banyak", "most")) \(most)
        """)
  }

  /// A bar a day, of the shares of each answer to the photos that count.
  private static func outcomes(_ days: ArraySlice<DayEntry>) -> HTML {
    let bars = days.enumerated().map { index, day -> HTML in
      let total = Outcome.allCases.reduce(0) { $0 + (day.outcomes[$1] ?? 0) }
      guard total > 0 else { return HTML() }
      var below = 0
      let parts = Outcome.allCases.map { outcome -> HTML in
        let (start, count) = (below, day.outcomes[outcome] ?? 0)
        below += count
        let (top, bottom) = (
          barHeight - below * barHeight / total, barHeight - start * barHeight / total
        )
        return """
          <rect class="\(Tone(outcome).rawValue)" x="\(index * 12)" y="\(top)" width="9" \
          height="\(bottom - top)"/>
          """
      }
      return HTML(parts)
    }
    func words(_ language: Language) -> String {
      days.map { day in
        let counts = Outcome.allCases.compactMap { outcome in
          day.outcomes[outcome].map { "\(outcome.words.text(in: language)) \($0)" }
        }
        return "\(TimeText.day(day.day).text(in: language)): \(counts.joined(separator: ", "))"
      }.joined(separator: "; ")
    }
    return figure(
      bars,
      label: ("Putusan foto per hari: \(words(.id))", "Verdicts a day: \(words(.en))"),
      caption: HTML("Putusan foto per hari", "Verdicts a day"))
  }

  /// Bars side by side, one a day.
  ///
  /// - Parameter label: What they show, in words.
  private static func figure(
    _ bars: [HTML], label: (id: String, en: String), caption: HTML
  ) -> HTML {
    let name = HTML(
      attribute: "aria-label", label.id, label.en, maximum: HTML.textMaximumCharacters)
    return """
      <figure><svg class="bars" viewBox="0 0 \(daysMaximum * 12) \(barHeight)" role="img"\
      \(name)>\(bars)</svg><figcaption>\(caption)</figcaption></figure>
      """
  }

  private static func defects(_ week: DayEntry) -> HTML {
    let most = week.defects.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .prefix(defectsMaximum)
    guard let top = most.first?.value else { return HTML() }
    let items = most.map { defect, count -> HTML in
      """
      <li><span>\(HTML(defect.defect))</span><svg aria-hidden="true" viewBox="0 0 100 6" \
      preserveAspectRatio="none"><rect width="\(count * 100 / top)" height="6"/></svg>\
      <b>\(count)</b></li>
      """
    }
    return """
      <figure><ul class="defects">\(items)</ul><figcaption>\
      \(HTML("Cacat foto, tujuh hari terakhir", "Defects of seven days"))</figcaption></figure>
      """
  }
}
