import Spool

/// The least service there can be: judges a photo by its first byte and keeps the contract's order.
struct ServiceTwin {
  let spool: Spool
  let inbox: Inbox

  init(_ spool: Spool, isWatching: Bool = false) {
    self.spool = spool
    inbox = Inbox(spool, isWatching: isWatching, rescanSeconds: 0)
  }

  /// Works until nothing is ready, deferred or abandoned.
  func drain() throws {
    var seconds = 0.0
    for job in try spool.recover(at: spool.renewLease()) { try resume(job) }
    while true {
      seconds += 1
      let now = try spool.renewLease()
      for job in try spool.resumeDeferred(16, at: now) { try work(job) }
      for drop in try inbox.next(16, at: seconds) {
        if case .job(let job) = try spool.claim(drop, at: now) { try work(job) }
      }
      if try inbox.isDrained && spool.deferredCount() == 0 { return }
    }
  }

  func resume(_ recovered: RecoveredJob) throws {
    switch recovered {
    case .judge(let job): try work(job)
    case .finish(let job, let attempt):
      try update(attempt)
      try job.finish()
    }
  }

  func work(_ job: Job) throws {
    switch try job.load() {
    case .photo(let bytes):
      if let same = try job.sameBytes(as: bytes) {
        return try job.finish(event: event(job, "same \(same)"))
      }
      try job.beginAttempt()
      try commit(job, bytes, extension: "jpg")
    case .tooLarge: try commit(job, nil, extension: "bin")
    case .changing: try job.postpone(.unfinished, at: spool.renewLease())
    case .caseFile(let bytes):
      try spool.updateCase(job.drop?.caseID ?? "") { _, _ in bytes }
      try job.discard()
    case .unusable(let name):
      let reason = Array(name.reason.rawValue.utf8)
      try job.quarantine(reason: reason, event: event(job, "rejected"))
    }
  }

  private func commit(_ job: Job, _ bytes: SealedBytes?, extension ending: String) throws {
    let files = ResultFiles(originalExtension: ending, thumbnail: [0xff, 0xd8])
    let outcome = try job.commit(bytes, files) { number in
      NumberedFiles(
        verdict: Array("verdict \(number)".utf8), event: event(job, "verdict \(number)"))
    }
    switch outcome {
    case .committed(let number):
      guard let drop = job.drop, let kind = drop.kind else { return }
      try update(Attempt(caseID: drop.caseID, kind: kind, number: number))
      try job.finish()
    case .sameAs(let number): try job.finish(event: event(job, "same \(number)"))
    }
  }

  private func update(_ attempt: Attempt) throws {
    try spool.updateCase(attempt.caseID) { _, attempts in
      Array(attempts.map(\.folderName).joined(separator: " ").utf8)
    }
    try spool.writeCasePage(attempt.caseID, Array("page".utf8))
  }

  private func event(_ job: Job, _ text: String) -> [UInt8] { Array("\(job.id) \(text)".utf8) }
}
