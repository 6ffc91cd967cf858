import Foundation
import Glibc
import JSON
import Testing
import WaitingSupport

@Suite("A list of names is answered line by line", .waiting)
struct StreamTests {
  private static let options = ["check", "--files-from", "-", "--format"]

  private func file(_ line: String?) throws -> String? {
    guard let line else { return nil }
    return try JSON.parse(Array(line.utf8))["photo"]?["file"]?.string
  }

  @Test(
    "each name is answered while the list is still open",
    arguments: [["--jobs", "1"], ["--jobs", "4"], ["--isolation", "none"]])
  func answered(arguments: [String]) throws {
    let live = try LiveProgram(Self.options + ["ndjson"] + arguments)
    for start in ["ktp-good", "ktp-blur-motion", "kk-good"] {
      let path = try Office.fixture(start).path
      try live.write(Array((path + "\n").utf8))
      #expect(try file(live.line()) == path)
    }
    let (process, rest, error) = try live.end()
    #expect(process.terminationStatus == 1 && rest.isEmpty && error.isEmpty, "\(error)")
  }

  @Test("as many lines come out as go in, in order, with each name as it was given")
  func echo() throws {
    try ShellRun.inFolder { folder in
      let photo = [UInt8](try Data(contentsOf: Office.fixture("ktp-good")))
      let odd = Array((folder.path + "/a").utf8) + [0xFF] + Array("-ktp.jpg".utf8)
      let path = odd.map { CChar(bitPattern: $0) } + [0]
      let file = unsafe open(path, O_WRONLY | O_CREAT, 0o644)
      #expect(unsafe write(file, photo, photo.count) == photo.count)
      close(file)
      let names = [
        Array("/nowhere/x.jpg".utf8), odd, [], Array(folder.path.utf8), Array("./-".utf8),
      ]
      let live = try LiveProgram(Self.options + ["ndjson"])
      try live.write(Array(names.joined(separator: [0x0A])))
      let (process, output, error) = try live.end()
      let lines = try output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
      #expect(process.terminationStatus == 2 && lines.count == names.count)
      for (line, name) in zip(lines, names) {
        let bytes = line["photo"]?["fileBytes"]?.string.flatMap { Data(base64Encoded: $0) }
        let file = line["photo"]?["file"]?.string.map { Array($0.utf8) }
        #expect(bytes.map(Array.init) ?? file == name)
      }
      let codes = lines.map { $0["fault"]?["code"]?.string }
      #expect(codes == ["notReadable", nil, "notReadable", "notAFile", "notReadable"])
      #expect(lines.map { $0["reply"] == nil } == [true, false, true, true, true])
      #expect(lines.map { $0["send"]?.bool }[0] == false)
      #expect(error.split(separator: "\n").count == 4, "\(error)")
      #expect(error.hasPrefix("jernih: check: /nowhere/x.jpg: No such file or directory\n"))
    }
  }

  @Test("an empty list is a mistake, but for a part of a larger one")
  func empty() throws {
    let mistake = try Program.run(Self.options + ["ndjson"])
    #expect(mistake.status == 2 && mistake.output.isEmpty && mistake.error.contains("no names"))
    let part = try Program.run(Self.options + ["ndjson", "--exit-zero"])
    #expect(part.status == 0 && part.output.isEmpty && part.error.isEmpty)
  }

  @Test("a null byte ends the run where it is met, and what was before it has its answer")
  func lateNull() throws {
    let good = try Office.fixture("ktp-good").path
    let run = try Program.run(Self.options + ["json"], input: "\(good)\n\(good)\0\(good)\n")
    #expect(run.status == 2 && run.error.contains("name 2") && run.error.contains("-0"))
    #expect(try JSON.parse(Array(run.output.utf8)).array?.count == 1)
  }

  @Test(
    "Ctrl-C leaves a summary, and JSON that is whole",
    arguments: [["--isolation", "photo"], ["--isolation", "none"]])
  func interrupted(arguments: [String]) throws {
    let live = try LiveProgram(Self.options + ["json"] + arguments)
    try live.write(Array((try Office.fixture("ktp-good").path + "\n").utf8))
    #expect(live.line() == "[")
    let first = try #require(live.line())
    // The rest of the first verdict is on its way; nothing else is to come.
    Thread.sleep(forTimeInterval: 0.3)
    live.send(SIGINT)
    let (process, output, error) = try live.end()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    #expect(try JSON.parse(Array("[\(first)\(output)".utf8)).array?.count == 1)
    #expect(error == "jernih: check: ended by SIGINT after 1 photo: 1 accept\n")
  }

  @Test("a photo may come from standard input")
  func standardInput() throws {
    let path = try Office.fixture("ktp-good").path
    let run = try ShellRun.run(
      "sh", ["-c", "cat \"$1\" | jernih check --kind ktp --format ndjson -", "sh", path])
    let verdict = try JSON.parse(Array(run.output.utf8))
    #expect(run.status == 0 && verdict["photo"]?["file"]?.string == "-")
    #expect(verdict["verdict"]?.string == "accept")
  }

  @Test("parts of a list are judged by xargs and GNU parallel as by one process")
  func parts() throws {
    let all = try FileManager.default.contentsOfDirectory(atPath: Office.fixtures.path).sorted()
      .filter { $0.hasSuffix(".jpg") }.prefix(6).map { Office.fixtures.appending(path: $0).path }
    let list = all.joined(separator: "\n")
    func verdicts(_ command: String) throws -> [String: String] {
      let run = try ShellRun.run("sh", ["-c", "printf '%s\\n' \"$1\" | " + command, "sh", list])
      #expect(run.status == 0, "\(run.output)")
      let lines = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
      #expect(lines.count == all.count)
      return Dictionary(
        uniqueKeysWithValues: lines.map {
          ($0["photo"]?["file"]?.string ?? "", $0["checks"]?.line ?? "")
        })
    }
    let check = "jernih check --exit-zero --jobs 1 --format ndjson"
    let whole = try verdicts(check + " --files-from -")
    #expect(try verdicts("xargs -n 2 " + check) == whole)
    if ShellRun.has("parallel") {
      let command = "parallel --will-cite --pipe -N 2 -j 2 '\(check) --files-from -'"
      #expect(try verdicts(command) == whole)
    }
  }

  @Test("a standard output that is closed is one that cannot be written")
  func closedOutput() throws {
    let run = try ShellRun.run("sh", ["-c", "jernih policy 2>&1 >&-"])
    #expect(run.status == 2)
    #expect(run.output == "jernih: policy: standard output: Bad file descriptor\n")
  }
}
