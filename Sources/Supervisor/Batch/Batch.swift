import Files
import Glibc
import Spool
package import Verdicts
import Vocabulary
package import Wire

/// Judges photos outside any spool, several at once, and gives the verdicts in the order in which
/// they come.
///
/// Memory is bounded by the number of workers, not by how many come. A photo whose worker dies is
/// tried again as often as in the service, so that a verdict is the same in both. What the machine
/// does not give is waited for; where it fails every photo for too long, the batch ends with an
/// error.
///
/// It has no ``Desk``: of what that decides a batch has the tries alone, and shares those,
/// ``TryRules`` and ``HeldJobs``. Nothing of it is claimed, recorded, deferred, stored or told in
/// groups, so that most of a desk's actions would be ones that a batch can never be asked for.
package final class Batch {
  /// One photo of the list and what came of it.
  package struct Result {
    /// The place in the list.
    package var index: Int
    /// The judgement of it.
    package var verdict: Verdict
    /// The upright thumbnail, JPEG bytes; `nil` for an unreadable photo or where none is
    /// wanted.
    package var thumbnail: [UInt8]?

    /// What the judge made of the photo at this place.
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
    /// What is known of its tries.
    var count = TryRules.Count()
    /// How many others had passed when the machine, or somebody, first ended a try.
    var passedBefore = 0
  }

  private let pool: InspectionPool
  private let bench: Bench
  private let isolation: Isolation
  private let jobs: Int
  private var underWay: [UInt64: UnderWay] = [:]
  private var done: [Int: Result] = [:]
  private let rules = TryRules.batch
  /// Photos that are to be tried again, each from a moment on ``SystemClock``.
  private var held = HeldJobs<UInt64>()
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
  ///   - source: Gives the photos. A result waits for no photo after it.
  ///   - stop: Ends the batch when it becomes readable, whatever is under way; `nil` for nothing.
  ///   - deliver: Takes the results, in order.
  /// - Returns: Whether all were judged.
  /// - Throws: ``PoolError`` where workers cannot be had, and what `source` and `deliver` throw.
  package func run(
    from source: BatchSource, until stop: Int32? = nil, deliver: (Result) throws -> Void
  ) throws -> Bool {
    pool.start()
    defer { pool.stop() }
    var (next, delivered) = (0, 0)
    var isAtEnd = false
    // Results wait for their turn; this many may wait before no further photo is begun.
    let windowMaximum = source.aheadMaximum.map { $0 + 1 } ?? jobs * 8
    while true {
      beginHeld()
      var waitsForMore = false
      while !isAtEnd, !waitsForMore, pool.hasIdleWorker, next - delivered < windowMaximum {
        switch try source.next() {
        case .photo(let request):
          begin(request, at: next)
          next += 1
        case .later: waitsForMore = true
        case .end: isAtEnd = true
        }
      }
      let before = delivered
      while let result = done.removeValue(forKey: delivered) {
        try deliver(result)
        delivered += 1
      }
      if isAtEnd, delivered == next { return true }
      // What was delivered may have made room for another: then nothing is waited for.
      let hasRoom = delivered > before && !isAtEnd && !waitsForMore && pool.hasIdleWorker
      let others = [stop, waitsForMore ? source.descriptor : nil].compactMap(\.self)
      if try wait(with: others, atMostSeconds: hasRoom ? 0 : nil).contains(stop ?? -1) {
        return false
      }
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
    for ticket in held.next(pool.idleWorkerCount, at: SystemClock.seconds) { assign(ticket) }
  }

  private func assign(_ ticket: UInt64) {
    guard let photo = underWay[ticket] else { return }
    let isBegun = pool.begin(
      ticket: ticket, photo: photo.bytes, assignment: bench.assignment(kind: photo.request.kind),
      track: .slow)
    guard !isBegun else { return }
    // The pool knows what the machine lacks, and how long: it is no count of the photo's.
    var count = photo.count
    count.interrupted = 1
    follow(rules.next(after: .notBegun, count), ticket, photo, nil)
  }

  /// Waits until a worker has answered, something of it is due, or one of these is readable.
  ///
  /// - Returns: What is readable.
  private func wait(with others: [Int32], atMostSeconds: Double?) throws -> Set<Int32> {
    let moments = [
      held.nextSeconds, pool.nextDeadlineSeconds, try patienceEndSeconds(),
      atMostSeconds.map { SystemClock.seconds + $0 },
    ]
    let readable = Poll.wait(
      for: pool.descriptors + others, untilSeconds: moments.compactMap(\.self).min())
    for finished in pool.service(readable: readable) { take(finished) }
    return readable
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
      throw pool.shortage.cause ?? .photosCutShort
    }
    return start + Self.patienceSeconds
  }

  private func take(_ finished: Finished) {
    let ticket = finished.ticket
    guard var photo = underWay[ticket] else { return }
    // The first time the machine ends a try, nothing is known yet of others that pass meanwhile.
    if photo.count.interrupted == 0 { photo.passedBefore = passed }
    let end = rules.end(
      finished.blame, othersPass: passed > photo.passedBefore, isInTrouble: false)
    let triesMaximum = bench.policy.limits.worker.attempts
    switch end {
    case .answered:
      passed += 1
      troubleSinceSeconds = nil
    case .failed:
      photo.count.failed += 1
      photo.count.isPoison = photo.count.failed >= triesMaximum
    case .interrupted(let isKill):
      photo.count.interrupted += 1
      photo.count.isGivenUp = isKill && photo.count.interrupted >= triesMaximum
      if !photo.count.isGivenUp { troubleSinceSeconds = troubleSinceSeconds ?? SystemClock.seconds }
    case .tooCostly, .notBegun, .leftOpen: break
    }
    underWay[ticket] = photo
    follow(rules.next(after: end, photo.count), ticket, photo, finished.outcome)
  }

  private func follow(
    _ next: TryRules.Next, _ ticket: UInt64, _ photo: UnderWay, _ outcome: InspectionOutcome?
  ) {
    switch next {
    case .judged:
      guard let outcome else { preconditionFailure("what was not begun is tried again") }
      underWay[ticket] = nil
      let index = Int(ticket)
      done[index] = result(of: photo.request, at: index, outcome: outcome, bytes: photo.bytes)
    case .again(let pauseSeconds): held.add(ticket, until: SystemClock.seconds + pauseSeconds)
    case .costly, .putOff: preconditionFailure("a batch has one track, and no place to put off to")
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
