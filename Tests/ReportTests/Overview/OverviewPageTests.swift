import PageSupport
import Report
import Testing
import Verdicts

@Suite struct OverviewPageTests {
  private static func page(_ view: OverviewView) -> String { OverviewPage.html(view).markup }

  @Test("what waits for a clerk comes first, the longest waiting first, and the rest is counted")
  func waiting() {
    let rows = ["old", "new"].map {
      Samples.row($0, state: .needsReview, due: "2020-03-24T08:00:00Z")
    }
    let page = Self.page(Samples.overview(rows, waitingCount: 662))
    let places = ["old", "new"].compactMap { page.firstRange(of: "<bdi>\($0)</bdi>")?.lowerBound }
    #expect(places.count == 2 && places == places.sorted())
    #expect(page.contains("660 berkas lain menunggu") && page.contains("<b>662</b>"))
  }

  @Test("in a list what has waited longest comes first, then what came first")
  func order() {
    let rows = [
      Samples.row("came-later", state: .complete, arrived: "2020-03-24T12:00:00Z"),
      Samples.row("due", state: .needsReview, due: "2020-03-24T07:00:00+08:00"),
      Samples.row("came", state: .complete, arrived: "2020-03-24T00:30:00Z"),
    ]
    #expect(rows.sorted(by: CaseRow.isBefore).map(\.id) == ["due", "came", "came-later"])
  }

  @Test("a row leads to its case, with one stop for the tab key")
  func links() {
    let page = Self.page(Samples.overview([Samples.row("GW-1", state: .needsReview)]))
    #expect(page.contains("<a href=\"../cases/GW-1/index.html\"><bdi>GW-1</bdi></a>"))
    #expect(page.components(of: "href=\"../cases/GW-1/") == 1)
    #expect(page.contains("<img src=\"../cases/GW-1/ktp/thumb.jpg\""))
  }

  @Test("every part of every day is one link away, and every former month")
  func days() {
    var march = DayEntry(day: "2020-03-24", [Samples.row("A", state: .complete)])
    march.add(DayEntry(day: "2020-03-24", [Samples.row("B", state: .needsRetake)]))
    let february = DayEntry(day: "2020-02-03", [Samples.row("C", state: .complete)])
    let page = Self.page(Samples.overview([], days: [march, february]))
    for name in ["day-2020-03-24.html", "day-2020-03-24-2.html", "month-2020-02.html"] {
      #expect(page.components(of: "href=\"\(name)\"") == 1, "\(name)")
    }
    #expect(!page.contains("day-2020-02-03"))
    #expect(page.contains("3 berkas, 6 foto yang dipakai"))
  }

  @Test("without any case the page says so")
  func empty() {
    #expect(Self.page(Samples.overview([])).contains("Belum ada berkas."))
  }

  @Test("of a queue that was not counted to its end the page says so")
  func hugeQueue() {
    let queue = QueueView(waiting: 50_000, hasMoreWaiting: true)
    #expect(Self.page(Samples.overview([], queue: queue)).contains("<b>50000+</b> "))
  }

  @Test("the queue says what waits, why, and what to do, within bounds")
  func queue() {
    let item = QueueView.Quarantined(
      serial: "7", name: "3171234567890123.ktp.jpg", reason: "applicantNumber", time: nil)
    let queue = QueueView(
      waiting: 3, oldestSeconds: 72, active: 2, deferredCount: 1,
      deferred: [.init(caseID: "GW-9", kind: "kk", reason: "unfinished", nextTry: nil)],
      quarantineCount: 900, quarantine: Array(repeating: item, count: 900))
    let page = Self.page(Samples.overview([], queue: queue))
    #expect(page.contains("terlama 1 menit"))
    #expect(page.contains("Kiriman belum selesai."))
    #expect(page.components(of: "Kirim lagi dengan nomor berkas.") == QueueView.rowsMaximum)
    #expect(page.contains("\(900 - QueueView.rowsMaximum) lagi tidak ditampilkan."))
    #expect(page.contains("3171••••") && !page.contains("3171234567890123"))
  }
}
