import Foundation
import Glibc
import JSON
import TestSupport
import Testing
import WaitingSupport

/// What `serve` writes on standard error.
@Suite("what a service says", .waiting, .serialized)
struct ServiceLogTests {
  /// A service whose standard error is a file.
  private final class Said {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let process: Process

    /// - Parameter journal: Names the stream of a journal for that file; `nil` for nothing.
    init(_ arguments: [String], journal: ((stat) -> String)? = nil) throws {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
      var info = stat()
      _ = unsafe stat(file.path, &info)
      let environment = journal.map { ["JOURNAL_STREAM": $0(info)] } ?? [:]
      process = try Program.start(
        arguments, error: FileHandle(forWritingTo: file), environment: environment)
    }

    deinit {
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      try? FileManager.default.removeItem(at: file)
    }

    var lines: [String] {
      ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
        .map(String.init)
    }
  }

  private func run(_ arguments: [String], journal: ((stat) -> String)? = nil) throws -> [String] {
    let said = try Said(arguments, journal: journal)
    said.process.waitUntilExit()
    return said.lines
  }

  private static func stream(_ info: stat) -> String { "\(info.st_dev):\(info.st_ino)" }

  @Test("a run has a start and a stop, with what matters of it, and a quarantine its reason")
  func lines() throws {
    let office = try Office()
    try office.drop(Data("x".utf8), as: "Siti Rahma no name.jpg")
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    let lines = try run(["serve", office.path, "--once", "--workers", "2"])
    let form = /time=[-0-9T]{13}:\d\d:\d\d\.\d{3}Z level=(error|warning|notice) event=\w+ msg=.*/
    #expect(try lines.allSatisfy { try form.wholeMatch(in: $0) != nil }, "\(lines)")
    let start = try #require(lines.first)
    for part in [
      "event=start", "version=", "policy=default@", "spool=\(office.path)", "workers=2",
      "isolation=photo", "sandbox=", "watching=inotify",
    ] {
      #expect(start.contains(part), "\(part): \(start)")
    }
    #expect(lines.count { $0.contains("event=quarantine") && $0.contains("reason=badName") } == 1)
    #expect(lines.last?.contains("event=stop") == true && lines.last?.contains("photos=1") == true)
    #expect(!lines.contains { $0.contains("Siti") || $0.contains("A-1") }, "\(lines)")
  }

