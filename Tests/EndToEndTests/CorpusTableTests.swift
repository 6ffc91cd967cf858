import Foundation
import Testing
import Verdicts
import JSON
import WaitingSupport

@Suite("malformed and rare files, each with its expected verdict", .waiting)
struct CorpusTableTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpus/malformed-and-rare")

  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "manifest.jsonl").path)
  }

  /// The fault with what makes it; `judged` where there were pixels, whatever they show.
  static func outcome(of verdict: JSON) -> String {
    guard let fault = verdict["fault"], let code = fault["code"]?.string else { return "judged" }
    let more = code == "tooLarge" ? fault["limit"]?.string : fault["seen"]?.string
    return code == "tooLarge" || code == "unsupported" ? "\(code) \(more ?? "")" : code
  }

  @Test(
    "all 921 of them, through the sandboxed worker",
    .enabled(if: isThere, "the corpus is not beside the package"))
  func malformedAndRare() throws {
    let manifest = try String(
      contentsOf: Self.folder.appending(path: "manifest.jsonl"), encoding: .utf8)
    let files = try manifest.split(separator: "\n").compactMap {
      try JSON.parse(Array($0.utf8))["file"]?.string
    }
    let paths = files.map { Self.folder.appending(path: $0).path + "\n" }.joined()
    let run = try Program.run(
      ["check", "--isolation", "worker", "--format", "ndjson", "--files-from", "-"], input: paths)
    #expect(run.status == 1 && run.error == "")
    let verdicts = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(verdicts.count == files.count)
    let start = Self.folder.path + "/"
    let lines = verdicts.map { verdict in
      let file = verdict["photo"]?["file"]?.string ?? ""
      return "\(file.dropFirst(start.count)): \(Self.outcome(of: verdict))"
    }
    try ExpectedTable(name: "malformed-and-rare").check(lines)
  }
}
