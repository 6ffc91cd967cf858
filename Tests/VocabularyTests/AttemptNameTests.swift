import Testing
import Vocabulary

@Suite struct AttemptNameTests {
  @Test("a name is read as it is written", arguments: [("ktp", 1), ("ktp", 2), ("a0", 200)])
  func both(kind: String, number: Int) {
    let name = AttemptName(kind: kind, number: number)
    #expect(AttemptName(name.description) == name)
  }

  @Test("the first of a kind has no number")
  func first() {
    #expect(AttemptName(kind: "kk", number: 1).description == "kk")
    #expect(AttemptName(kind: "kk", number: 3).description == "kk.3")
  }

  @Test(
    "one number has one name, and everything else in a case is none",
    arguments: [
      "", ".", "ktp.", ".2", "ktp.1", "ktp.0", "ktp.-2", "ktp.02", "ktp.+2", "ktp.2.3", "ktp.x",
      "KTP", "case", "case.2", "verdict.json", "ktp.99999999999999999999",
    ])
  func others(text: String) { #expect(AttemptName(text) == nil) }
}
