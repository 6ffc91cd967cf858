import CSystem
import Dispatch
import Files
import Findings
import Glibc
import Inspection
import Spool
import Supervisor
import Synchronization
import Verdicts
import Wire

/// Judges trusted files in this very process: isolation `none`.
struct InProcess {
  var bench: Bench
  var jobs: Int

  /// Judges every photo, several at once, and hands the results on in order, as ``Batch`` does.
  ///
  /// - Parameter stop: Ends the work when it becomes readable; looked at between rounds.
  /// - Returns: Whether all were judged.
  func run(
    from source: BatchSource, until stop: Int32?, deliver: (Batch.Result) throws -> Void
  ) throws -> Bool {
    csystem_keep_freed_memory()
    // As many as the workers finish in about a second: what waits for its turn stays small.
    let roundMaximum = source.aheadMaximum ?? (jobs == 1 ? 1 : jobs * 8)
    var next = 0
    var isAtEnd = false
    while !isAtEnd {
      var round: [BatchRequest] = []
      var waitsForMore = false
      while !isAtEnd, !waitsForMore, round.count < roundMaximum {
        switch try source.next() {
        case .photo(let request): round.append(request)
        case .later: waitsForMore = true
        case .end: isAtEnd = true
        }
      }
      let outcomes = inspect(round)
      for (offset, request) in round.enumerated() {
        try deliver(result(of: request, at: next + offset, outcomes[offset]))
      }
      next += round.count
      let more = waitsForMore && round.isEmpty ? source.descriptor : nil
      let readable = Poll.wait(
        for: [stop, more].compactMap(\.self),
        untilSeconds: more == nil ? SystemClock.seconds : nil)
      if let stop, readable.contains(stop) { return false }
    }
    return true
  }

  private func inspect(_ requests: [BatchRequest]) -> [InspectionOutcome] {
    if jobs == 1 { return requests.map { outcome(of: $0) } }
    let photos = requests.map { Photo($0, bench: bench) }
    let found = Mutex([InspectionOutcome?](repeating: nil, count: photos.count))
    DispatchQueue.concurrentPerform(iterations: photos.count) { index in
      let outcome = photos[index].outcome()
      found.withLock { $0[index] = outcome }
    }
    return found.withLock { $0 }.map { $0 ?? .failed(Fault(.decoderFailed, "not inspected")) }
  }

  private func outcome(of request: BatchRequest) -> InspectionOutcome {
    Photo(request, bench: bench).outcome()
  }

  private func result(
    of request: BatchRequest, at index: Int, _ outcome: InspectionOutcome
  ) -> Batch.Result {
    var submission = Provenance(file: request.name, bytes: request.byteCount)
    if case .bytes(let bytes) = request.content {
      submission.sha256 = bytes.digest.description
      submission.bytes = bytes.count
    }
    let judged = bench.judge(
      outcome, kind: request.kind, submission: submission, isolation: .none)
    return Batch.Result(index: index, judged: judged)
  }
}

/// One photo as a thread of its own can inspect it.
private struct Photo: Sendable {
  private let descriptor: Int32
  private let fault: Fault?
  private let assignment: Assignment

  /// The request must outlive this: it owns the bytes.
  init(_ request: BatchRequest, bench: Bench) {
    assignment = bench.assignment(kind: request.kind)
    switch request.content {
    case .bytes(let bytes): (descriptor, fault) = (bytes.fileDescriptor, nil)
    case .fault(let found): (descriptor, fault) = (-1, found)
    }
  }

  func outcome() -> InspectionOutcome {
    if let fault { return .failed(fault) }
    let findings = Inspector.inspect(file: descriptor, for: assignment)
    guard let findings else { return .failed(Fault(.notReadable, "its bytes cannot be mapped")) }
    return .report(ChildReport(findings: findings), by: Inspector.setup(sandbox: []))
  }
}
