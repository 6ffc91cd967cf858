import Testing
import Verdicts

struct CivilDateTests {
  @Test(
    "days are counted and named as a calendar has them",
    arguments: [
      ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
      ("2000-02-29", 11_016, .tuesday), ("2026-11-29", 20_786, .sunday),
      ("0001-01-01", -719_162, .monday),
    ])
  func days(_ key: String, days: Int, weekday: Weekday) throws {
    let date = try #require(CivilDate(key))
    #expect(date.daysSince1970 == days)
    #expect(date.weekday == weekday)
    #expect(date.key == key)
  }

  @Test("every day of four centuries is one after the day before it")
  func round() {
    var weekday = CivilDate(daysSince1970: -100_000).weekday
    for days in -99_999..<50_000 {
      let date = CivilDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      let next = Weekday.allCases.firstIndex(of: weekday).map { ($0 + 1) % 7 }
      #expect(next == Weekday.allCases.firstIndex(of: date.weekday))
      weekday = date.weekday
    }
  }

  @Test(
    "what is no day is none",
    arguments: ["", "2021-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "2020-04-31", "kemarin"])
  func other(_ key: String) {
    #expect(CivilDate(key) == nil)
  }
}
