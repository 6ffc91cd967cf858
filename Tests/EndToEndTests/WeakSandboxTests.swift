import Foundation
import Testing
import Verdicts
import JSON
import WaitingSupport

/// A kernel that lacks something is played by a filter of system calls around the whole program.
@Suite("a kernel that cannot shut the decoder in", .waiting)
struct WeakSandboxTests {
  private static let launcher = URL(filePath: Program.path).deletingLastPathComponent()
    .appending(path: "EscapeProbes")

  /// Runs the program where one call is unknown to the kernel.
  private func run(without feature: String, _ arguments: [String]) throws -> Program.Run {
    let (output, error) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = Self.launcher
    process.arguments = ["without", feature, Program.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = error
    try process.run()
    // Both are short; what is long would fill a pipe.
    process.waitUntilExit()
    return Program.Run(
      status: process.terminationStatus,
      output: String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
      error: String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
  }

  @Test(
    "serve and check refuse to start, with one line that says what lacks and what goes on",
    arguments: [("landlock", "Landlock"), ("seccomp", "seccomp")])
  func refusal(feature: String, name: String) throws {
    let office = try Office()
    let photo = try Office.fixture("ktp-good").path
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    for arguments in [["serve", office.path, "--once"], ["check", photo]] {
      let run = try run(without: feature, arguments)
      #expect(run.status == 2 && run.output == "")
      #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
      #expect(run.error.contains("this kernel lacks \(name),"), "\(run.error)")
      #expect(run.error.contains("--allow-weak-sandbox"))
    }
    #expect(office.exists("new/GW-1.ktp.jpg") && !office.exists("cases/GW-1"))
  }

  @Test(
    "a kernel without close_range shuts it in all the same, and a photo is judged",
    arguments: ["photo", "worker"])
  func withoutCloseRange(isolation: String) throws {
    let photo = try Office.fixture("ktp-good").path
    let run = try run(
      without: "close_range", ["check", "--isolation", isolation, "--format", "ndjson", photo])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.output) \(run.error)")
    let verdict = try JSON.parse(Array(run.output.utf8))
    #expect(verdict["verdict"]?.string == "accept")
    #expect(verdict["engine"]?["sandbox"]?.array?.contains { $0.string == "seccomp" } == true)
  }

  @Test(
    "where it is allowed, every verdict and the status say what holds and what does not",
    arguments: [("landlock", "seccomp"), ("seccomp", "landlock")], ["photo", "worker"])
  func allowed(features: (missing: String, present: String), isolation: String) throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    let service = Process()
    service.executableURL = Self.launcher
    service.arguments = [
      "without", features.missing, Program.path, "serve", office.path, "--workers", "1",
      "--isolation", isolation, "--allow-weak-sandbox",
    ]
    let error = Pipe()
    service.standardInput = FileHandle.nullDevice
    service.standardOutput = FileHandle.nullDevice
    service.standardError = error
    try service.run()
    try office.waitUntilDone()
    let status = try Program.run("status", office.path, "--format", "json").output
    let services = try JSON.parse(Array(status.utf8))["services"]?.array ?? []
    service.terminate()
    service.waitUntilExit()
    let said = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("the sandbox is weak"))
    let verdict = try office.json("cases/GW-1/ktp/verdict.json")
    let holds = verdict["engine"]?["sandbox"]?.array?.compactMap(\.string) ?? []
    #expect(verdict["engine"]?["isolation"]?.string == isolation)
    #expect(!holds.contains { $0.hasPrefix(features.missing) }, "\(holds)")
    #expect(holds.contains { $0.hasPrefix(features.present) }, "\(holds)")
    #expect(holds.contains("rlimits") && holds.contains("noNewPrivileges"))
    #expect(services.count == 1)
    let shown = services.first?["sandbox"]?.line ?? ""
    #expect(!shown.contains(features.missing) && shown.contains(features.present), "\(shown)")
  }
}
