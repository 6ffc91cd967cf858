import Testing
import Vocabulary

struct KindNameTests {
  @Test("a kind is a lower-case letter and up to fifteen letters or digits")
  func good() {
    for text in ["k", "ktp", "sim2", "a123456789012345"] {
      #expect(KindName(text)?.description == text)
    }
  }

  @Test(
    "nothing else names a kind, nor does a word that means something else",
    arguments: [
      "", "2ktp", "KTP", "k_p", "k.p", "ktp ", "kté", "a1234567890123456", "case", "decision",
      "auto",
    ])
  func bad(text: String) {
    #expect(KindName(text) == nil)
  }
}
