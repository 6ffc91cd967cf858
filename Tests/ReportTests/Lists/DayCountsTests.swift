import Report
import Testing
import Verdicts

@Suite("All cases in numbers")
struct DayCountsTests {
  private static func entry(_ states: CaseState...) -> DayEntry {
    DayEntry(day: "2020-03-24", states.map { Samples.row("A", state: $0) })
  }

  @Test("a part counts as it is now, and what it was leaves nothing behind")
  func changed() {
    var (counts, anew) = (DayCounts(), DayCounts())
    let (first, second) = (
      DayShard(day: "2020-03-24", number: 1), DayShard(day: "2020-03-24", number: 2)
    )
    counts.set(first, Self.entry(.needsReview, .complete))
    counts.set(second, Self.entry(.complete))
    #expect(counts.total.cases == 3 && counts.total.states[.needsReview] == 1)
    counts.set(first, Self.entry(.complete))
    anew.set(first, Self.entry(.complete))
    anew.set(second, Self.entry(.complete))
    #expect(counts.total == anew.total)
    #expect(counts.days(of: "2020-03") == anew.days(of: "2020-03"))
    #expect(counts.total.states == [.complete: 2] && counts.days(of: "2020-03")[0].shards == 2)
  }

  @Test("of a day with many parts the first page links some, and says that there are more")
  func links() {
    var counts = DayCounts()
    for number in 1...9 {
      counts.set(DayShard(day: "2020-03-24", number: number), Self.entry(.complete))
    }
    let view = OverviewView(
      waiting: [], waitingCount: 0, counts: counts, queue: QueueView(),
      updated: "2020-03-24T09:00:00Z", version: "0.1.0", policy: .default)
    let page = OverviewPage.html(view).markup
    let linked = (1...9).filter {
      let name = ListName.day(DayShard(day: "2020-03-24", number: $0))
      return page.contains("href=\"\(name)\"")
    }
    #expect(linked == [1, 7, 8, 9] && page.contains("</a> … <a"))
  }
}
