import Glibc
import Spool
package import Verdicts
package import Wire

/// Judges a list of photos outside any spool, several at once, and gives the verdicts in the order
/// of the list.
///
/// Memory is bounded by the number of workers, not by the list. A photo whose worker dies is tried
/// again as often as in the service, so that a verdict is the same in both.
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
    var attempts: Int
  }

  private let pool: InspectionPool
  private let bench: Bench
  private let isolation: Isolation
  private let jobs: Int
  private var underWay: [UInt64: UnderWay] = [:]
  private var done: [Int: Result] = [:]

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
    try pool.start()
    defer { pool.stop() }
    var next = 0
    var delivered = 0
    // Results wait for their turn; this many may wait before no further photo is begun.
    let windowMaximum = jobs * 8
    while delivered < count {
      while next < count, pool.hasIdleWorker, next - delivered < windowMaximum {
        try begin(request(next), at: next)
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

  private func begin(_ request: BatchRequest, at index: Int) throws {
    switch request.content {
    case .fault(let fault):
      done[index] = result(of: request, at: index, outcome: .failed(fault), bytes: nil)
    case .bytes(let bytes):
      underWay[UInt64(index)] = UnderWay(request: request, bytes: bytes, attempts: 1)
      try assign(UInt64(index))
    }
  }

  private func assign(_ ticket: UInt64) throws(PoolError) {
    guard let photo = underWay[ticket] else { return }
    try pool.begin(
      ticket: ticket, photo: photo.bytes,
      assignment: bench.assignment(kind: photo.request.kind))
  }

  private func wait() throws {
    let readable = Poll.wait(
      for: pool.descriptors, untilSeconds: pool.nextDeadlineSeconds)
    for finished in try pool.service(readable: readable) {
      guard var photo = underWay[finished.ticket] else { continue }
      if finished.retry != .never, photo.attempts < bench.policy.limits.worker.attempts {
        photo.attempts += 1
        underWay[finished.ticket] = photo
        try assign(finished.ticket)
        continue
      }
      underWay[finished.ticket] = nil
      let index = Int(finished.ticket)
      done[index] = result(
        of: photo.request, at: index, outcome: finished.outcome, bytes: photo.bytes)
    }
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
