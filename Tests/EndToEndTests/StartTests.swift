import Foundation
import TestSupport
import Testing
import Verdicts

/// However it is started, and whatever the machine withholds from it later.
@Suite("a service that is started badly, or runs short", .serialized)
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

  private static func allow(_ service: Process, descriptors: Int) throws {
    let run = try launcher.run(
      ["descriptors", "\(service.processIdentifier)", "\(descriptors)"], takesErrors: true)
    try #require(run.status == 0)
  }
}
