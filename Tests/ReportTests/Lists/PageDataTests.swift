import JSON
import Report
import Testing

struct PageDataTests {
  private static let page =
    "<p>a < b</p><script>x</script><script type=\"application/json\" id=\"data\">"
    + "{\"a\": [1, \"<\\u002fscript\"]}</script><script>y</script>"

  @Test("the data of a page are read, whatever markup stands around them")
  func read() throws {
    let data = try #require(PageData.read(Array(Self.page.utf8)))
    #expect(data["a"]?.array?.first?.integer == 1)
    #expect(data["a"]?.array?.last?.string == "</script")
  }

  @Test("a page that ends before its data do has none, wherever it ends")
  func cut() throws {
    let whole = Array(Self.page.utf8)
    let end = whole.count - "</script><script>y</script>".utf8.count
    for count in 0..<end + "</script>".utf8.count {
      #expect(PageData.read(Array(whole.prefix(count))) == nil, "\(count)")
    }
  }
}
