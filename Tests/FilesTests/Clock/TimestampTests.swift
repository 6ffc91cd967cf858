import Files
import Testing

struct TimestampTests {
  @Test("a local time is the same moment as UTC, with the zone's offset")
  func local() throws {
    // 2020-03-24T00:15:01Z
    let text = Timestamp.local(ofSeconds: 1_585_008_901)
    let match = try #require(
      text.wholeMatch(of: /2020-03-2(\d)T(\d\d):(\d\d):01([+-])(\d\d):(\d\d)/))
    let parts = [match.1, match.2, match.3, match.5, match.6].compactMap { Int($0) }
    let clockMinutes = (parts[0] * 24 + parts[1]) * 60 + parts[2]
    let offsetMinutes = (parts[3] * 60 + parts[4]) * (match.4 == "-" ? -1 : 1)
    #expect(clockMinutes - offsetMinutes == 4 * 24 * 60 + 15)
  }
}
