import Files
import Testing

struct TimestampTests {
  @Test("a time is told in UTC, of a file to the second or with its milliseconds")
  func texts() {
    #expect(Timestamp.text(ofSeconds: 1_585_008_901) == "2020-03-24T00:15:01Z")
    let time = FileTime(nanoseconds: 1_585_008_901_204_000_000)
    #expect(Timestamp.text(of: time) == "2020-03-24T00:15:01Z")
    #expect(Timestamp.milliseconds(of: time) == "2020-03-24T00:15:01.204Z")
  }
}
