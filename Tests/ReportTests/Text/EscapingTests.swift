import JSON
import Report
import Testing

@Suite struct EscapingTests {
  @Test("the five characters with a meaning in HTML become entities")
  func entities() {
    #expect(
      escaped("<img src=x onerror=\"a('&')\">", maximumCharacters: 100)
        == "&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;")
  }

  @Test(
    "controls and marks that reorder text become U+FFFD",
    arguments: [
      "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200F}",
      "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{61C}",
    ])
  func harmful(_ mark: String) {
    #expect(escaped("a\(mark)b", maximumCharacters: 100) == "a\u{FFFD}b")
  }

  @Test("nor does a script make them again of the data that it reads")
  func data() {
    let mark = JSON.text("a\u{202E}b\u{200F}c\u{1B}d")
    #expect(escapedData(mark.line) == "\"a\u{FFFD}b\u{FFFD}c\u{FFFD}d\"")
    let plain = JSON.text("\"quoted\" \\u202e \\ \n end")
    #expect(escapedData(plain.line) == plain.line)
    #expect(escapedData(JSON.text("<'&").line) == "\"\\u003c\\u0027\\u0026\"")
  }

  @Test("letters of any script, newline and tab stay")
  func harmless() {
    let text = "Kartu – ꦏꦫꦠꦸ 家族 عائلة\n\t🏠"
    #expect(escaped(text, maximumCharacters: 100) == text)
  }

  @Test("a long text is cut where it must be, and says so")
  func cut() {
    #expect(escaped(String(repeating: "<", count: 9), maximumCharacters: 3) == "&lt;&lt;&lt;…")
    #expect(escaped("abc", maximumCharacters: 3) == "abc")
    #expect(escaped("abc", maximumCharacters: 0) == "…")
  }
}
