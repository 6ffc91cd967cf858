import PageSupport
import Report
import Testing
import Verdicts
import Vocabulary

@Suite struct OverviewPageTests {
  @Test("cases come by urgency, newest first among equals")
  func order() {
    let rows = [
      Samples.row("done", state: .complete, updated: "2020-03-24T12:00:00Z"),
      Samples.row("old", state: .needsReview, updated: "2020-03-24T08:00:00Z"),
      Samples.row("waits", state: .incomplete),
      Samples.row("new", state: .needsReview, updated: "2020-03-24T09:00:00Z"),
      Samples.row("again", state: .needsRetake),
    ]
    let order = rows.sorted(by: CaseRow.isBefore).map(\.id)
    #expect(order == ["new", "old", "again", "waits", "done"])
    let page = OverviewPage.files(Samples.overview(rows), limits: .init(rows: 50, pages: 40))[0]
      .html
    let places = order.compactMap { page.firstRange(of: "<bdi>\($0)</bdi>")?.lowerBound }
    #expect(places.count == 5 && places == places.sorted())
  }

  @Test("a row leads to its case, and each picture to its place in it")
  func links() {
    let page = OverviewPage.files(
      Samples.overview([Samples.row("GW-1", state: .complete)]), limits: .init(rows: 50, pages: 40)
    )[0].html
    #expect(page.contains("<a href=\"../cases/GW-1/index.html\"><bdi>GW-1</bdi></a>"))
    #expect(page.contains("href=\"../cases/GW-1/index.html#kk.2\""))
    #expect(page.contains("<img src=\"../cases/GW-1/ktp/thumb.jpg\""))
    #expect(page.components(of: "<img") == 1)
  }

  @Test("pages hold as many rows as asked for, and lead to one another")
  func pages() {
    let rows = (0..<25).map { Samples.row("C\($0)", state: .complete) }
    let files = OverviewPage.files(Samples.overview(rows), limits: .init(rows: 10, pages: 40))
    #expect(files.map(\.name) == ["index.html", "page-2.html", "page-3.html"])
    #expect(files.map { $0.html.components(of: "<tr class=") } == [10, 10, 5])
    #expect(files[0].html.contains("href=\"page-2.html\""))
    #expect(files[1].html.contains("href=\"index.html\""))
    #expect(files[1].html.contains("Halaman 2 dari 3"))
    #expect(!files[2].html.contains("page-4.html"))
  }

  @Test("the number of pages is bounded, and what is left out is said")
  func bounded() {
    let rows = (0..<100).map { Samples.row("C\($0)", state: .complete) }
    let files = OverviewPage.files(Samples.overview(rows), limits: .init(rows: 1, pages: 40))
    #expect(files.count == 40)
    #expect(files[0].html.contains("60 berkas lain tidak ditampilkan"))
  }

  @Test("without any case there is one page that says so")
  func empty() {
    let files = OverviewPage.files(Samples.overview([]), limits: .init(rows: 50, pages: 40))
    #expect(files.count == 1)
    #expect(files[0].html.contains("Belum ada berkas."))
  }

  @Test("the numbers count every case and photo, not only those shown")
  func numbers() {
    let page = OverviewPage.files(Samples.overview([]), limits: .init(rows: 50, pages: 40))[0].html
    #expect(page.contains("<b>12</b>"))
    #expect(page.contains("41 foto dinilai"))
  }

  @Test("of a queue that was not counted to its end the page says so")
  func hugeQueue() {
    let queue = QueueView(waiting: 50_000, hasMoreWaiting: true)
    let page = OverviewPage.files(
      Samples.overview([], queue: queue), limits: .init(rows: 50, pages: 40))[0].html
    #expect(page.contains("<b>50000+</b> menunggu<"))
  }

  @Test("the queue says what waits and why, within bounds")
  func queue() {
    let item = QueueView.Quarantined(serial: "7", name: nil, reason: "bukan berkas", time: nil)
    let queue = QueueView(
      waiting: 3, oldestSeconds: 72, active: 2, deferredCount: 1,
      deferred: [.init(caseID: "GW-9", kind: "kk", reason: "belum selesai", nextTry: nil)],
      quarantineCount: 900, quarantine: Array(repeating: item, count: 900))
    let page = OverviewPage.files(
      Samples.overview([], queue: queue), limits: .init(rows: 50, pages: 40))[0].html
    #expect(page.contains("<b>3</b> menunggu, terlama 1 menit"))
    #expect(page.contains("<bdi>belum selesai</bdi>"))
    #expect(page.components(of: "bukan berkas") == QueueView.rowsMaximum)
    #expect(page.contains("\(900 - QueueView.rowsMaximum) lagi tidak ditampilkan."))
  }
}
