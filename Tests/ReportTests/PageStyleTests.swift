import Report
import Testing

@Suite struct PageStyleTests {
  @Test(
    "Base64 gives the vectors of RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(_ text: String, encoded: String) {
    #expect(PageStyle.base64(Array(text.utf8)) == encoded)
  }

  @Test("the sheet cannot end its own element, and asks for nothing from elsewhere")
  func sheet() {
    let sheet = PageStyle.sheet.markup
    #expect(sheet.components(of: "{") == sheet.components(of: "}"))
    #expect(sheet.components(of: "{") > 50)
    #expect(!sheet.contains("<") && !sheet.contains("url(") && !sheet.contains("@import"))
    #expect(PageStyle.digest.count == 44)
  }
}
