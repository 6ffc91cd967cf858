import Files
import Findings
import Foundation
import Inspection
import Supervisor
import Testing
import Verdicts
import Wire

@Suite(
  "Ways out of the sandbox",
  .enabled(if: Confinement.missing.isEmpty, "this kernel has no sandbox"))
struct EscapeTests {
  static let isolations: [Isolation] = [.photo, .worker]

  /// Each is a system call that is on no list, or has an argument that is on none.
  static let deadly = [
    "open", "write a file", "read proc", "look at a file", "list a directory", "socket", "connect",
    "send to the parent", "write beside the answer", "signal", "trace", "read its memory", "fork",
    "thread", "clone3", "exec", "memory file", "make memory executable", "map executable memory",
    "map shared memory", "raise a limit", "loosen the filter", "be dumpable", "name space",
    "io_uring", "bpf", "device control", "copy a descriptor", "32 bits",
  ]

  @Test("each ends the decoder at once, and its photo has a verdict", arguments: isolations)
  func deadly(isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation)
    for name in Self.deadly {
      let result = try run.result(name)
      #expect(result.code == .decoderFailed, "\(name): \(result.detail)")
      #expect(result.detail.contains("sandbox"), "\(name): \(result.detail)")
      #expect(result.finished.blame == .photo, "\(name)")
      #expect(result.verdict.outcome == .unreadable && result.verdict.engine.sandbox.count >= 5)
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/escaped"))
  }

  #if arch(x86_64)
    @Test("calls of the x32 ABI end the decoder as well", arguments: isolations)
    func x32(isolation: Isolation) throws {
      let result = try ProbeRun(isolation: isolation).result("x32")
      #expect(result.detail.contains("sandbox"))
    }
  #endif

  @Test("a signal to a thread and 2 GB are refused without effect", arguments: isolations)
  func refused(isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation)
    #expect(try run.result("signal a thread").detail == "refused \(EPERM)")
    #expect(try run.result("take 2 GB").detail == "refused \(ENOMEM)")
    // The worker is still there, or a signal would have reached it.
    #expect(try run.result("seek").detail == "refused 1")
  }

  @Test("a decoder that never returns uses up its seconds and is ended", arguments: isolations)
  func endless(isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation)
    let byProcessor = try run.result("spin", cpuSeconds: 1, wallSeconds: 20)
    #expect(byProcessor.code == .timedOut && byProcessor.finished.blame == .photo)
    let start = SystemClock.seconds
    let byClock = try run.result("spin", cpuSeconds: 20, wallSeconds: 1)
    #expect(byClock.code == .timedOut && SystemClock.seconds - start < 2)
    let flood = try run.result("flood", cpuSeconds: 20, wallSeconds: 20)
    #expect(flood.code == .decoderFailed && flood.detail.contains("did not pass the checks"))
    #expect(try run.result("seek").detail == "refused 1")
  }

  @Test("a crash is told from an escape, and says nothing of the photo", arguments: isolations)
  func crashes(isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation)
    for name in ["trap", "abort", "leave by itself"] {
      let result = try run.result(name)
      #expect(result.code == .decoderFailed)
      #expect(result.detail.hasPrefix("the decoder ended with s"), "\(name): \(result.detail)")
      #expect(result.finished.blame == .photo)
    }
  }

  @Test("workers that end before they say what they are are not taken for a photo's doing")
  func silentWorkers() throws {
    let run = try ProbeRun(isolation: .photo, executable: "/bin/false")
    let result = try run.result("seek")
    #expect(result.finished.blame == .machine(.readiness))
    #expect(try !run.isTaken("seek"), "there is no worker to take it")
  }

  @Test("nothing of an earlier photo is left where each has a process of its own")
  func earlierPhoto() throws {
    let apart = try ProbeRun(isolation: .photo)
    _ = try apart.result("plant")
    #expect(try apart.result("seek").detail == "refused 1")
    // The probe does find what is there: one process for both remembers.
    let together = try ProbeRun(isolation: .worker)
    _ = try together.result("plant")
    #expect(try together.result("seek").detail == "escaped 1")
  }

  @Test(
    "Landlock alone refuses files, connections and signals",
    arguments: ["open", "write a file", "read proc", "connect", "signal", "trace"])
  func landlockAlone(name: String) throws {
    let said = try Self.say("landlock", name)
    #expect(["refused \(EACCES)\n", "refused \(EPERM)\n"].contains(said), "\(name): \(said)")
  }

  @Test(
    "without a sandbox the same attempts succeed, so they are real",
    arguments: [
      "open", "read proc", "look at a file", "socket", "memory file", "make memory executable",
      "map executable memory", "map shared memory", "be dumpable", "copy a descriptor", "take 2 GB",
    ])
  func free(name: String) throws {
    #expect(try Self.say("free", name).hasPrefix("escaped"))
  }

  @Test("all descriptors but the named are closed, on a kernel without close_range too")
  func descriptors() throws {
    #expect(try Self.say("left-open") == "1 9, 1 9\n")
    let program = ProbeRun.executable
    #expect(try Self.say("without", "close_range", program, "left-open") == "1 9, 1 9\n")
  }

  /// What the program says of one attempt outside a worker.
  private static func say(_ words: String...) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: ProbeRun.executable)
    process.arguments = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    return String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
  }
}
