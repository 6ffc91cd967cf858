import Report
import Testing
import Verdicts

@Suite struct NumberTextTests {
  @Test(
    "decimals have a comma in Indonesian, a point in English, and no idle zeros",
    arguments: [
      (4.12, 1, "4,1"), (4.0, 2, "4"), (4.05, 1, "4,1"), (-2.08, 1, "−2,1"), (0.042, 3, "0,042"),
      (-0.01, 1, "0"), (199.96, 1, "200"), (.infinity, 1, "–"), (.nan, 0, "–"), (1e300, 0, "–"),
    ] as [(Double, Int, String)])
  func decimals(_ value: Double, places: Int, text: String) {
    #expect(NumberText.decimal(value, places: places, in: .id) == text)
    let english = text.replacing(",", with: ".")
    #expect(NumberText.decimal(value, places: places, in: .en) == english)
  }

  @Test("a measurement shows about three digits")
  func short() {
    #expect(NumberText.short(194.26, in: .id) == "194")
    #expect(NumberText.short(41.46, in: .id) == "41,5")
    #expect(NumberText.short(4.117, in: .en) == "4.12")
    #expect(NumberText.short(0.0417, in: .id) == "0,042")
    #expect(NumberText.value(0.0417, unit: "px", in: .en) == "0.042\u{A0}px")
    #expect(NumberText.value(0.25, unit: "distance", in: .en) == "distance\u{A0}0.25")
  }

  @Test("shares, bytes and spans of time have their units")
  func units() {
    #expect(NumberText.percent(0.995, in: .id) == "99,5\u{A0}%")
    #expect(NumberText.percent(0.995, in: .en) == "99.5\u{A0}%")
    #expect(NumberText.percent(1, in: .id) == "100\u{A0}%")
    #expect(NumberText.bytes(999, in: .id) == "999 B")
    #expect(NumberText.bytes(251_337, in: .id) == "251 kB")
    #expect(NumberText.bytes(1_903_311, in: .id) == "1,9 MB")
    #expect(NumberText.bytes(1_903_311, in: .en) == "1.9 MB")
  }

  @Test(
    "a span of time is told in its largest unit, in words of either language",
    arguments: [
      (-3, "0 detik", "0 seconds", "0 dtk", "0 s"),
      (59.9, "59 detik", "59 seconds", "59 dtk", "59 s"),
      (60, "1 menit", "1 minute", "1 mnt", "1 min"),
      (3599, "59 menit", "59 minutes", "59 mnt", "59 min"),
      (7300, "2 jam", "2 hours", "2 jam", "2 h"), (200_000, "2 hari", "2 days", "2 hari", "2 d"),
    ] as [(Double, String, String, String, String)])
  func spans(_ seconds: Double, id: String, en: String, shortID: String, shortEN: String) {
    #expect(NumberText.spans(seconds: seconds) == Bilingual(id: id, en: en))
    #expect(NumberText.shortSpans(seconds: seconds) == Bilingual(id: shortID, en: shortEN))
  }
}
