import Spool
import Testing

@Suite("what of lines that wait stands in the journal already")
struct JournalOverlapTests {
  struct Example: Sendable {
    var known: String
    var before: String = "\n"
    var start: Int
    var count: Int
    var isTorn = false
  }

  @Test(
    "their beginning is found at the end of the file, however far it was carried",
    arguments: [
      Example(known: "", start: 0, count: 0),
      Example(known: "", before: "x", start: 0, count: 0, isTorn: true),
      Example(known: "o", start: 0, count: 1),
      Example(known: "one\n", start: 0, count: 4),
      Example(known: "one\ntw", start: 0, count: 6),
      Example(known: "one\ntwo\none\n", start: 0, count: 12),
      Example(known: "one\ntwo\none\nlater\n", start: 0, count: 12),
      Example(known: "earlier\none\ntw", start: 8, count: 6),
      Example(known: "\none\n", start: 1, count: 4),
      Example(known: "other\n", start: 6, count: 0),
      Example(known: "other", start: 5, count: 0, isTorn: true),
      // A torn line that begins like the first one is made whole.
      Example(known: "x\non", start: 2, count: 2),
      // Not within a line.
      Example(known: "xone\n", start: 5, count: 0),
    ])
  func examples(example: Example) {
    let lines = Array("one\ntwo\none\n".utf8)
    let found = JournalOverlap(
      of: lines, in: Array(example.known.utf8), after: example.before.utf8.first)
    #expect(found.start == example.start && found.count == example.count, "\(found)")
    #expect(found.isTorn == example.isTorn)
  }

  @Test("cut off anywhere, what is appended to the overlap makes every line whole and single")
  func everyCut() {
    let earlier = Array("earlier\n".utf8)
    let lines = Array("{\"time\":1}\n{\"time\":2}\n{\"time\":2}\n{\"time\":3}\n".utf8)
    for cut in 0...lines.count {
      let known = earlier + lines.prefix(cut)
      let overlap = JournalOverlap(of: lines, in: known, after: nil)
      let rest = (overlap.isTorn ? [0x0A] : []) + lines.dropFirst(overlap.count)
      #expect(known + rest == earlier + lines, "cut at \(cut)")
    }
  }
}
