import Report
import Testing

@Suite struct NumberTextTests {
  @Test(
    "decimals have a comma and no idle zeros",
    arguments: [
      (4.12, 1, "4,1"), (4.0, 2, "4"), (4.05, 1, "4,1"), (-2.08, 1, "−2,1"), (0.042, 3, "0,042"),
      (-0.01, 1, "0"), (199.96, 1, "200"), (.infinity, 1, "–"), (.nan, 0, "–"), (1e300, 0, "–"),
    ] as [(Double, Int, String)])
  func decimals(_ value: Double, places: Int, text: String) {
    #expect(NumberText.decimal(value, places: places) == text)
  }

  @Test("a measurement shows about three digits")
  func short() {
    #expect(NumberText.short(194.26) == "194")
    #expect(NumberText.short(41.46) == "41,5")
    #expect(NumberText.short(4.117) == "4,12")
    #expect(NumberText.short(0.0417) == "0,042")
  }

  @Test("shares, bytes and spans of time have their units")
  func units() {
    #expect(NumberText.percent(0.995) == "99,5\u{A0}%")
    #expect(NumberText.percent(1) == "100\u{A0}%")
    #expect(NumberText.bytes(999) == "999 B")
    #expect(NumberText.bytes(251_337) == "251 kB")
    #expect(NumberText.bytes(1_903_311) == "1,9 MB")
    #expect(NumberText.span(seconds: -3) == "0 detik")
    #expect(NumberText.span(seconds: 119) == "1 menit")
    #expect(NumberText.span(seconds: 7300) == "2 jam")
    #expect(NumberText.span(seconds: 200_000) == "2 hari")
  }
}
