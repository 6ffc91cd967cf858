import Foundation
import TestSupport
import Testing
import Verdicts
import JSON
import WaitingSupport

/// However it is started, and whatever the machine withholds from it later.
@Suite("a service that is started badly, or runs short", .waiting, .serialized)
struct StartTests {
  private static let launcher = BuiltProgram("EscapeProbes")

  @Test(
    "ignored signals and closed descriptors change no verdict", arguments: ["photo", "worker"])
  func ignoredSignals(isolation: String) throws {
    let photo = try Office.fixture("ktp-good").path
    let run = try Self.launcher.run(
      ["badly", Program.path, "check", "--isolation", isolation, "--format", "ndjson", photo],
      takesErrors: false)
    let verdict = try JSON.parse(run.output)
    #expect(verdict["verdict"]?.string == "accept", "\(run.output)")
    #expect(run.status == 0)
  }

  @Test("a service has its standard descriptors and writes no core, however it was started")
  func descriptors() throws {
    let office = try Office()
    let process = Process()
    process.executableURL = Self.launcher.executable
    process.arguments = ["badly", Program.path, "serve", office.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    try office.wait { office.exists("cases/GW-1/ktp/verdict.json") }
    let own = "/proc/\(process.processIdentifier)"
    for stream in 0...2 {
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(own)/fd/\(stream)")
      #expect(target == "/dev/null")
    }
    let limits = try String(contentsOfFile: "\(own)/limits", encoding: .utf8)
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
  }

  @Test("without descriptors photos wait, and go on by themselves once there are some again")
  func descriptorsRunOut() throws {
    let office = try Office()
    let service = try office.serve()
    defer { service.terminate() }
    let folder = "/proc/\(service.processIdentifier)/fd"
    let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap(Int.init)
    // From none at all to one more than a photo takes: each is missed at another call.
    let least = try #require((0...).first { !open.contains($0) })
    for more in 0..<8 {
      try Self.allow(service, descriptors: least + more)
      let photo = try Data(contentsOf: Office.fixture("ktp-good")) + [UInt8(more)]
      try office.drop(photo, as: "GW-\(more).ktp.jpg")
      // Time to meet the want of them; with enough of them the photo is judged meanwhile.
      Thread.sleep(forTimeInterval: 0.5)
      try Self.allow(service, descriptors: 1000)
      try office.wait { office.exists("cases/GW-\(more)/ktp/verdict.json") }
      let verdict = try office.json("cases/GW-\(more)/ktp/verdict.json")
      #expect(["accept", "review"].contains(verdict["verdict"]?.string))
    }
    #expect(service.isRunning)
  }

  @Test("a reader of its messages that has gone ends nothing")
  func closedPipe() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("kk-good")), as: "GW-0.kk.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    // Something to say at the start: that the index is built.
    let folder = office.folder.appending(path: "index")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    let pipe = Pipe()
    let service = Process()
    // Whoever runs the tests may have the signal ignored.
    service.executableURL = URL(filePath: "/usr/bin/env")
    service.arguments = ["--default-signal=PIPE", Program.path, "serve", office.path]
    service.standardError = pipe
    try service.run()
    try pipe.fileHandleForReading.close()
    defer {
      service.terminate()
      service.waitUntilExit()
    }
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    try office.wait { office.exists("cases/GW-1/ktp/verdict.json") }
    #expect(service.isRunning)
  }

  @Test("a limit on the length of files is trouble of the machine, and photos wait")
  func fileLimit() throws {
    let office = try Office()
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let script = "ulimit -f 40; exec env --default-signal=XFSZ \"$0\" serve \"$1\""
    shell.arguments = ["-c", script, Program.path, office.path]
    let errors = office.folder.appending(path: "tmp/errors")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    shell.standardError = try FileHandle(forWritingTo: errors)
    try shell.run()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    try office.wait { try String(contentsOf: errors, encoding: .utf8).contains("File too large") }
    #expect(shell.isRunning && !office.exists("cases/GW-1/ktp"))
    shell.terminate()
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try office.json("cases/GW-1/ktp/verdict.json")["verdict"]?.string == "accept")
  }

  /// Runs a program where a folder is a mount of its own, of the file system that it is on already.
  private static func mounted(_ folder: String, _ command: [String]) throws -> BuiltProgram.Run {
    let script = "mount --bind \"$0\" \"$0\" && exec \"$@\""
    return try BuiltProgram(executable: URL(filePath: "/usr/bin/unshare"))
      .run(["--mount", "sh", "-c", script, folder] + command, takesErrors: true)
  }

  private static let canMount =
    (try? mounted(FileManager.default.temporaryDirectory.path, ["true"]))?.status == 0

  @Test(
    "a folder that is a mount of its own is refused in one line that names it, by serve alone",
    .enabled(if: canMount, "this user may not mount"),
    arguments: ["cases", "outbox", "active"])
  func ownMount(name: String) throws {
    let office = try Office()
    let before = office.snapshot()
    let folder = "\(office.path)/\(name)"
    let run = try Self.mounted(folder, [Program.path, "serve", office.path, "--once"])
    #expect(run.status == 2 && run.output.split(separator: "\n").count == 1, "\(run.output)")
    #expect(run.output.contains("\(folder) ") && run.output.contains("a mount of its own"))
    #expect(office.snapshot() == before)
    let status = try Self.mounted(folder, [Program.path, "status", office.path])
    #expect(status.status == 0, "\(status.output)")
  }

  private static func allow(_ service: Process, descriptors: Int) throws {
    let run = try launcher.run(
      ["descriptors", "\(service.processIdentifier)", "\(descriptors)"], takesErrors: true)
    try #require(run.status == 0)
  }
}
