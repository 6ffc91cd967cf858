import JSON
import Testing
import Verdicts

struct OfficePolicyTests {
  private func office(_ text: String) throws -> OfficePolicy {
    try Policy.load(Array("{office: \(text)}".utf8), named: "own.json5").office
  }

  @Test(
    "the next opening is named as one says it, in the office's zone",
    arguments: [
      ("2020-03-24T00:30:00Z", nil), ("2020-03-24T07:59:59Z", nil),
      ("2020-03-23T23:30:00Z", "hari ini mulai pukul 08.00 WITA"),
      ("2020-03-24T08:00:00Z", "besok mulai pukul 08.00 WITA"),
      ("2020-03-26T09:00:00Z", "hari Sabtu mulai pukul 09.30 WITA"),
      ("2020-03-28T04:00:00Z", "hari Senin mulai pukul 08.00 WITA"),
      ("2020-12-24T10:00:00Z", "tanggal 4 Januari mulai pukul 08.00 WITA"), ("kemarin", nil),
    ] as [(String, String?)])
  func opening(_ time: String, words: String?) throws {
    let closed = (25...31).map { "\"2020-12-\($0)\"" } + ["\"2021-01-01\"", "\"2020-03-27\""]
    let office = try office(
      """
      {hours: [{days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "16:00"},
        {days: ["sat"], from: "09:30", to: "12:00"}],
       closed: ["2020-12-26", "2021-01-02", \(closed.joined(separator: ", "))]}
      """)
    #expect(office.opening(after: time, zone: .central)?.text.id == words)
  }

  @Test("an office that is closed for longer than a month says nothing of when it opens")
  func closedForLong() throws {
    let days = (0..<40).map { "\"\(CivilDate(daysSince1970: 18_262 + $0).key)\"" }
    let office = try office("{closed: [\(days.joined(separator: ", "))]}")
    #expect(office.opening(after: "2020-01-01T00:30:00Z", zone: .central) == nil)
  }

  @Test(
    "hours that make no sense are refused at their place",
    arguments: [
      ("{hours: [{days: [\"mon\"], from: \"08:00\", to: \"08:00\"}]}", "'to' must be later"),
      ("{hours: [{days: [\"mon\"], from: \"8\", to: \"16:00\"}]}", "a time of the day"),
      ("{hours: [{days: [\"mon\"], from: \"08:60\", to: \"16:00\"}]}", "a time of the day"),
      ("{hours: [{days: [\"mon\"], from: \"08:00\", to: \"24:01\"}]}", "a time of the day"),
      ("{hours: [{days: [], from: \"08:00\", to: \"16:00\"}]}", "at least one day"),
      ("{hours: [{days: [\"mo\"], from: \"08:00\", to: \"16:00\"}]}", "did you mean 'mon'?"),
      ("{hours: [{days: [\"mon\", \"mon\"], from: \"08:00\", to: \"16:00\"}]}", "listed twice"),
      ("{closed: [\"2021-02-29\"]}", "a day like"), ("{personAfterRetakes: 0}", "1"),
    ])
  func refusals(_ text: String, reason: String) throws {
    let error = #expect(throws: DataFileError.self) { try office(text) }
    #expect(error?.message.contains(reason) == true)
    #expect(error?.key.hasPrefix("office") == true)
  }

  @Test("the hours of an office change no verdict, so that the policy's digest stays")
  func fingerprint() throws {
    let own = try Policy.load(
      Array("{office: {hours: [], personAfterRetakes: null}}".utf8), named: "own.json5")
    #expect(own.fingerprint == Policy.default.fingerprint)
    #expect(own.office.personAfterRetakes == nil)
  }
}