  @Test("--quiet writes errors alone, --verbose each verdict by its serial, both is a mistake")
  func levels() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-blur-motion-1"))
    try office.drop(photo, as: "A-1.ktp.jpg")
    let verbose = try run(["serve", office.path, "--once", "--verbose"])
    let serial = try #require(try office.events().first?["serial"]?.string)
    let verdicts = verbose.filter { $0.contains("level=info event=verdict") }
    #expect(verdicts.count == 1 && verdicts[0].contains("serial=\(serial)"), "\(verbose)")
    #expect(verdicts[0].contains("kind=ktp verdict=retake score="), "\(verdicts)")
    #expect(try run(["serve", office.path, "--once", "--quiet"]) == [])
    let both = try Program.run("serve", office.path, "--quiet", "--verbose")
    #expect(both.status == 2 && both.error.split(separator: "\n").count == 1)
  }

  @Test("what shadow limits would say otherwise is told by the serial, and counted")
  func shadow() throws {
    let office = try Office()
    let policy = office.folder.appending(path: "tmp/trial.json5")
    try Data("{ shadow: { checks: { tilt: { value: { retake: 2.7, review: 2.6 } } } } }".utf8)
      .write(to: policy)
    // 2.9 and 2.4 degrees.
    for (name, fixture) in [("A-1.ktp.jpg", "ktp-good-1"), ("A-2.ktp.jpg", "ktp-good-3")] {
      try office.drop(Data(contentsOf: Office.fixture(fixture)), as: name)
    }
    let lines = try run(["serve", office.path, "--once", "--policy", policy.path])
      .filter { $0.contains("event=shadow") }
    #expect(lines.count == 1, "\(lines)")
    let event = try #require(try office.events().first { $0["case"]?.string == "A-1" })
    #expect(event["verdict"]?.string == "accept" && event["send"]?.bool == false)
    let serial = try #require(event["serial"]?.string)
    let line = try #require(lines.first)
    #expect(line.contains("level=notice event=shadow") && line.contains("serial=\(serial)"))
    #expect(line.contains("kind=ktp verdict=accept shadow=retake check=tilt score=90"), "\(line)")
    let counted = #"jernih_shadow_differences_total{check="tilt"} 1"#
    for _ in 0..<2 {
      let metrics = try Program.run("status", office.path, "--format", "prometheus").output
      #expect(metrics.contains(counted + "\n"))
      // Nothing is judged any more, by a policy without shadow limits: the count stays.
      #expect(
        try run(["serve", office.path, "--once"]).allSatisfy { !$0.contains("event=shadow") })
    }
  }

  @Test("in systemd's journal lines have priorities, and one that ends the service has 3")
  func journal() throws {
    let office = try Office()
    let lines = try run(["serve", office.path, "--once"], journal: Self.stream)
    #expect(lines.first?.hasPrefix("<5>event=start msg=") == true, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("<4>event=groups msg=") })
    #expect(lines.allSatisfy { !$0.contains("time=") })
    let wide = office.folder.appending(path: "journal")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: wide.path)
    let fatal = try run(["serve", office.path, "--once"], journal: Self.stream)
    #expect(fatal.count == 1 && fatal[0].hasPrefix("<3>jernih: serve: "), "\(fatal)")
    // Redirected since: the variable is another stream's.
    let other = try run(["serve", office.path, "--once"], journal: { "1:\($0.st_ino)" })
    #expect(other.count == 1 && other[0].hasPrefix("jernih: serve: "), "\(other)")
  }

  @Test("a worker that is killed is told of, workers are called jernih, and SIGTERM has its line")
  func workers() throws {
    let office = try Office()
    let said = try Said(["serve", office.path, "--workers", "2"])
    try office.wait { said.lines.contains { $0.contains("event=start") } }
    let workers = ProcessTree.children(of: said.process.processIdentifier)
    #expect(workers.count == 2)
    for worker in workers {
      let name = try String(contentsOfFile: "/proc/\(worker)/comm", encoding: .utf8)
      #expect(name == "jernih\n")
    }
    // One that had not begun to work yet would be a want of processes.
    try office.wait {
      let workers = ProcessTree.children(of: said.process.processIdentifier)
      if let worker = workers.first { kill(worker, SIGKILL) }
      Thread.sleep(forTimeInterval: 0.5)
      return said.lines.contains { $0.contains("event=worker") }
    }
    Thread.sleep(forTimeInterval: 3)
    #expect(said.lines.contains { $0.contains("ended with signal 9") }, "\(said.lines)")
    let before = said.lines.count
    Thread.sleep(forTimeInterval: 3)
    #expect(said.lines.count == before, "nothing is written while nothing happens")
    said.process.terminate()
    said.process.waitUntilExit()
    #expect(said.lines.last?.contains("event=stop msg=\"stopped: it was told to\"") == true)
  }

  @Test("many bad names make few lines, and how many there were is told at the end")
  func flood() throws {
    let office = try Office()
    for number in 0..<60 { try office.drop(Data([1]), as: "bad name \(number)") }
    let lines = try run(["serve", office.path, "--once"]).filter { $0.contains("event=quarantine") }
    #expect(lines.count == 11, "\(lines)")
    #expect(lines.last?.contains("count=50") == true)
  }

  @Test("a reader that reads nothing keeps no photo waiting")
  func stalledReader() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    let pipe = Pipe()
    let full = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(full, F_SETFL, O_NONBLOCK)
    let junk = [UInt8](repeating: 10, count: 4096)
    while unsafe write(full, junk, junk.count) > 0 {}
    _ = fcntl(full, F_SETFL, 0)
    let service = try Program.start(
      ["serve", office.path, "--once", "--verbose"], error: pipe.fileHandleForWriting)
    try office.wait { !service.isRunning }
    #expect(service.terminationStatus == 0)
    #expect(try office.events().count == 1)
  }
}
