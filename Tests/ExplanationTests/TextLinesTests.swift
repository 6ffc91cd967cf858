import Explanation
import Testing

@Suite struct TextLinesTests {
  @Test("lines break at spaces and never pass their length, and nothing is lost")
  func wrapped() {
    #expect(TextLines.wrapped("one two three", columns: 8) == ["one two", "three"])
    #expect(TextLines.wrapped("a\nb  c", columns: 8) == ["a b c"])
    #expect(TextLines.wrapped("abcdefghij k", columns: 4) == ["abcd", "efgh", "ij k"])
    #expect(TextLines.wrapped("", columns: 8).isEmpty)
    for columns in 8...20 {
      let text = "Foto KTP buram karena kamera belum fokus dan pengambilannyaterlalujauh."
      let lines = TextLines.wrapped(text, columns: columns)
      #expect(lines.allSatisfy { $0.count <= columns })
      #expect(
        lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(columns)")
    }
  }
}
