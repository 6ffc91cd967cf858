import Evaluation
import Measures
import Testing
import VerdictSupport
import Verdicts

struct GitHubAnnotationTests {
  @Test("a hostile name neither ends the command nor adds to it")
  func escapes() {
    let annotation = GitHubAnnotation(
      .error, file: "a:b,c%\n.jpg", title: "x", lines: ["one: 50 %, two", "three\r\n::error::four"])
    #expect(
      annotation.text
        == "::error file=a%3Ab%2Cc%25%0A.jpg,title=x::"
        + "one: 50 %25, two%0Athree%0D%0A::error::four")
  }

  @Test("an accepted photo has none, a review is a warning")
  func verdicts() {
    let good = Samples.judge(Samples.good("ktp"))
    #expect(GitHubAnnotation(good, english: true) == nil)
    let dark = Samples.judge(
      Samples.good("ktp").with(Reading(.exposure, value: 0.2, cause: .dark)))
    #expect(GitHubAnnotation(dark, english: true)?.level == .warning)
  }
}
