import Supervisor
import Testing

@Suite("A service's lines")
struct LogFormTests {
  private let line = LogLine(
    .warning, .degraded, "cannot write \"new\"\n<3>: x=1",
    ["what": "disk", "none": nil, "n": "1 2"])

  @Test("elsewhere than in the journal a line has time and level, and stays one line")
  func logfmt() {
    #expect(
      LogForm.logfmt.text(line, time: "2020-03-24T00:15:01.204Z")
        == "time=2020-03-24T00:15:01.204Z level=warning event=degraded "
        + "msg=\"cannot write \\\"new\\\"\\u{A}<3>: x=1\" what=disk n=\"1 2\"\n")
  }

  @Test("in the journal it begins with its priority, and has no time of its own")
  func journal() {
    let text = LogForm.journal.text(LogLine(.error, .reload, "bad"), time: "now")
    #expect(text == "<3>event=reload msg=bad\n")
  }

  @Test("an empty value is in quotes, and what turns a line around is written out")
  func values() {
    let line = LogLine(.notice, .start, "", ["spool": "a\u{202E}b\\c"])
    #expect(
      LogForm.journal.text(line, time: "")
        == "<5>event=start msg=\"\" spool=\"a\\u{202E}b\\\\c\"\n")
  }
}
