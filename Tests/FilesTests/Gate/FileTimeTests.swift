import Files
import Testing

@Suite("times of the file system")
struct FileTimeTests {
  private let noon = FileTime(nanoseconds: 1_585_008_900_000_000_000)

  /// So many seconds after noon.
  private func after(seconds: Double) -> FileTime {
    FileTime(nanoseconds: noon.nanoseconds + Int64(seconds * 1e9))
  }

  @Test("elapsed time is what has gone by")
  func elapsed() {
    #expect(after(seconds: 2.5).elapsedSeconds(since: noon) == 2.5)
    #expect(noon.elapsedSeconds(since: after(seconds: 0.5)) == 0)
  }

  @Test("a time in the future was stamped before the clock was set back: nobody waits for it")
  func future() {
    let nextYear = after(seconds: 365 * 86400)
    #expect(noon.elapsedSeconds(since: nextYear) == .infinity)
  }
}
