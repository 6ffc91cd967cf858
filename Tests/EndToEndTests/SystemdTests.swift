import Foundation
import TestSupport
import Testing
import Verdicts
import WaitingSupport

@Suite("The service under systemd", .waiting)
struct SystemdTests {
  /// One file of `help systemd`.
  private func file(_ path: String) throws -> String {
    let parts = try Program.run("help", "systemd").output.components(separatedBy: "\n#= ")
    let part = try #require(parts.first { $0.hasPrefix(path + "\n") })
    return String(part.dropFirst(path.count + 1))
  }

  @Test("it is ready after its first look, alive after that, and says when it stops")
  func notifies() throws {
    let office = try Office()
    let manager = NotifySocket("@jernih-service-\(UUID().uuidString)")
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "SECRET-7.ktp.jpg")
    let service = try Program.start(
      ["serve", office.path, "--workers", "1"],
      environment: ["NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": "400000"])
    defer { service.terminate() }
    var lines: [String] = []
    func wait(for line: String) -> Bool {
      let end = Date(timeIntervalSinceNow: 30)
      while Date() < end {
        guard let next = manager.next(withinSeconds: 10) else { return false }
        lines += next
        if lines.last(where: { $0.hasPrefix(line) }) != nil { return true }
      }
      return false
    }
    #expect(wait(for: "READY=1"))
    #expect(lines.first == "READY=1", "\(lines)")
    #expect(wait(for: "STATUS=1 photos judged, 0 under way"), "\(lines)")
    lines = []
    #expect(wait(for: "WATCHDOG=1"))
    service.terminate()
    #expect(wait(for: "STOPPING=1"))
    service.waitUntilExit()
    #expect(service.terminationStatus == 0)
    #expect(!lines.contains { $0.contains("SECRET") })
  }

  @Test("the folders that tmpfiles makes are those that serve makes, mode by mode")
  func folders() throws {
    let office = try Office()
    let lines = try file("/etc/tmpfiles.d/jernih.conf").split(separator: "\n")
    #expect(lines.count == 12)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      #expect(words[0] == "d" && words[1].hasPrefix("/srv/jernih") && words[3] == "jernih")
      let path = office.path + words[1].dropFirst("/srv/jernih".count)
      var info = stat()
      #expect(unsafe stat(path, &info) == 0)
      #expect(String(info.st_mode & 0o7777, radix: 8) == String(words[2].drop { $0 == "0" }))
      let group =
        ["tmp", "new", "outbox"].contains { words[1].hasSuffix("/" + $0) }
        ? "jernih-intake"
        : ["cases", "decisions", "reports"].contains { words[1].hasSuffix("/" + $0) }
          ? "jernih-clerks" : "jernih"
      #expect(words[4] == group, "\(line)")
    }
  }

  @Test("the policy that goes with the unit loads")
  func policy() throws {
    let policy = try Policy.load(Array(file("/etc/jernih/policy.json5").utf8), named: "policy")
    #expect(policy.groups.intake == "jernih-intake" && policy.groups.clerks == "jernih-clerks")
  }

  @Test("the files that are printed are written by what is printed, and an edited policy stays")
  func written() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    for place in ["etc/jernih", "etc/sysusers.d", "etc/tmpfiles.d", "etc/systemd/system"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: place), withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Program.run("help", "systemd").output
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("#      ") }
      .map { $0.dropFirst(7) }.filter { $0.contains("awk") || $0.contains("mv ") }
    #expect(commands.count == 2)
    // The paths of the machine are those of a folder here.
    let script =
      "jernih() { sed 's,^#= /,#= \(folder.path)/,' text; }\n"
      + commands.joined(separator: "\n").replacingOccurrences(
        of: "cd /etc", with: "cd \(folder.path)/etc")
    try text.write(to: folder.appending(path: "text"), atomically: true, encoding: .utf8)
    func type() throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-euc", script]
      process.currentDirectoryURL = folder
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    func content(_ path: String) throws -> String {
      try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
    #expect(try type() == 0)
    let policy = "etc/jernih/policy.json5"
    #expect(try content("etc/systemd/system/jernih.service").contains("[Unit]"))
    #expect(try content(policy).contains("jernih-intake"))
    let edited = "{ name: \"edited\" }\n"
    try edited.write(to: folder.appending(path: policy), atomically: true, encoding: .utf8)
    #expect(try type() == 0)
    #expect(try content(policy) == edited)
    #expect(try content(policy + ".new").contains("jernih-intake"))
  }

  @Test("the packages that the program needs are named")
  func packages() throws {
    let text = try Program.run("help", "systemd").output
    #expect(text.contains("libjpeg62-turbo and libpng16-16 on Debian"))
  }

  static let analyze = "/usr/bin/systemd-analyze"

  @Test(
    "systemd counts the unit among the safe ones, at 1.0 or less",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: analyze),
      "systemd-analyze is not installed here"))
  func exposure() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let unit = folder.appending(path: "jernih.service")
    try file("/etc/systemd/system/jernih.service")
      .write(to: unit, atomically: true, encoding: .utf8)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: Self.analyze)
    process.arguments = ["security", "--offline=true", "--no-pager", "--threshold=10", unit.path]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(output.suffix(300))")
    // A directive that this systemd does not know, or a value that it cannot read.
    #expect(!output.contains("Unknown") && !output.contains("ignoring"), "\(output.suffix(600))")
  }
}
