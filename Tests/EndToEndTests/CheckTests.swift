import Foundation
import Testing
import Verdicts
import JSON
import WaitingSupport

@Suite("The check command", .waiting)
struct CheckTests {
  /// The verdict's JSON without what may differ from run to run.
  private func comparable(_ line: Substring) throws -> String {
    var text = ""
    for member in try JSON.parse(Array(line.utf8)).members ?? []
    where !["milliseconds", "engine"].contains(member.key) {
      text += member.key + member.value.line
    }
    return text
  }

  @Test("isolation and the number of workers change no verdict")
  func sameEverywhere() throws {
    var seen: Set<[String]> = []
    for arguments in [
      ["--isolation", "photo", "--jobs", "2"], ["--isolation", "worker", "--jobs", "1"],
      ["--isolation", "none", "--jobs", "1"], ["--isolation", "none", "--jobs", "2"],
    ] {
      let run = try Program.run(
        ["check", "--format", "ndjson"] + arguments + [Office.fixtures.path])
      #expect(run.status == 1)
      seen.insert(try run.output.split(separator: "\n").map(comparable))
    }
    #expect(seen.count == 1)
  }

  @Test("names come from standard input as well, ended by null bytes, in their order")
  func filesFrom() throws {
    let good = try Office.fixture("ktp-good").path
    let bad = try Office.fixture("ktp-blur-motion").path
    let run = try Program.run(
      ["check", "--files-from", "-", "-0", "--format", "ndjson"], input: "\(bad)\0\(good)\0")
    let verdicts = try run.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
    #expect(verdicts.map { $0["verdict"]?.string } == ["retake", "accept"])
    #expect(verdicts.map { $0["photo"]?["file"]?.string } == [bad, good])
  }

  @Test("a list whose names end otherwise than it is said to is refused in one line")
  func otherEnds() throws {
    let good = try Office.fixture("ktp-good").path
    for (arguments, input, hint) in [
      (["--files-from", "-"], "\(good)\0\(good)\0", "did you mean -0?"),
      (["--files-from", "-"], "\(good)\r\n", "carriage return"),
      (["-0", good], "", "--files-from"),
    ] {
      let run = try Program.run(["check"] + arguments, input: input)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.error.contains(hint) && run.error.split(separator: "\n").count == 1)
    }
  }

  @Test("a photo that is not there keeps no other from being judged, and the status is 2")
  func missing() throws {
    let good = try Office.fixture("ktp-good").path
    let named = try Program.run("check", "--format", "ndjson", "/nowhere/ktp.jpg", good)
    #expect(named.status == 2 && named.output.split(separator: "\n").count == 1)
    #expect(named.error == "jernih: check: /nowhere/ktp.jpg: No such file or directory\n")
    let listed = try Program.run(
      ["check", "--format", "ndjson", "--files-from", "-"], input: "/nowhere/ktp.jpg\n\(good)\n")
    #expect(listed.status == 2 && listed.output.split(separator: "\n").count == 2)
    #expect(listed.error == named.error)
  }

  @Test("results that cannot be written are said in one line", arguments: ["check", "policy"])
  func fullDisk(command: String) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let pipe = Pipe()
    let operands = command == "check" ? [try Office.fixture("ktp-good").path] : ["--default"]
    let process = try Program.start(
      [command] + operands, output: full, error: pipe.fileHandleForWriting)
    process.waitUntilExit()
    try pipe.fileHandleForWriting.close()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 2)
    #expect(said == "jernih: \(command): standard output: No space left on device\n")
  }

  @Test("status 0 says that every photo is accepted, or judged if that is wanted")
  func accepted() throws {
    let bad = try Office.fixture("ktp-blur-motion").path
    #expect(try Program.run("check", Office.fixture("ktp-good").path).status == 0)
    #expect(try Program.run("check", bad).status == 1)
    #expect(try Program.run("check", "--exit-zero", bad).status == 0)
  }

  @Test("JSON is one array, JUnit one suite with a failure for each photo that is not accepted")
  func formats() throws {
    let good = try Office.fixture("ktp-good").path
    let bad = try Office.fixture("ktp-blur-motion").path
    let json = try Program.run("check", "--format", "json", good, bad)
    #expect(try JSON.parse(Array(json.output.utf8)).array?.count == 2)
    // A line is a line of a photo: no comma and no nothing has one of its own.
    #expect(json.output.hasPrefix("[\n{\n") && json.output.hasSuffix("\n}\n]\n"))
    #expect(json.output.contains("\n},\n{\n") && !json.output.contains("\n\n"))
    let junit = try Program.run("check", "--format", "junit", good, bad)
    #expect(junit.output.contains("failures=\"1\"") && junit.output.contains("tests=\"2\""))
  }

  @Test("a pipe and a directory among the photos are told from photos, and nothing hangs")
  func strangeFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = unsafe mkfifo(folder.path + "/pipe-ktp.jpg", 0o644)
    try Data().write(to: folder.appending(path: "x-kk.jpg"))
    let run = try Program.run("check", "--format", "ndjson", folder.path)
    let faults = try run.output.split(separator: "\n").map {
      try JSON.parse(Array($0.utf8))["fault"]?["code"]?.string
    }
    #expect(run.status == 1 && faults == ["notAFile", "empty"])
  }
}
