import Foundation
import Testing
import WaitingSupport

@Suite("The policy command", .waiting)
struct PolicyTests {
  private func run(_ text: String, _ arguments: String...) throws -> (Program.Run, String) {
    try ShellRun.inFolder { folder in
      let file = folder.appending(path: "default.json5").path
      try Data(text.utf8).write(to: URL(filePath: file))
      return (try Program.run(["policy"] + arguments.map { $0 == "FILE" ? file : $0 }), file)
    }
  }

  @Test("--diff tells what a file changes, a line a key; --policy FILE is FILE")
  func differences() throws {
    let text = "{ pages: { zone: 'WIB' }, limits: { replyCharacters: 500 } }"
    let expected = "limits.replyCharacters: 500, was 600\npages.zone: \"WIB\", was \"WITA\"\n"
    for arguments in [["FILE", "--diff"], ["--policy", "FILE", "--diff"]] {
      let (diff, _) =
        arguments.count == 2
        ? try run(text, arguments[0], arguments[1])
        : try run(text, arguments[0], arguments[1], arguments[2])
      #expect(diff.status == 0 && diff.output == expected, "\(diff.error)")
    }
    let none = try Program.run("policy", "--diff")
    #expect(none.status == 0 && none.output == "nothing differs from the built-in policy\n")
  }

  @Test("a group that this machine lacks is refused with its place")
  func group() throws {
    let (refused, file) = try run("{ groups:\n  { intake: 'nosuchgroup' } }", "FILE")
    #expect(refused.status == 2 && refused.output.isEmpty)
    #expect(
      refused.error == "jernih: policy: \(file):2:13: groups.intake: "
        + "this machine has no group 'nosuchgroup'\n")
  }
}
