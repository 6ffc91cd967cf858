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

  @Test("the script cannot end its own element, and makes no code and no markup of data")
  func script() {
    let script = PageScript.text.markup
    #expect(!script.contains("</") && !script.contains("<!--"))
    for word in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "http"] {
      #expect(!script.contains(word), "\(word)")
    }
    #expect(script.contains("textContent") && PageScript.digest.count == 44)
  }
}
