import Spool
import Verdicts

/// What happens to a job before a worker sees it.
extension Service {
  /// Opens a claimed drop and decides by what it is: nothing in it is looked at here.
  func open(_ job: Job, in lane: Lane = .fast) {
    carryOn(job) {
      switch try job.load() {
      case .photo(let bytes):
        if let same = try job.sameBytes(as: bytes, where: isAnswered) {
          try repeatAnswer(job, sameAs: same)
        } else if let drop = job.drop, !job.record.isRetrial, try isFull(drop.caseID) {
          try reject(
            job, reason: RejectionReason.caseFull.rawValue, caseID: drop.caseID, kind: drop.kind)
        } else {
          try begin(job, bytes, in: lane)
        }
      case .tooLarge(let size):
        let allowed = bench.policy.limits.photo.bytes
        let fault = Fault(
          .tooLarge, "the file passes the limit on bytes", limit: "bytes",
          allowed: Double(allowed), seen: "\(size)")
        try conclude(job, nil, .failed(fault), beganSeconds: SystemClock.seconds)
      case .changing: try job.postpone(.unfinished, at: spool.renewLease())
      case .caseFile(let bytes): try takeCaseFile(job, bytes)
      case .unusable(let name):
        try reject(job, reason: name.reason.rawValue, caseID: name.caseID, kind: name.kind)
      }
    }
  }

  /// Whether a case holds as many photos as the policy allows.
  private func isFull(_ caseID: String) throws -> Bool {
    try spool.attempts(caseID).count >= bench.policy.limits.spool.photosPerCase
  }

  /// Takes what a sender says of a case into the service's own file.
  private func takeCaseFile(_ job: Job, _ bytes: [UInt8]) throws {
    guard let caseID = job.drop?.caseID else { return }
    do {
      let file = try CaseFile(bytes, policy: bench.policy)
      try book.update(caseID, with: file)
    } catch let refusal as CaseFile.Refusal {
      return try reject(
        job, reason: RejectionReason.badCaseFile.rawValue, caseID: caseID, kind: nil,
        detail: refusal.reason)
    }
    pages.touch(caseID)
    try journal("case", job, ["case": .text(caseID)])
    try job.discard()
  }

  /// Moves what cannot become a photo of a case to quarantine, and says so.
  private func reject(
    _ job: Job, reason: String, caseID: String?, kind: String?, detail: String? = nil
  ) throws {
    let time = Timestamp.now
    let event = Event(
      serial: job.id.description, time: time,
      content: .rejected(reason: reason, caseID: caseID, kind: kind))
    let record: JSON = .object([
      "schema": .text("jernih.reason/1"), "serial": .text(job.id.description),
      "time": .text(time), "reason": .text(reason), "detail": .text(detail),
      "name": .text(job.record.name.description),
    ])
    try job.quarantine(
      reason: Array((record.line + "\n").utf8), event: Array((event.json.line + "\n").utf8))
    pages.touchQueue()
    try journal("rejected", job, ["reason": .text(reason), "case": .text(caseID)])
  }
}
