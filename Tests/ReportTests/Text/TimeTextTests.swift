import Report
import Testing
import Verdicts

@Suite struct TimeTextTests {
  @Test(
    "a time is shown in the office's zone, whatever zone it was written in",
    arguments: [
      (
        "2020-03-24T08:15:00+08:00", OfficeZone.central, "24 Mar 2020, 08.15 WITA",
        "24 Mar 2020, 08:15 WITA"
      ),
      ("2020-07-31T17:05:59Z", .western, "1 Agu 2020, 00.05 WIB", "1 Aug 2020, 00:05 WIB"),
      ("2020-12-31T23:59:59+07:00", .eastern, "1 Jan 2021, 01.59 WIT", "1 Jan 2021, 01:59 WIT"),
      ("2020-05-24T00:15:01.250Z", .central, "24 Mei 2020, 08.15 WITA", "24 May 2020, 08:15 WITA"),
      ("2020-02-29T20:15:01-05:30", .western, "1 Mar 2020, 08.45 WIB", "1 Mar 2020, 08:45 WIB"),
      ("2020-10-01T00:00:00Z", .western, "1 Okt 2020, 07.00 WIB", "1 Oct 2020, 07:00 WIB"),
      ("1969-12-31T16:00:00Z", .western, "31 Des 1969, 23.00 WIB", "31 Dec 1969, 23:00 WIB"),
    ])
  func clerk(_ iso: String, zone: OfficeZone, id: String, en: String) {
    #expect(TimeText(zone).clerk(iso) == Bilingual(id: id, en: en))
  }

  @Test("days are those of the zone")
  func days() {
    #expect(TimeText(.eastern).dayKey("2020-02-28T15:00:00Z") == "2020-02-29")
    #expect(TimeText(.western).dayKey("2020-02-28T15:00:00Z") == "2020-02-28")
    #expect(TimeText.month("2020-08") == Bilingual(id: "Agustus 2020", en: "August 2020"))
  }

  @Test(
    "what is no time is shown as it is",
    arguments: [
      "", "kemarin", "2020-13-01T00:00:00Z", "2020-0x-01T00:00:00Z", "2020-03-24",
      "2020-03-24T08:15:00", "2020-03-24T08:15:00+8",
    ])
  func other(_ text: String) {
    #expect(TimeText(.central).clerk(text) == Bilingual(text))
  }
}
