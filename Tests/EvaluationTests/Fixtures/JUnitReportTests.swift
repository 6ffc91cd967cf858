import VerdictSupport
import Measures
import Testing
import Verdicts
import Evaluation

struct JUnitReportTests {
  @Test("passes and failures are written as JUnit XML, hostile names and all")
  func xml() {
    let report = JUnitReport(
      suite: "verify",
      cases: [
        .init(name: "a.jpg", seconds: 0.01, failures: []),
        .init(name: "<b>&\"\u{1}\n.jpg", seconds: 0.5, failures: ["x < y", "z"]),
        .init(name: "c.jpg", seconds: 0, failures: [], skipped: "no check"),
      ])
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      <testsuite name="verify" tests="3" failures="1" errors="0" skipped="1" time="0.51">
      <testcase classname="verify" name="a.jpg" time="0.01"/>
      <testcase classname="verify" name="&lt;b&gt;&amp;&quot;\u{FFFD}&#10;.jpg" time="0.5">\
      <failure message="x &lt; y">x &lt; y
      z</failure></testcase>
      <testcase classname="verify" name="c.jpg" time="0"><skipped message="no check"/></testcase>
      </testsuite>
      </testsuites>

      """
    #expect(report.xml == expected)
  }

  @Test("a photo that is not accepted fails with its first defect and its reply")
  func check() {
    let dark = Samples.judge(
      Samples.good("ktp").with(Reading(.exposure, value: 0.4, cause: .dark)))
    let failed = JUnitReport.Case(dark, english: true)
    #expect(failed.failures.first == "retake: exposure.dark")
    #expect(failed.failures.last == dark.reply.en)
    #expect(JUnitReport.Case(Samples.judge(Samples.good("ktp")), english: true).failures == [])
  }
}
