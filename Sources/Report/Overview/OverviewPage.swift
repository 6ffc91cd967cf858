import Verdicts
package import Vocabulary

/// The pages over all cases: `reports/index.html`, then `page-2.html` and so on.
package enum OverviewPage {
  /// A file of `reports/`.
  package struct File: Equatable, Sendable {
    /// Its name, ``OverviewPage/name(ofPage:)``.
    package let name: String
    /// UTF-8 text.
    package let html: String
  }

  /// - Parameter limits: How many rows a page has and how many pages there are at most: the first
  ///   hold the most urgent cases, and what fits on none is counted there.
  /// - Returns: At least the first page.
  package static func files(_ view: OverviewView, limits: Limits.Report) -> [File] {
    let rows = view.rows.sorted(by: CaseRow.isBefore)
    let size = max(1, limits.rows)
    let count = max(1, min(limits.pages, (rows.count + size - 1) / size))
    let beyond = max(0, rows.count - count * size)
    return (0..<count).map { index in
      let slice = rows[min(rows.count, index * size)..<min(rows.count, (index + 1) * size)]
      let turner = PageTurner(index: index, count: count, beyond: beyond)
      let page = PageFrame.page(
        title: index == 0 ? "Semua berkas – Jernih" : "Semua berkas, halaman \(index + 1) – Jernih",
        top: "<span class=\"here\">Laporan berkas</span>",
        main: main(view, rows: Array(slice), turner: turner, isFirst: index == 0),
        foot: """
          Diperbarui \(TimeText.clerk(view.updated), maximum: 60). Jernih \
          \(view.version, maximum: 40). Muat ulang halaman untuk melihat yang terbaru.
          """)
      return File(name: name(ofPage: index), html: page.markup)
    }
  }

  /// The file's name of the page with this index, from 0.
  package static func name(ofPage index: Int) -> String {
    index == 0 ? "index.html" : "page-\(index + 1).html"
  }

  /// Whether a file of `reports/` is such a page.
  package static func isPage(_ name: String) -> Bool {
    let number = name.dropFirst("page-".count).dropLast(".html".count)
    return name == "page-\(number).html" && !number.isEmpty && number.allSatisfy(\.isNumber)
  }

  private static func main(
    _ view: OverviewView, rows: [CaseRow], turner: PageTurner, isFirst: Bool
  ) -> HTML {
    """
    <h1>Berkas pemohon</h1>
    \(isFirst ? Tiles.html(view) : HTML())
    \(isFirst ? QueuePanel.html(view.queue) : HTML())
    \(CasesTable.html(rows))
    \(turner.html)

    """
  }
}
