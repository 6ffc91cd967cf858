import JSON
import Foundation
import Testing
import Verdicts
import Evaluation
import WaitingSupport

@Suite("Pictures of verdicts", .waiting)
struct ExplainTests {
  /// The long edge that a JPEG's frame header states.
  private func longEdge(ofBase64 text: Substring) -> Int? {
    guard let data = Data(base64Encoded: String(text)) else { return nil }
    let bytes = [UInt8](data)
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
      func word(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
      if bytes[offset + 1] == 0xC0 { return max(word(offset + 5), word(offset + 7)) }
      offset += 2 + word(offset + 2)
    }
    return nil
  }

  @Test("every photo gets a picture under its place and name, and a page shows them all")
  func pictures() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let other = folder.appending(path: "other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    let name = "x-ktp <a>.jpg"
    for (from, to) in [("ktp-good", folder), ("ktp-blur-motion", other)] {
      try FileManager.default.copyItem(
        at: Office.fixture(from), to: to.appending(path: name))
    }
    try Data("no photo".utf8).write(to: other.appending(path: "y-kk.jpg"))
    let explained = folder.appending(path: "explained")
    let paths = [folder.appending(path: name).path, other.path]
    let run = try Program.run(
      ["check", "--format", "ndjson", "--explain", explained.path] + paths)
    #expect(run.status == 1 && run.error.isEmpty)
    let files = try FileManager.default.contentsOfDirectory(atPath: explained.path).sorted()
    #expect(files == ["1-\(name).svg", "2-\(name).svg", "3-y-kk.jpg.svg", "index.html"])
    for file in files.prefix(2) {
      let svg = try String(contentsOf: explained.appending(path: file), encoding: .utf8)
      let start = try #require(svg.firstRange(of: "base64,"))
      let base64 = svg[start.upperBound...].prefix { $0 != "\"" }
      #expect(longEdge(ofBase64: base64) == 1024)
      #expect(!svg.contains("<a>"))
    }
    // The pictures change no verdict.
    let plain = try Program.run(["check", "--format", "ndjson"] + paths)
    func verdicts(_ run: Program.Run) throws -> [String] {
      try StoredVerdicts.parse(Array(run.output.utf8), named: "check").map { verdict in
        verdict.json.replacing("milliseconds", by: .null).line
      }
    }
    #expect(try verdicts(run) == verdicts(plain))
  }

  @Test("a directory that cannot be made ends the command before any photo is judged")
  func noFolder() throws {
    let run = try Program.run(
      "check", "--explain", "/nowhere/x", try Office.fixture("ktp-good").path)
    #expect(run.status == 2 && run.output.isEmpty && run.error.contains("/nowhere/x"))
  }
}
