import Files
import Spool
import Verdicts

/// What happens to a job before a worker sees it.
extension Service {
  /// Opens a claimed drop, and copies what is small at once.
  func open(_ job: Job, in track: Track = .fast) {
    carryOn(job) {
      let asItIs = try job.isOverdue(at: station.renewLease())
      let loading = job.beginLoading(asItIs: asItIs)
      // What is not large is copied in one go.
      try load(
        Copies.Load(job: job, loading: loading, track: track), bytes: station.tree.limits.largeBytes
      )
    }
  }

  /// Copies so many bytes of a drop.
  func load(_ load: Copies.Load, bytes: Int) throws {
    if let content = try load.loading.step(bytesMaximum: bytes) {
      try take(content, of: load.job, in: load.track)
    } else {
      copies.loads.append(load)
    }
  }

  /// Decides by what a drop is: nothing in it is looked at here.
  private func take(_ content: JobContent, of job: Job, in track: Track) throws {
    switch content {
    case .photo(let bytes): try take(bytes, of: job, in: track)
    case .changing(let bytes):
      // After its time it is judged as it is.
      if let bytes, try job.isOverdue(at: station.renewLease()) {
        try take(bytes, of: job, in: track)
      } else {
        try job.postpone(.unfinished, at: station.renewLease())
      }
    case .tooLarge(let size): try refuse(job, sizeBytes: size)
    case .caseFile(let bytes): try takeCaseFile(job, bytes)
    case .unusable(let name):
      reject(job, reason: name.reason.rawValue, caseID: name.caseID, kind: name.kind)
    }
  }

  private func take(_ bytes: SealedBytes, of job: Job, in track: Track) throws {
    let earlier = try job.drop.map { try station.archive.attempts($0.caseID) } ?? []
    if let same = try job.sameBytes(
      as: bytes, among: earlier, where: isAnswered, knowing: knownDigest)
    {
      try repeatAnswer(job, sameAs: same)
    } else if let drop = job.drop, !job.record.isRetrial, isFull(earlier) {
      reject(job, reason: RejectionReason.caseFull.rawValue, caseID: drop.caseID, kind: drop.kind)
    } else if pool.hasIdleWorker {
      try begin(job, bytes, in: track)
    } else if bytes.count > station.tree.limits.largeBytes {
      copies.loaded.append(Copies.Loaded(job: job, bytes: bytes, track: track))
    } else {
      copies.ready.append(Copies.Loaded(job: job, bytes: bytes, track: track))
    }
  }

  /// Ends a photo that is too large to be looked at: it is kept as it is, copied in slices where it is
  /// not far too large.
  private func refuse(_ job: Job, sizeBytes: Int64) throws {
    let allowed = bench.policy.limits.photo.bytes
    let fault = Fault(
      .tooLarge, "the file passes the limit on bytes", limit: "bytes", allowed: Double(allowed),
      seen: "\(sizeBytes)")
    let photo = UnderWay(job: job, bytes: nil, beganSeconds: SystemClock.seconds, track: .slow)
    let answer = Answered(photo: photo, outcome: .failed(fault))
    try store(answer, extension: "bin")
  }

  /// Whether a case holds as many photos as the policy allows.
  private func isFull(_ attempts: [Attempt]) -> Bool {
    attempts.count >= bench.policy.limits.spool.photosPerCase
  }

  /// Takes what a sender says of a case into the service's own file.
  private func takeCaseFile(_ job: Job, _ bytes: [UInt8]) throws {
    guard let caseID = job.drop?.caseID else { return }
    do {
      let file = try CaseFile(bytes, policy: bench.policy)
      try book.update(caseID, with: file, in: station.drafts())
    } catch let refusal as CaseFile.Refusal {
      return reject(
        job, reason: RejectionReason.badCaseFile.rawValue, caseID: caseID, kind: nil,
        detail: refusal.reason)
    }
    pages.touch(caseID)
    try journal("case", job, ["case": .text(caseID)])
    try job.discard()
  }

  /// What cannot become a photo of a case goes to quarantine with the next group.
  private func reject(
    _ job: Job, reason: String, caseID: String?, kind: String?, detail: String? = nil
  ) {
    let time = Timestamp.now
    let event = Event(
      serial: job.id.description, time: time,
      content: .rejected(reason: reason, caseID: caseID, kind: kind))
    let record: JSON = .object([
      "schema": .text("jernih.reason/1"), "serial": .text(job.id.description),
      "time": .text(time), "reason": .text(reason), "detail": .text(detail),
      "name": .text(job.record.name.description),
    ])
    rejected.append(
      Rejected(
        job: job, reason: reason, caseID: caseID, record: Array((record.line + "\n").utf8),
        event: Array((event.json.line + "\n").utf8)))
  }

  /// Moves what was rejected to quarantine, as one group, and says so.
  func tellOfRejected() {
    var group = rejected
    rejected = []
    guard !group.isEmpty else { return }
    // Before the jobs go: a line that a crash keeps from being written is written by the next try.
    group.removeAll { rejected in
      do throws(FileError) {
        try journal(
          "rejected", rejected.job,
          ["reason": .text(rejected.reason), "case": .text(rejected.caseID)])
        return false
      } catch {
        giveUp(rejected.job, error)
        return true
      }
    }
    pages.touchQueue()
    let failed = station.quarantine(group.map { ($0.job, $0.record, $0.event) })
    for (job, error) in failed { giveUp(job, error) }
    if failed.count < group.count { trouble.clear(at: SystemClock.seconds) }
  }
}
