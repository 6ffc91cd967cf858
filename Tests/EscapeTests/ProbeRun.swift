import CSystem
import Foundation
import Inspection
import Supervisor
import Verdicts
import Wire

/// The pool of the service with hostile workers in place of Jernih's, one photo at a time.
final class ProbeRun {
  private let pool: InspectionPool
  private let bench = Bench(
    policy: .default, version: "0", thumbnail: Policy.default.limits.thumbnail)
  private let isolation: Isolation
  private var ticket: UInt64 = 0

  struct Failure: Error {
    var text: String
  }

  /// What came of a photo.
  struct Result {
    var finished: Finished
    var verdict: Verdict
    /// The fault's detail.
    var detail: String { verdict.fault?.detail ?? "" }
    var code: Fault.Code? { verdict.fault?.code }
  }

  static let folder: URL = {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    return URL(filePath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
  }()

  static let executable = folder.appending(path: "EscapeProbes").path

  init(isolation: Isolation, executable: String = ProbeRun.executable) throws {
    self.isolation = isolation
    pool = InspectionPool(
      executable: executable, isolation: isolation, workers: 1, photosPerWorker: 64)
    try pool.start()
  }

  deinit { pool.stop() }

  /// Has one "photo" worked on.
  func result(_ photo: String, cpuSeconds: Int = 2, wallSeconds: Int = 4) throws -> Result {
    let file = unsafe csystem_memory_file("photo")
    defer { close(file) }
    let bytes = Array(photo.utf8)
    guard unsafe write(file, bytes, bytes.count) == bytes.count, csystem_seal(file) == 0 else {
      throw Failure(text: "no memory file")
    }
    var assignment = bench.assignment(kind: "ktp")
    assignment.worker.cpuSeconds = cpuSeconds
    assignment.worker.wallSeconds = wallSeconds
    ticket += 1
    try pool.begin(ticket: ticket, photo: file, assignment: assignment)
    while true {
      let readable = Poll.wait(for: pool.descriptors, untilSeconds: pool.nextDeadlineSeconds)
      guard let finished = try pool.service(readable: readable).first else { continue }
      let judged = bench.judge(
        finished.outcome, kind: "ktp", submission: Provenance(file: "probe"), isolation: isolation)
      return Result(finished: finished, verdict: judged.verdict)
    }
  }
}
