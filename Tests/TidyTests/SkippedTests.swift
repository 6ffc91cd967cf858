import Foundation
import Testing

@Suite("What CI says of the tests that were skipped")
struct SkippedTests {
  /// What `.ci/skipped.awk` prints of a run's output, and its exit status.
  private func summary(of output: String) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/awk")
    process.arguments = ["-f", SourceTree.root.appending(path: ".ci/skipped.awk").path]
    let (input, printed) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = printed
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(output.utf8))
    try input.fileHandleForWriting.close()
    let text = try printed.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: text, as: UTF8.self), process.terminationStatus)
  }

  @Test("each reason is told once, with its tests; a suite's are its tests'")
  func reasons() throws {
    let summary = try summary(
      of: """
        ➜ Suite "Ways out" skipped: "this kernel has no "sandbox""
        ◇ Test "is skipped" started.
        ➜ Test off() skipped.
        ➜ Test "in it" skipped: "this kernel has no "sandbox""
        ➜ Test "too" skipped: "this kernel has no "sandbox""
        ✔ Test "is skipped" passed after 0.001 seconds.
        ➜ Test "power cuts" was cancelled after 0.001 seconds: "this root may not mount"
        ✘ Test run with 9 tests in 2 suites failed after 0.002 seconds with 1 issue.
        """)
    #expect(summary.status == 0)
    #expect(
      summary.text == """
        == skipped: 4 of 9 tests
           1, no reason is given:
             off()
           2, this kernel has no "sandbox":
             "in it"
             "too"
           1, this root may not mount:
             "power cuts"

        """)
  }

  @Test("where nothing was skipped that is said, and no run at all is an error")
  func none() throws {
    let run = "✔ Test run with 1 test in 1 suite passed after 0.002 seconds."
    #expect(try summary(of: run) == ("== skipped: 0 of 1 tests\n", 0))
    #expect(try summary(of: "error: fatalError\n") == ("", 1))
  }
}
