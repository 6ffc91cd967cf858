import JSON
package import Verdicts

/// The days of one month that is over.
package enum MonthPage {
  /// - Parameters:
  ///   - month: `2020-03`.
  ///   - days: In any order.
  package static func html(
    _ month: String, days: [DayEntry], zone: OfficeZone, updated: String
  ) -> HTML {
    let name = TimeText.month(month)
    let sorted = days.sorted { $0.day < $1.day }
    let data = JSON.object([
      "name": .text(ListName.month(month)), "days": .list(sorted.map(\.json)),
    ])
    return PageFrame.page(
      title: Bilingual(id: "\(name.id) – Jernih", en: "\(name.en) – Jernih"),
      top: .list(.reports),
      main: """
        <h1>\(HTML("Berkas \(name.id)", "Cases of \(name.en)"))</h1>
        \(DaysTable.html(
          sorted, caption: Bilingual(id: "Hari dalam \(name.id)", en: "Days in \(name.en)"),
          parts: ListParts()))
        <script type="application/json" id="data">\(HTML(data: data))</script>
        """,
      foot: HTML(TimeText(zone).written(updated)))
  }
}
