import Files
import Foundation
import Inspection
import Supervisor
import Testing
import Verdicts
import Vocabulary
import Wire

@Suite(
  "Limits of a worker, as the kernel has them",
  .enabled(if: Confinement.missing.isEmpty, "this kernel has no sandbox"))
struct WorkerLimitTests {
  /// By this number of descriptors the process is told from others: no other test asks for it.
  private static let openFiles = ["photo": 13, "worker": 14]

  @Test("each is set before the photo is looked at", arguments: EscapeTests.isolations)
  func limits(isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation)
    let files = try #require(Self.openFiles[isolation.rawValue])
    try run.begin("spin", cpuSeconds: 50, wallSeconds: 600) { $0.worker.openFiles = files }
    var found: [String: String] = [:]
    let end = SystemClock.seconds + 60
    while found["Max open files"] != "\(files)", SystemClock.seconds < end {
      for process in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
        guard Int(process) != nil, let limits = Self.limits(of: process) else { continue }
        if limits["Max open files"] == "\(files)" { found = limits }
      }
    }
    let policy = Policy.default.limits
    #expect(found["Max address space"] == "\(policy.worker.addressSpaceBytes)")
    #expect(found["Max file size"] == "\(policy.thumbnail.bytes)")
    #expect(found["Max core file size"] == "0")
    #expect(found["Max processes"] == "0")
    // What was used before is counted too: a second of warming up at the most.
    #expect(["51", "52"].contains(found["Max cpu time"]))
  }

  /// The soft limits of a process by their names.
  private static func limits(of process: String) -> [String: String]? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8) else {
      return nil
    }
    var limits: [String: String] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      limits[line.prefix(25).trimmingCharacters(in: .whitespaces)] =
        line.dropFirst(26).prefix { $0 != " " }.description
    }
    return limits
  }

  @Test("what a worker could not read is not handed to it, and ends the work as our own fault")
  func badAssignment() throws {
    let run = try ProbeRun(isolation: .photo)
    _ = try run.result("seek")
    #expect(
      try run.ownFault { $0.fallbackKind = "longer than any kind" } == .badAssignment(.tooLong))
    #expect(try !run.isTaken("seek"))
  }

  @Test("memory within the limit is there, beyond it is not", arguments: EscapeTests.isolations)
  func memory(isolation: Isolation) throws {
    let run = try ProbeRun(isolation: isolation)
    #expect(try run.result("take 300 MB").detail.hasPrefix("escaped"))
    #expect(try run.result("take 800 MB").detail == "refused \(ENOMEM)")
  }

  @Test("a worker works through as many photos as the policy says, and then another does")
  func photosPerWorker() throws {
    let run = try ProbeRun(isolation: .worker, photosPerWorker: 3)
    _ = try run.result("plant")
    for _ in 0..<2 { #expect(try run.result("seek").detail == "escaped 1") }
    #expect(try run.result("seek").detail == "refused 1")
  }
}
