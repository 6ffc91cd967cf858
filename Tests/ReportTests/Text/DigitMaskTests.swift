import Report
import Testing

@Suite struct DigitMaskTests {
  @Test(
    "runs of sixteen digits show their first four alone",
    arguments: [
      ("3171234567890123.ktp.jpg", "3171••••••••••••.ktp.jpg"),
      ("a3171234567890123456b", "a3171••••••••••••b"), ("317123456789012", "317123456789012"),
      ("GW-2020-00123", "GW-2020-00123"), ("", ""),
    ])
  func masked(_ text: String, shown: String) {
    #expect(DigitMask.masked(text) == shown)
  }
}
