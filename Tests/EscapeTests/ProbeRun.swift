import CSystem
import Files
import Findings
import Foundation
import Inspection
import Spool
import Supervisor
import Verdicts
import Vocabulary
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
    /// The fault's detail; of a probe that came back, what it says (`Probe.findings`).
    var detail: String {
      let number = Int(verdict.milliseconds.decode)
      return switch verdict.fault?.evidence {
      case .found(.pictureCut): "refused \(number)"
      case .found(.badData): "escaped \(number)"
      default: verdict.fault?.detail ?? ""
      }
    }
    var code: Fault.Code? { verdict.fault?.code }
  }

  static let folder: URL = {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    return URL(filePath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
  }()

  static let executable = folder.appending(path: "EscapeProbes").path

  init(
    isolation: Isolation, workers: Int = 1, photosPerWorker: Int = 64,
    executable: String = ProbeRun.executable
  ) throws {
    self.isolation = isolation
    pool = InspectionPool(
      executable: executable, isolation: isolation, workers: workers,
      photosPerWorker: photosPerWorker)
    pool.start()
  }

  deinit { pool.stop() }

  /// Has one "photo" worked on.
  func result(_ photo: String, cpuSeconds: Int = 2, wallSeconds: Int = 4) throws -> Result {
    let ticket = try begin(photo, cpuSeconds: cpuSeconds, wallSeconds: wallSeconds)
    while true {
      let readable = Poll.wait(for: pool.descriptors, untilSeconds: pool.nextDeadlineSeconds)
      let all = pool.service(readable: readable)
      guard let finished = all.first(where: { $0.ticket == ticket }) else { continue }
      let judged = bench.judge(
        finished.outcome, kind: "ktp", submission: Provenance(file: "probe"), isolation: isolation)
      return Result(finished: finished, verdict: judged.verdict)
    }
  }

  /// The same, tried again as the service does where the worker was ended for what was no doing of
  /// this photo's.
  func lastResult(_ photo: String) throws -> Result {
    for _ in 0..<3 {
      let result = try result(photo, cpuSeconds: 20, wallSeconds: 60)
      if result.code != .decoderFailed { return result }
    }
    return try result(photo)
  }

  /// Whether a worker takes a "photo" now.
  func isTaken(_ photo: String) throws -> Bool {
    ticket += 1
    return pool.begin(
      ticket: ticket, photo: try Self.sealed(photo), assignment: bench.assignment(kind: "ktp"))
  }

  /// What the pool says once it was to hand over an assignment that no worker could read.
  func ownFault(_ change: (inout Assignment) -> Void) throws -> PoolError? {
    var assignment = bench.assignment(kind: "ktp")
    change(&assignment)
    ticket += 1
    let isBegun = pool.begin(
      ticket: ticket, photo: try Self.sealed("seek"), assignment: assignment, track: .slow)
    guard !isBegun else { throw Failure(text: "it was handed over") }
    do {
      _ = try pool.checkSetup()
      return nil
    } catch {
      return error
    }
  }

  private static func sealed(_ photo: String) throws -> SealedBytes {
    let file = unsafe csystem_memory_file("photo")
    let bytes = Array(photo.utf8)
    guard unsafe pwrite(file, bytes, bytes.count, 0) == bytes.count,
      let sealed = try SealedBytes.copy(ofFile: file, limitBytes: bytes.count)
    else { throw Failure(text: "no memory file") }
    return sealed
  }

  /// Hands one "photo" to a worker that is idle, without waiting for what comes of it.
  @discardableResult
  func begin(
    _ photo: String, cpuSeconds: Int, wallSeconds: Int,
    change: (inout Assignment) -> Void = { _ in }
  ) throws -> UInt64 {
    let sealed = try Self.sealed(photo)
    var assignment = bench.assignment(kind: "ktp")
    assignment.worker.cpuSeconds = cpuSeconds
    assignment.worker.wallSeconds = wallSeconds
    change(&assignment)
    ticket += 1
    let end = SystemClock.seconds + 30
    while !pool.begin(ticket: ticket, photo: sealed, assignment: assignment, track: .slow) {
      guard SystemClock.seconds < end else { throw Failure(text: "no worker takes it") }
      let until = min(end, pool.nextDeadlineSeconds ?? end)
      _ = pool.service(readable: Poll.wait(for: pool.descriptors, untilSeconds: until))
    }
    return ticket
  }
}
