import JSON
import Verdicts

/// The page that a clerk opens first, `reports/index.html`: what waits for a clerk, the longest
/// waiting first; the way to every other case; what the queue is doing.
package enum OverviewPage {
  /// The most waiting cases that the page shows: of rows that are long it shows fewer.
  package static let waitingMaximum = 20
  /// The most that the page may have, in bytes, but for the head of its first list.
  private static let bytesMaximum = 98_000
  /// The most links to a day's parts.
  private static let dayLinksMaximum = 4

  /// The whole page, below 100 kB however many cases there are.
  ///
  /// - Parameter parts: What was made before.
  package static func html(_ view: OverviewView, parts: ListParts = ListParts()) -> HTML {
    let written = view.time.clerk(view.updated)
    var pieces = PageFrame.pieces(
      title: Bilingual(id: "Berkas pemohon – Jernih", en: "Applicants’ cases – Jernih"),
      top: .list(.reports),
      main: [head(view), rest(view, parts)],
      foot: HTML(
        "Diperbarui \(written.id). Jernih \(view.version). Muat ulang halaman untuk yang terbaru.",
        "Written \(written.en). Jernih \(view.version). Load the page again for the latest."))
    let bytes = bytesMaximum - pieces.reduce(0) { $0 + $1.markup.utf8.count }
    pieces.insert(waiting(view, parts, bytesMaximum: bytes), at: 2)
    return HTML(pieces)
  }

  private static func head(_ view: OverviewView) -> HTML {
    """
    <h1>\(HTML("Berkas pemohon", "Applicants' cases"))</h1>
    \(Tiles.html(view))
    \(FilterBar.html(view.policy))

    """
  }

  private static func rest(_ view: OverviewView, _ parts: ListParts) -> HTML {
    """
    <section id="result" aria-labelledby="h-result" hidden><h2 id="h-result" tabindex="-1">\
    \(HTML("Hasil saringan", "Filtered cases"))</h2><p id="status" role="status"></p>
    <table class="cases"><caption class="unseen">\(HTML("Hasil saringan", "Filtered cases"))\
    </caption><thead><tr><th scope="col">\(HTML("Berkas", "Case"))</th>\
    <th scope="col">\(HTML("Keadaan", "State"))</th><th scope="col">\(HTML("Foto", "Photos"))</th>\
    <th scope="col">\(HTML("Masuk", "Arrived"))</th></tr></thead><tbody id="rows"></tbody></table>
    <button id="more" type="button" hidden>\(HTML("Tampilkan lagi", "Show more"))</button></section>
    \(days(view, parts))
    \(QueuePanel.html(view.queue, time: view.time))
    \(DayPlot.html(view))
    <script type="application/json" id="data">\(HTML(data: data(view)))</script>
    """
  }

  /// - Parameter bytesMaximum: For the rows.
  private static func waiting(
    _ view: OverviewView, _ parts: ListParts, bytesMaximum: Int
  ) -> HTML {
    let rows = CasesTable.first(
      of: view.waiting, time: view.time, parts: parts, bytesMaximum: bytesMaximum)
    let rest = view.waitingCount - rows.count
    let more: HTML =
      rest > 0
      ? """
      <p class="small">\(HTML(
        "\(rest) berkas lain menunggu: buka menurut hari di bawah, hari terlama dahulu.",
        "\(rest) more wait: open them by day below, the oldest day first.")) </p>
      """ : HTML()
    let list: HTML =
      view.waiting.isEmpty
      ? """
      <p class="empty">\(view.total.cases == 0
        ? HTML("Belum ada berkas. Foto yang masuk akan muncul di sini.", "No cases yet.")
        : HTML("Tidak ada berkas yang menunggu petugas.", "Nothing waits for a clerk."))</p>
      """
      : CasesTable.html(
        rows, time: view.time,
        caption: Bilingual(
          id: "Berkas yang perlu diperiksa, yang terlama menunggu lebih dahulu",
          en: "Cases for a clerk, the longest waiting first"), parts: parts)
    let median = view.waitingMedianSeconds.map { seconds -> HTML in
      let span = NumberText.spans(seconds: Double(seconds))
      return """
        <p class="small">\(HTML(
          "Separuhnya sudah menunggu \(span.id) atau lebih.",
          "Half of them have waited for \(span.en) or more."))</p>
        """
    }
    return """
      <section id="waiting" aria-labelledby="h-waiting"><h2 id="h-waiting">\
      \(HTML("Perlu diperiksa petugas", "For a clerk")) <small>(\(view.waitingCount))</small></h2>
      \(median ?? HTML())\(list)\(more)</section>

      """
  }

  private static func days(_ view: OverviewView, _ parts: ListParts) -> HTML {
    guard !view.days.isEmpty else { return HTML() }
    let months = view.months.reversed().map { month -> HTML in
      """
      <li><a href="\(Link([ListName.month(month)]).path)">\(HTML(TimeText.month(month)))</a></li>

      """
    }
    let older: HTML =
      months.isEmpty
      ? HTML()
      : """
      <details><summary>\(HTML("Bulan sebelumnya", "Earlier months")) (\(months.count))</summary>\
      <ul class="ids">\(months)</ul></details>
      """
    return """
      <section id="days" aria-labelledby="h-days"><h2 id="h-days">\
      \(HTML("Semua berkas menurut hari", "All cases by day"))</h2>
      \(DaysTable.html(
        view.days, caption: Bilingual(id: "Berkas menurut hari masuk", en: "Cases by day"),
        parts: parts, linksMaximum: dayLinksMaximum))
      \(older)
      <p><a href="\(ListName.numbers)">\
      \(HTML("Menurut akhir nomor", "By the end of the id"))</a></p>
      </section>
      """
  }

  /// What the script needs for its list.
  private static func data(_ view: OverviewView) -> JSON {
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
    let tones = JSON(
      .object(states.map { JSON.Member(key: $0.rawValue, value: .text(Tone($0).rawValue)) }))
    return .object([
      "name": .text(ListName.index), "states": .list(states.map { .text($0.rawValue) }),
      "tones": tones, "hours": .integer(view.policy.pages.zone.hoursAhead),
      "zone": .text(view.policy.pages.zone.rawValue),
      "months": .list(view.months.map { .text($0) }), "days": .list(view.days.map(\.json)),
    ])
  }
}
