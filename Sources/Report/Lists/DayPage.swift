import JSON
package import Verdicts

/// A part of the cases that came on one day: a table for people, and the same rows as data for the
/// script of the first page, which reads them through a frame.
package enum DayPage {
  /// - Parameters:
  ///   - rows: In any order.
  ///   - parts: What was made before.
  package static func html(
    _ shard: DayShard, rows: [CaseRow], zone: OfficeZone, updated: String,
    parts: ListParts = ListParts()
  ) -> HTML {
    let time = TimeText(zone)
    let written = time.clerk(updated)
    let day = TimeText.day(shard.day)
    let sections = CaseState.allCases.sorted { $0.urgency < $1.urgency }.map { state in
      section(
        state, rows.filter { $0.states.first == state }.sorted(by: CaseRow.isBefore), time, parts)
    }
    let data = rows.map { row in parts.data.piece(of: row.id, row) { HTML(data: $0.json) } }
    return PageFrame.page(
      title: Bilingual(
        id: "\(day.id), bagian \(shard.number) – Jernih",
        en: "\(day.en), part \(shard.number) – Jernih"),
      top: .list(.reports),
      main: """
        <h1>\(HTML("Berkas \(day.id)", "Cases of \(day.en)"))</h1>
        \(before(shard))
        \(sections)
        <script type="application/json" id="data">\
        {"name":\(HTML(data: .text(ListName.day(shard)))),"rows":[\(data, between: ",")]}</script>
        """,
      foot: HTML(
        "Diperbarui \(written.id). Muat ulang halaman untuk melihat yang terbaru.",
        "Written \(written.en). Load the page again for the latest."))
  }

  /// The rows of a page as it was written; `nil` where it is none of ours.
  package static func rows(of page: [UInt8]) -> [CaseRow]? {
    guard let data = PageData.read(page) else { return nil }
    return data["rows"]?.array?.compactMap { CaseRow($0) }
  }

  private static func section(
    _ state: CaseState, _ rows: [CaseRow], _ time: TimeText, _ parts: ListParts
  ) -> HTML {
    guard !rows.isEmpty else { return HTML() }
    return """
      <section aria-labelledby="\(state.rawValue)"><h2 id="\(state.rawValue)">\
      \(HTML(state.words)) <small>(\(rows.count))</small></h2>
      \(CasesTable.html(rows, time: time, caption: state.words, parts: parts))</section>

      """
  }

  /// The way to the part before: a page that is written is not written again for one after it.
  private static func before(_ shard: DayShard) -> HTML {
    guard shard.number > 1 else { return HTML() }
    let page = Link([ListName.day(DayShard(day: shard.day, number: shard.number - 1))]).path
    return """
      <p><a href="\(page)">\(HTML(
        "Bagian \(shard.number - 1) hari ini", "Part \(shard.number - 1) of the day"))</a></p>
      """
  }
}
