import Testing
import WaitingSupport

@Suite("A shown output against a printed one", .waiting)
struct ShownOutputTests {
  private func differ(_ shown: String, _ printed: String) -> Bool {
    ShownOutput.difference(shown: shown, printed: printed) != nil
  }

  @Test("equal lines are no difference, and one other character, line or order is")
  func lines() {
    #expect(!differ("one\ntwo\n", "one\ntwo\n"))
    #expect(!differ("one  \n\ntwo\n", "one\n\ntwo\n\n"))
    #expect(differ("one\ntwo\n", "one\ntwos\n"))
    #expect(differ("one\ntwo\n", "one\n"))
    #expect(differ("one\n", "one\ntwo\n"))
    #expect(differ("one\ntwo\n", "two\none\n"))
    #expect(differ("one\n", ""))
    #expect(!differ("", ""))
  }

  @Test("… leaves lines out where it stands, and nowhere else")
  func leftOut() {
    #expect(!differ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n"))
    #expect(!differ("…\nfour\n", "four\n"))
    #expect(!differ("one\n…\n", "one\ntwo\n"))
    #expect(!differ("…\ntwo\n…\nfour\n…\n", "one\ntwo\nthree\nfour\nfive\n"))
    #expect(differ("one\n…\nfour\n", "one\ntwo\nthree\nfour\nfive\n"))
    #expect(differ("…\ntwo\n…\none\n…\n", "one\ntwo\nthree\n"))
    #expect(differ("one\n…\none\n", "one\n"))
    #expect(differ("one\nthree\n…\n", "one\ntwo\nthree\n"))
  }

  @Test("… within a line leaves characters out")
  func within() {
    #expect(!differ("101 photos: … 33 retake, …\n", "101 photos: 14 accept, 33 retake, 18 no\n"))
    #expect(differ("101 photos: … 34 retake, …\n", "101 photos: 14 accept, 33 retake, 18 no\n"))
    #expect(differ("a…a\n", "a\n"))
    #expect(!differ("a … b … c\n", "a 1 b 2 c\n"))
    #expect(differ("a … b … c\n", "a 1 c 2 b c d\n"))
  }

  @Test(
    "what varies from run to run is not compared",
    arguments: [
      ("at 2026-11-22T09:23:23Z", "at 2027-01-02T10:00:00.125Z"),
      ("judged in 1.0 s: 3", "judged in 12.5 s: 3"),
      ("A-1.ktp.x7crn64o6zcf.jpg", "A-1.ktp.yvdgq6fyhsdd.jpg"),
      ("01a202913fcfb10df221c4d77a5e.json", "01a22270dd967153b822dbf034b1.json"),
      ("/tmp/jernih-demo-Qm3x9a/reports", "/tmp/jernih-demo-0aZ9_x/reports"),
      ("service  vm process 8838: at work", "service  office-2 process 12: at work"),
      ("\"measure\": 9.3, \"total\": 11", "\"measure\": 10, \"total\": 12.25"),
      ("seccomp, landlock:7", "seccomp, landlock:3"),
      ("\"libjpeg\": \"2.1.5\",", "\"libjpeg\": \"3.0.1\","),
      ("default@4c3531e8819d", "default@000000000000"),
    ])
  func varying(shown: String, printed: String) {
    #expect(!differ(shown, printed))
  }

  @Test(
    "everything else is",
    arguments: [
      ("judged in 1.0 s: 3", "judged in 1.0 s: 4"), ("score 18", "score 81"),
      ("A-1.ktp.x7crn64o6zcf.jpg", "A-1.kk.x7crn64o6zcf.jpg"), ("353 dpi", "354 dpi"),
      ("20.7 px, wanted at most 1.9", "20.7 px, wanted at most 1.8"),
      ("\"measure\": 9.3", "\"value\": 9.3"), ("A-1.ktp.jpg", "A-1.ktp.png"),
    ])
  func compared(shown: String, printed: String) {
    #expect(differ(shown, printed))
  }

  @Test("a difference says which line was not printed, and what was")
  func says() throws {
    let text = try #require(
      ShownOutput.difference(shown: "one\nthree\n", printed: "one\ntwo\n"))
    #expect(text.contains("'three' was not printed") && text.contains("printed:\none\ntwo"))
  }
}
