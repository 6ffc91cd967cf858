import Report
import Testing

@Suite struct TimeTextTests {
  @Test(
    "a time is shown as written, with its zone's Indonesian name",
    arguments: [
      ("2020-03-24T08:15:00+08:00", "24 Mar 2020, 08.15 WITA"),
      ("2020-08-01T00:05:59+07:00", "1 Agu 2020, 00.05 WIB"),
      ("2020-12-31T23:59:59+09:00", "31 Des 2020, 23.59 WIT"),
      ("2020-05-24T00:15:01.250Z", "24 Mei 2020, 00.15 UTC"),
      ("2020-05-24T00:15:01+05:30", "24 Mei 2020, 00.15 +05:30"),
    ])
  func clerk(_ iso: String, shown: String) {
    #expect(TimeText.clerk(iso) == shown)
  }

  @Test(
    "what is no time is shown as it is",
    arguments: ["", "kemarin", "2020-13-01T00:00:00Z", "2020-0x-01T00:00:00Z", "2020-03-24"])
  func other(_ text: String) {
    #expect(TimeText.clerk(text) == text)
  }
}
