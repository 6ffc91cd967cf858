import VerdictSupport
import Testing
import Verdicts
import JSON
import Evaluation

struct StoredVerdictsTests {
  private func verdict(_ file: String) -> Verdict {
    Judge(Samples.policy).verdict(
      Samples.good("ktp"), submission: Provenance(file: file), engine: Samples.engine)
  }

  @Test("lines, files one after the other and a list are all read, whatever a name holds")
  func forms() throws {
    let verdicts = ["a}.jpg", "b\"{\\.jpg", "c[\n.jpg"].map(verdict)
    let texts = [
      verdicts.map { $0.json.line + "\n" }.joined(),
      verdicts.map(\.json.pretty).joined(),
      JSON.list(verdicts.map(\.json)).pretty,
      verdicts.map(\.json.pretty).joined(separator: ",\n"),
    ]
    for text in texts {
      let read = try StoredVerdicts.parse(Array(text.utf8), named: "x")
      #expect(read.map(\.json) == verdicts.map(\.json))
    }
    #expect(try StoredVerdicts.parse([], named: "x").isEmpty)
  }

  @Test("what is no verdict is refused with its line")
  func refused() {
    let good = verdict("a.jpg").json.line
    for (text, line) in [
      (good + "\n{\"schema\": \"other\"}", 2), (good + "\n\nhello", 3), (good + "\n{", 2),
      (good + "\n{\n\"schema\": oops}", 3),
    ] {
      let error = #expect(throws: DataFileError.self) {
        try StoredVerdicts.parse(Array(text.utf8), named: "x")
      }
      #expect(error?.position?.line == line, "\(text.suffix(20))")
    }
  }

  @Test(
    "read in pieces of any size it is the same, and what never ends is refused", arguments: 1...9)
  func pieces(size: Int) throws {
    let verdicts = ["a}.jpg", "b\"{\\.jpg", "c[\n.jpg"].map(verdict)
    let bytes = Array(verdicts.map(\.json.pretty).joined(separator: ",\n").utf8)
    var stream = StoredVerdicts(named: "x")
    var read: [Verdict] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      read += try stream.take(bytes[start..<min(start + size, bytes.count)])
    }
    try stream.finish()
    #expect(read.map(\.json) == verdicts.map(\.json))
    let endless = Array("{\"file\": \"".utf8) + Array(repeating: UInt8(ascii: "a"), count: 5 << 20)
    #expect(throws: DataFileError.self) { try stream.take(endless) }
  }

  @Test("an index that is asked for some files keeps no others")
  func asked() {
    var index = StoredVerdictIndex(onFiles: ["one/a.jpg", "b.jpg"])
    for file in ["/x/one/a.jpg", "/x/c.jpg", "b.jpg"] { index.take(verdict(file)) }
    #expect(index.verdict(onFile: "a.jpg") != nil && index.verdict(onFile: "b.jpg") != nil)
    #expect(index.verdict(onFile: "c.jpg") == nil)
  }

  @Test("a label finds the verdict on its photo, by path where names alone are not enough")
  func index() {
    let index = StoredVerdictIndex(["/x/one/a.jpg", "/x/two/a.jpg", "b.jpg"].map(verdict))
    func found(_ file: String) -> String? { index.verdict(onFile: file)?.submission.file }
    #expect(found("one/a.jpg") == "/x/one/a.jpg")
    #expect(found("a.jpg") == "/x/two/a.jpg")
    #expect(found("images/b.jpg") == "b.jpg")
    #expect(found("c.jpg") == nil)
  }
}
