import Report
import Testing

@Suite struct HTMLTests {
  @Test("inserted text is escaped, inserted markup is not")
  func insertion() {
    let name = "<b>&\""
    let inner: HTML = "<i>\(name)</i>"
    let page: HTML = "<p title=\"\(name)\">\(inner)\(7)</p>"
    #expect(page.markup == "<p title=\"&lt;b&gt;&amp;&quot;\"><i>&lt;b&gt;&amp;&quot;</i>7</p>")
  }

  @Test("what was put together as a String is text, even if it looks like markup")
  func stringsAreText() {
    let looksLikeMarkup: String = "<b>\("x")</b>"
    let page: HTML = "\(looksLikeMarkup)"
    #expect(page.markup == "&lt;b&gt;x&lt;/b&gt;")
    #expect(HTML(text: "<").markup == "&lt;")
  }

  @Test("pieces follow one another")
  func pieces() {
    let pieces: [HTML] = ["<a>", "<b>"]
    let page: HTML = "[\(pieces)]"
    #expect(page.markup == "[<a><b>]")
    #expect(HTML(pieces).markup == "<a><b>")
    #expect(HTML().isEmpty)
  }
}
