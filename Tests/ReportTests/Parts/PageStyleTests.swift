import PageSupport
import Report
import Testing

@Suite struct PageStyleTests {
  @Test("the sheet cannot end its own element, and asks for nothing from elsewhere")
  func sheet() {
    let sheet = PageStyle.sheet.markup
    #expect(sheet.components(of: "{") == sheet.components(of: "}"))
    #expect(sheet.components(of: "{") > 50)
    #expect(!sheet.contains("<") && !sheet.contains("url(") && !sheet.contains("@import"))
    #expect(PageStyle.digest.count == 44)
  }
}
