import Verdicts

/// Days with what is open of each, the way to all of their cases.
enum DaysTable {
  /// - Parameter days: In the order to be shown.
  static func html(_ days: [DayEntry], caption: Bilingual) -> HTML {
    guard !days.isEmpty else { return HTML() }
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
    let heads = states.map { state -> HTML in "<th scope=\"col\">\(HTML(state.words))</th>" }
    return """
      <table class="days plain"><caption class="unseen">\(HTML(caption))</caption>
      <thead><tr><th scope="col">\(HTML("Hari", "Day"))</th>\
      <th scope="col">\(HTML("Berkas", "Cases"))</th>\(heads)</tr></thead>
      <tbody>\(days.map { row($0, states) })</tbody></table>
      """
  }

  private static func row(_ day: DayEntry, _ states: [CaseState]) -> HTML {
    let parts = (1...max(1, day.shards)).map { number -> HTML in
      let page = Link([ListName.day(DayShard(day: day.day, number: number))]).path
      return number == 1
        ? "<a href=\"\(page)\">\(TimeText.day(day.day))</a>"
        : " <a href=\"\(page)\" aria-label=\"\(TimeText.day(day.day)), \(number)\">\(number)</a>"
    }
    let cells = states.map { state -> HTML in
      """
      <td data-label="\(state.indonesian)" class="number">\(day.states[state] ?? 0)</td>
      """
    }
    return """
      <tr><th scope="row" class="parts">\(parts)</th>\
      <td data-label="Berkas" class="number">\(day.cases)</td>\(cells)</tr>

      """
  }
}
