import Files
import Glibc
import Spool
package import Verdicts
package import Wire

/// Judges a list of photos outside any spool, several at once, and gives the verdicts in the order
/// of the list.
///
/// Memory is bounded by the number of workers, not by the list. A photo whose worker dies is tried
/// again as often as in the service, so that a verdict is the same in both. What the machine does not
/// give is waited for; where it fails every photo for too long, the batch ends with an error.
package final class Batch {
  /// One photo of the list and what came of it.
  package struct Result {
    /// The place in the list.
    package var index: Int
    package var verdict: Verdict
    /// The upright thumbnail, JPEG bytes; `nil` for an unreadable photo or where none is
    /// wanted.
    package var thumbnail: [UInt8]?

    package init(index: Int, judged: Bench.Judged) {
      self.index = index
      verdict = judged.verdict
      thumbnail = judged.thumbnail
    }
  }

  /// One photo on its way.
  private struct UnderWay {
    var request: BatchRequest
    var bytes: SealedBytes
    /// Tries that its own work ended.
    var tries = 0
    /// Tries that the machine, or somebody, ended.
    var interruptions = 0
    /// How many others had passed when the first of those came.
    var passedBefore = 0
  }

  private let pool: InspectionPool
  private let bench: Bench
  private let isolation: Isolation
  private let jobs: Int
  private var underWay: [UInt64: UnderWay] = [:]
  private var done: [Int: Result] = [:]
  /// Photos that are to be tried again, each from a moment on ``SystemClock``.
  private var held: [(ticket: UInt64, dueSeconds: Double)] = []
  private var passed = 0
  /// Since when the machine has failed every photo, on ``SystemClock``; `nil` while photos pass.
  private var troubleSinceSeconds: Double?
  /// So long without one photo that passes, and whoever asked should know.
  private static let patienceSeconds = 30.0

  /// A batch whose workers are started with the first photo.
  ///
  /// - Parameters:
  ///   - bench: Who judges.
  ///   - executable: The program that understands `nursery`: Jernih itself.
  ///   - jobs: Photos at once, 1 or more.
  ///   - allowsWeakSandbox: Whether workers may do without what the kernel lacks of the sandbox.
  package init(
    bench: Bench, executable: String, isolation: Isolation, jobs: Int,
    allowsWeakSandbox: Bool = false
  ) {
    self.bench = bench
    self.isolation = isolation
    self.jobs = jobs
    pool = InspectionPool(
      executable: executable, isolation: isolation, workers: jobs,
      photosPerWorker: bench.policy.limits.worker.photosPerWorker,
      allowsWeakSandbox: allowsWeakSandbox)
  }

  /// Judges every photo.
  ///
  /// - Parameters:
  ///   - count: How many photos there are.
  ///   - request: Opens the photo at a place of the list.
  ///   - deliver: Takes the results, in order.
  /// - Throws: ``PoolError`` where workers cannot be had, and what `deliver` throws.
  package func run(
    count: Int, request: (Int) -> BatchRequest, deliver: (Result) throws -> Void
  ) throws {
    pool.start()
    defer { pool.stop() }
    var next = 0
    var delivered = 0
    // Results wait for their turn; this many may wait before no further photo is begun.
    let windowMaximum = jobs * 8
    while delivered < count {
      beginHeld()
      while next < count, pool.hasIdleWorker, next - delivered < windowMaximum {
        begin(request(next), at: next)
        next += 1
      }
      while let result = done.removeValue(forKey: delivered) {
        try deliver(result)
        delivered += 1
      }
      // Without a photo under way there is one to begin, once there is a worker again.
      if !underWay.isEmpty || (next < count && !pool.hasIdleWorker) { try wait() }
    }
  }

  private func begin(_ request: BatchRequest, at index: Int) {
    switch request.content {
    case .fault(let fault):
      done[index] = result(of: request, at: index, outcome: .failed(fault), bytes: nil)
    case .bytes(let bytes):
      underWay[UInt64(index)] = UnderWay(request: request, bytes: bytes)
      assign(UInt64(index))
    }
  }

  /// Begins what is to be tried again and due, as long as there are workers.
  private func beginHeld() {
    let now = SystemClock.seconds
    let due = held.filter { $0.dueSeconds <= now }.prefix(pool.idleWorkerCount).map(\.ticket)
    held.removeAll { due.contains($0.ticket) }
    for ticket in due { assign(ticket) }
  }

  private func assign(_ ticket: UInt64) {
    guard let photo = underWay[ticket] else { return }
    let isBegun = pool.begin(
      ticket: ticket, photo: photo.bytes, assignment: bench.assignment(kind: photo.request.kind),
      track: .slow)
    if !isBegun { hold(ticket, afterFailures: 1) }
  }

  private func hold(_ ticket: UInt64, afterFailures count: Int) {
    held.append((ticket, SystemClock.seconds + Backoff.pauseSeconds(afterFailures: count)))
  }

  private func wait() throws {
    let moments = held.map(\.dueSeconds) + [pool.nextDeadlineSeconds].compactMap(\.self)
    let patience = try patienceEndSeconds()
    let readable = Poll.wait(
      for: pool.descriptors, untilSeconds: (moments + [patience].compactMap(\.self)).min())
    for finished in pool.service(readable: readable) { take(finished) }
  }

  /// Until when the machine may go on failing every photo; `nil` while it does not.
  ///
  /// - Throws: ``PoolError`` where that is past, and at once where workers cannot be confined.
  private func patienceEndSeconds() throws(PoolError) -> Double? {
    _ = try pool.checkSetup()
    let since =
      pool.hasIdleWorker || pool.shortage.cause == nil ? nil : pool.shortage.sinceSeconds
    guard let start = [since, troubleSinceSeconds].compactMap(\.self).min() else { return nil }
    if SystemClock.seconds > start + Self.patienceSeconds {
      throw pool.shortage.cause ?? .workersDie
    }
    return start + Self.patienceSeconds
  }

  private func take(_ finished: Finished) {
    guard var photo = underWay[finished.ticket] else { return }
    switch finished.blame {
    case nil:
      passed += 1
      troubleSinceSeconds = nil
    case .photo, .track:
      photo.tries += 1
      guard photo.tries >= bench.policy.limits.worker.attempts else {
        underWay[finished.ticket] = photo
        return hold(finished.ticket, afterFailures: photo.tries)
      }
    case .machine, .outside:
      if photo.interruptions == 0 { photo.passedBefore = passed }
      photo.interruptions += 1
      let isAlone =
        finished.blame == .outside && passed > photo.passedBefore
        && photo.interruptions >= bench.policy.limits.worker.attempts
      guard isAlone else {
        troubleSinceSeconds = troubleSinceSeconds ?? SystemClock.seconds
        underWay[finished.ticket] = photo
        return hold(finished.ticket, afterFailures: photo.interruptions)
      }
    }
    underWay[finished.ticket] = nil
    let index = Int(finished.ticket)
    done[index] = result(
      of: photo.request, at: index, outcome: finished.outcome, bytes: photo.bytes)
  }

  private func result(
    of request: BatchRequest, at index: Int, outcome: InspectionOutcome, bytes: SealedBytes?
  ) -> Result {
    let submission = Provenance(
      file: request.name, sha256: bytes?.digest.description,
      bytes: bytes?.count ?? request.byteCount)
    let judged = bench.judge(
      outcome, kind: request.kind, submission: submission, isolation: isolation)
    return Result(index: index, judged: judged)
  }
}
