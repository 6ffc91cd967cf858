import Verdicts

/// Days with what is open of each, the way to all of their cases.
enum DaysTable {
  /// - Parameters:
  ///   - days: In the order to be shown.
  ///   - parts: What was made before.
  ///   - linksMaximum: Of a day with more parts the first one and the last ones are linked: each
  ///     part leads to the one before it.
  static func html(
    _ days: [DayEntry], caption: Bilingual, parts: ListParts, linksMaximum: Int = .max
  ) -> HTML {
    guard !days.isEmpty else { return HTML() }
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
    let heads = states.map { state -> HTML in "<th scope=\"col\">\(HTML(state.words))</th>" }
    let rows = days.map { day in
      parts.days.piece(of: day.day, day) { row($0, states, links($0, atMost: linksMaximum)) }
    }
    return """
      <table class="days plain"><caption class="unseen">\(HTML(caption))</caption>
      <thead><tr><th scope="col">\(HTML("Hari", "Day"))</th>\
      <th scope="col">\(HTML("Berkas", "Cases"))</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table>
      """
  }

  private static func links(_ day: DayEntry, atMost count: Int) -> HTML {
    let last = max(1, day.shards)
    let later = last > 1 ? Array(max(2, last - max(0, count - 2))...last) : []
    let gap: HTML = later.first ?? 2 > 2 ? " …" : HTML()
    return link(day, 1) + gap + HTML(later.map { " " + link(day, $0) })
  }

  private static func link(_ day: DayEntry, _ number: Int) -> HTML {
    let page = Link([ListName.day(DayShard(day: day.day, number: number))]).path
    let name = TimeText.day(day.day)
    guard number > 1 else { return "<a href=\"\(page)\">\(HTML(name))</a>" }
    let label = HTML(attribute: "aria-label", "\(name.id), \(number)", "\(name.en), \(number)")
    return "<a href=\"\(page)\"\(label)>\(number)</a>"
  }

  private static func row(_ day: DayEntry, _ states: [CaseState], _ links: HTML) -> HTML {
    let cells = states.map { state -> HTML in
      """
      <td data-label="\(state.indonesian)" class="number">\(day.states[state] ?? 0)</td>
      """
    }
    return """
      <tr><th scope="row" class="parts">\(links)</th>\
      <td data-label="Berkas" class="number">\(day.cases)</td>\(cells)</tr>

      """
  }
}
