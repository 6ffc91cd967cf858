import Foundation
import JSON
import Testing
import Verdicts
import WaitingSupport

@Suite("A service that is told to read its policy again", .waiting)
struct ReloadTests {
  /// A service whose lines are kept.
  private final class Served {
    let office: Office
    let process: Process
    private let messages: URL

    init(_ office: Office, _ arguments: [String] = []) throws {
      self.office = office
      messages = office.folder.appending(path: "tmp/messages")
      _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
      process = try Program.start(
        ["serve", office.path, "--workers", "1"] + arguments,
        error: FileHandle(forWritingTo: messages))
      try office.wait { !office.names("active").isEmpty || office.exists("policy.json") }
      try judge("START")
    }

    deinit { if process.isRunning { process.terminate() } }

    var lines: [String] {
      let text = (try? String(contentsOf: messages, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map(String.init)
    }

    /// Has a photo judged.
    @discardableResult
    func judge(_ caseID: String) throws -> JSON {
      try office.drop(
        Data(contentsOf: Office.fixture("ktp-good")) + Array(caseID.utf8),
        as: "\(caseID).ktp.jpg")
      try office.wait { office.exists("cases/\(caseID)/ktp/verdict.json") }
      return try office.json("cases/\(caseID)/ktp/verdict.json")
    }

    func hangUp() { kill(process.processIdentifier, SIGHUP) }

    func wait(for word: String) throws {
      try office.wait(seconds: 30) { lines.contains { $0.contains(word) } }
    }
  }

  private func signature(_ verdict: JSON) -> String { verdict["engine"]?["policy"]?.string ?? "" }

  @Test("a good one is for the next photo and stands on the spool; a bad one changes nothing")
  func reads() throws {
    let office = try Office()
    let file = office.folder.appending(path: "tmp/office.json5")
    try Data("{ name: \"one\" }".utf8).write(to: file)
    let served = try Served(office, ["--policy", file.path])
    try Data("{ name: \"two\", limits: { spool: { photosPerCase: 3 } } }".utf8).write(to: file)
    served.hangUp()
    try served.wait(for: "read again: from now on two@")
    #expect(signature(try served.judge("A")).hasPrefix("two@"))
    #expect(try office.json("policy.json")["name"]?.string == "two")
    try Data("{ limts: {} }".utf8).write(to: file)
    served.hangUp()
    try served.wait(for: "the policy stays two@")
    #expect(served.lines.contains { $0.contains("office.json5:1:3: limts") })
    kill(served.process.processIdentifier, SIGUSR1)
    #expect(signature(try served.judge("B")).hasPrefix("two@"))
    #expect(served.process.isRunning)
  }

  @Test("without --policy it is policy.json as edited by hand; another service takes it over")
  func byHand() throws {
    let office = try Office()
    let served = try Served(office)
    let file = office.folder.appending(path: "policy.json")
    try Data("{ name: \"hand\" } // by hand".utf8).write(to: file)
    // Nobody was told to read it yet.
    #expect(signature(try served.judge("A")).hasPrefix("default@"))
    let other = try Program.start(["serve", office.path, "--workers", "1"])
    defer { other.terminate() }
    try served.wait(for: "another service has changed the policy: from now on hand@")
    #expect(signature(try served.judge("B")).hasPrefix("hand@"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("// by hand"))
    served.hangUp()
    try served.wait(for: "read again: hand@")
  }

  @Test("where the terminal has hung up it drains as it does when it is told to stop")
  func terminal() throws {
    let office = try Office()
    var (master, slave): (Int32, Int32) = (0, 0)
    try #require(unsafe openpty(&master, &slave, nil, nil, nil) == 0)
    // What another test starts meanwhile must not keep the terminal open.
    try #require(fcntl(master, F_SETFD, FD_CLOEXEC) == 0)
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    let service = try Program.start(["serve", office.path], output: terminal, error: terminal)
    try office.wait { !office.names("active").isEmpty || office.exists("policy.json") }
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A.ktp.jpg")
    try office.wait { office.exists("cases/A/ktp/verdict.json") }
    kill(service.processIdentifier, SIGHUP)
    Thread.sleep(forTimeInterval: 0.3)
    #expect(service.isRunning)
    close(master)
    // What another test is about to start holds it open until it has become that program.
    try office.wait {
      if service.isRunning { kill(service.processIdentifier, SIGHUP) }
      return !service.isRunning
    }
    #expect(service.terminationReason == .exit && service.terminationStatus == 0)
    #expect(office.names("active").isEmpty)
  }

  @Test("the printed unit reloads")
  func unit() throws {
    let unit = try Program.run("help", "systemd").output
    #expect(unit.contains("\nExecReload=/bin/sh -c 'kill -HUP $MAINPID'\n"))
    #expect(unit.contains("\nd /srv/jernih/decisions 3770 jernih jernih-clerks -\n"))
  }
}
