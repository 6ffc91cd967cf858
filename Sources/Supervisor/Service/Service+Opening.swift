import Casework
import Files
import Findings
import Spool
import Verdicts
import Vocabulary
import JSON

/// What happens to a job before a worker sees it.
extension Service {
  /// Opens a claimed drop, and copies what is small at once.
  func open(_ job: Job) throws {
    let asItIs = try job.isOverdue(at: fileTime())
    inHand[job.id] = InHand(job, inHand[job.id]?.bench ?? bench)
    inHand[job.id]?.loading = job.beginLoading(asItIs: asItIs)
    // What is not large is copied in one go.
    try load(job, bytes: station.tree.limits.largeBytes)
  }

  /// Copies so many bytes of a drop.
  func load(_ job: Job, bytes: Int) throws {
    if let content = try inHand[job.id]?.loading?.step(bytesMaximum: bytes) {
      inHand[job.id]?.loading = nil
      inHand[job.id]?.beganSeconds = clock.seconds()
      try take(content, of: job)
    } else {
      happened(.loading(job.id))
    }
  }

  /// Tells what a drop is: nothing in it is looked at here.
  private func take(_ content: JobContent, of job: Job) throws {
    switch content {
    case .photo(let bytes): try take(bytes, of: job)
    case .changing(let bytes):
      // After its time it is judged as it is.
      if let bytes, try job.isOverdue(at: fileTime()) {
        try take(bytes, of: job)
      } else {
        happened(.loaded(job.id, .unfinished))
      }
    case .tooLarge(let size):
      let fault = tooLarge(sizeBytes: size, by: (inHand[job.id]?.bench ?? bench).policy)
      inHand[job.id]?.outcome = .failed(fault)
      happened(.loaded(job.id, .tooLarge))
    case .caseFile(let bytes): try takeCaseFile(job, bytes)
    case .decision(let bytes, let user): try takeDecision(job, bytes, user: user)
    case .unusable(let name):
      try reject(job, reason: name.reason, caseID: name.caseID, kind: name.kind)
    }
  }

  private func take(_ bytes: SealedBytes, of job: Job) throws {
    let earlier = try job.drop.map { try station.archive.attempts($0.caseID) } ?? []
    if let same = try job.sameBytes(
      as: bytes, among: earlier, where: isAnswered, knowing: knownDigest)
    {
      return happened(.loaded(job.id, .repeated(as: same)))
    }
    if !job.record.isRetrial, isFull(earlier) {
      return happened(.loaded(job.id, .surplus))
    }
    inHand[job.id]?.bytes = bytes
    happened(.loaded(job.id, .photo(isLarge: bytes.count > station.tree.limits.largeBytes)))
  }

  /// What is said of a photo that is too large to be looked at: it is kept as it is.
  private func tooLarge(sizeBytes: Int64, by policy: Policy) -> Fault {
    Fault(
      .tooLarge, "the file passes the limit on bytes", limit: "bytes",
      allowed: Double(policy.limits.photo.bytes), seen: "\(sizeBytes)")
  }

  /// Whether a case holds as many photos as the policy allows.
  private func isFull(_ attempts: [Attempt]) -> Bool {
    attempts.count >= bench.policy.limits.spool.photosPerCase
  }

  /// Takes what a sender says of a case into the service's own file.
  private func takeCaseFile(_ job: Job, _ bytes: [UInt8]) throws {
    guard let caseID = job.drop?.caseID else {
      preconditionFailure("only a well-named file says anything of a case")
    }
    let file: CaseFile
    do {
      file = try CaseFile(bytes, policy: bench.policy)
    } catch {
      return try reject(
        job, reason: .badCaseFile, caseID: caseID, kind: nil, detail: error.reason)
    }
    guard let told = try tell(.file(file), of: caseID, job) else { return leave(job) }
    // Before the job goes: a line that a crash keeps from being written is written by the next try.
    try journal("case", job, ["case": .text(caseID)])
    try answer(job, told)
  }

  /// What cannot be used goes to quarantine with the next group.
  func reject(
    _ job: Job, reason: RejectionReason, caseID: String?, kind: String?, detail: String? = nil
  ) throws {
    let time = Timestamp.nowMilliseconds
    let detail =
      detail
      ?? RejectionDetail(policy: bench.policy)
      .text(reason, kind: kind, isDecision: job.record.isDecision)
    let record: JSON = .object([
      "schema": .text("jernih.reason/1"), "serial": .text(job.id.description),
      "time": .text(time), "reason": .text(reason.rawValue), "detail": .text(detail),
      "folder": .text(job.record.folder.rawValue), "name": .text(job.record.name.description),
    ])
    inHand[job.id]?.rejection = Rejection(
      reason: reason.rawValue, caseID: caseID, record: Array((record.line + "\n").utf8),
      event: try event(of: job, reason, caseID: caseID, kind: kind, detail: detail))
    happened(.rejected(job.id))
  }

  /// The event of a rejection: of a case's file it is a change of the case, which is not complete
  /// from now on; of a decision there is none.
  private func event(
    of job: Job, _ reason: RejectionReason, caseID: String?, kind: String?, detail: String?
  ) throws -> EventFile? {
    guard !job.record.isDecision else { return nil }
    if let caseID, job.drop?.content == .caseFile,
      let told = try tell(
        .refusal(reason: reason.rawValue, detail: detail), of: caseID, job)
    {
      pages.write(told.snapshot)
      return told.event
    }
    // Where a citizen can do something, the policy has words for it.
    let reply = reason == .caseFull ? bench.policy.messages.templates[.caseFull] : nil
    let event = Event(
      serial: job.id.description, time: Timestamp.nowMilliseconds, caseID: caseID,
      content: .rejected(reason: reason.rawValue, detail: detail, kind: kind), reply: reply)
    return EventFile(serial: job.id, event.json)
  }

  /// Moves what was rejected to quarantine, as one group, and says so.
  func tellOfRejected(_ jobs: [JobID]) {
    var group = jobs.compactMap { id -> (job: Job, why: Rejection)? in
      guard let drop = inHand[id], let why = drop.rejection else { return nil }
      return (drop.job, why)
    }
    // Before the jobs go: a line that a crash keeps from being written is written by the next try.
    group.removeAll { job, why in
      do throws(FileError) {
        try journal("rejected", job, ["reason": .text(why.reason), "case": .text(why.caseID)])
        return false
      } catch {
        fail(job, error)
        return true
      }
    }
    pages.touchQueue()
    finish(
      group.map(\.job), but: station.quarantine(group.map { ($0.job, $0.why.record, $0.why.event) })
    )
  }

  /// Forgets the jobs of a group that have come to their end, and tells the desk of it and of the
  /// others.
  func finish(_ jobs: [Job], but failed: [(job: Job, error: FileError)]) {
    let left = Set(failed.map(\.job.id))
    let finished = jobs.map(\.id).filter { !left.contains($0) }
    for id in finished { inHand[id] = nil }
    for (job, error) in failed { fail(job, error) }
    happened(.finished(finished))
  }
}
