import Files
import Spool

/// The least service there can be: it keeps the contract's order and judges nothing.
///
/// Machine trouble puts a job off, or leaves it to `recover`, as the real one does.
struct ServiceTwin {
  /// A clock that goes only when the twin has nothing to do.
  final class Clock { var seconds = 0.0 }

  let spool: Station
  let inbox: Inbox
  private var clock: Clock?
  private var nextRecoverySeconds = 0.0
  private var attached: [(job: Job, attempt: Attempt)] = []
  private var rejected: [(job: Job, reason: [UInt8], event: [UInt8])] = []
  /// Rounds after which it gives up, so that a persistent fault ends a test.
  var roundsMaximum = 200

  init(_ spool: Station, isWatching: Bool = false) {
    self.spool = spool
    inbox = Inbox(spool, isWatching: isWatching, rescanSeconds: 0)
  }

  /// One that lives by a clock of its own, at the intervals of the real one: it looks for drops and
  /// for what was left every five seconds.
  init(_ spool: Station, clock: Clock) {
    self.spool = spool
    self.clock = clock
    inbox = Inbox(spool, isWatching: false, rescanSeconds: Self.intervalSeconds)
  }

  private static let intervalSeconds = 5.0
  private static let tickSeconds = 0.25
  /// Drops that are claimed, and then told of, as one group.
  private static let groupCount = 4

  /// Works until nothing is left to do, or `limit` seconds have gone by on its clock.
  func drain(withinSeconds limit: Double) -> Bool {
    var twin = self
    while let seconds = clock?.seconds, seconds <= limit {
      if let isDone = try? twin.round(at: seconds), isDone { return true }
      clock?.seconds += Self.tickSeconds
    }
    return false
  }

  /// Works until nothing is ready, deferred or abandoned.
  ///
  /// - Returns: Whether it came to that end.
  @discardableResult
  func drain() -> Bool {
    var twin = self
    var seconds = 0.0
    for _ in 0..<roundsMaximum {
      seconds += 1
      if let isDone = try? twin.round(at: seconds), isDone { return true }
    }
    return false
  }

  private mutating func round(at seconds: Double) throws -> Bool {
    let now = try spool.renewLease().advanced(bySeconds: clock?.seconds ?? 0)
    var recovered: [RecoveredJob] = []
    if clock == nil || seconds >= nextRecoverySeconds {
      nextRecoverySeconds = seconds + Self.intervalSeconds
      recovered = try spool.recover(at: now)
    }
    for job in recovered { try resume(job, now) }
    try tellOfAttached()
    let deferred = try spool.resumeDeferred(16, at: now)
    for job in deferred { try Self.attempt(job, now) { try work(job, now) } }
    try tellOfAttached()
    let drops = try inbox.next(16, at: seconds)
    // Where a claim fails, the others wait for the next look at the folder as well.
    var isInterrupted = true
    defer { if isInterrupted { inbox.lookAgain() } }
    for start in stride(from: 0, to: drops.count, by: Self.groupCount) {
      let group = Array(drops[start..<min(start + Self.groupCount, drops.count)])
      let outcomes = try spool.claim(group, at: now)
      for job in outcomes.compactMap(\.job) { try Self.attempt(job, now) { try work(job, now) } }
      try tellOfAttached()
      if case .failed(let error) = outcomes.last { throw error }
    }
    isInterrupted = false
    let isIdle = recovered.isEmpty && deferred.isEmpty && drops.isEmpty
    return try isIdle && inbox.isDrained && spool.deferred.counts() == (0, 0) && !holdsReleased()
  }

  /// Whether a job that was given up waits for the next recovery.
  private func holdsReleased() throws -> Bool {
    try clock != nil && spool.tree.status().active > 0
  }

  private static func attempt(
    _ job: Job, _ now: FileTime, _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch FileError.machine {
      do {
        try job.postpone(.machine, at: now)
      } catch {
        job.release()
      }
    }
  }

  private mutating func resume(_ recovered: RecoveredJob, _ now: FileTime) throws {
    switch recovered {
    case .judge(let job): try Self.attempt(job, now) { try work(job, now) }
    case .finish(let job, let attempt): attached.append((job, attempt))
    }
  }

  /// What comes after a commit is never put off: only recovery goes on from there.
  private mutating func tellOfAttached() throws {
    let group = attached
    attached = []
    do {
      for caseID in Set(group.map(\.attempt.caseID)).sorted() {
        try spool.archive.updateCaseFile(caseID, in: spool.drafts()) { _, attempts in
          Array(attempts.map(\.folderName).joined(separator: " ").utf8)
        }
        try spool.archive.writePage(caseID, Array("page".utf8), in: spool.drafts())
      }
    } catch {
      for photo in group { photo.job.release() }
      for (job, _, _) in rejected { job.release() }
      rejected = []
      throw error
    }
    let refused = rejected
    rejected = []
    let failed = spool.finish(group.map(\.job)) + spool.quarantine(refused)
    for (job, _) in failed { job.release() }
    if let failure = failed.first { throw failure.error }
  }

  private mutating func work(_ job: Job, _ now: FileTime) throws {
    switch try load(job) {
    case .photo(let bytes):
      if let same = try job.sameBytes(as: bytes, where: { _ in true }) {
        return try repeatAnswer(job, same)
      }
      // The real one gives such a photo up: no fault of the machine may lead there.
      if job.isPoison { return try commit(job, bytes, extension: "jpg", verdict: "poison") }
      try job.beginTry()
      try commit(job, bytes, extension: "jpg")
    case .tooLarge: try commit(job, nil, extension: "bin")
    case .changing: try job.postpone(.unfinished, at: now)
    case .caseFile:
      try spool.archive.updateCaseFile(job.drop?.caseID ?? "", in: spool.drafts()) { _, attempts in
        Array(attempts.map(\.folderName).joined(separator: " ").utf8)
      }
      try job.discard()
    case .unusable(let name):
      let reason = Array(name.reason.rawValue.utf8)
      rejected.append((job, reason, event(job, "rejected")))
    }
  }

  /// In slices so small that a sweep's photos take several.
  private static let sliceBytes = 600

  private func load(_ job: Job) throws -> JobContent {
    let loading = job.beginLoading()
    while true {
      if let content = try loading.step(bytesMaximum: Self.sliceBytes) { return content }
    }
  }

  private mutating func commit(
    _ job: Job, _ bytes: SealedBytes?, extension ending: String, verdict: String? = nil
  ) throws {
    let files = ResultFiles(originalExtension: ending, thumbnail: [0xff, 0xd8])
    if let storing = try job.beginStoring(bytes, extension: ending) {
      while try !storing.step(bytesMaximum: Self.sliceBytes) {}
    }
    let digest = verdict ?? bytes.map { "\($0.digest)" } ?? "none"
    let outcome = try job.commit(bytes, files, where: { _ in true }) { number in
      NumberedFiles(verdict: Array(digest.utf8), event: event(job, "verdict \(number)"))
    }
    switch outcome {
    case .committed(let number):
      guard let drop = job.drop, let kind = drop.kind else { return }
      attached.append((job, Attempt(caseID: drop.caseID, kind: kind, number: number)))
    case .sameAs(let number): try repeatAnswer(job, number)
    }
  }

  private mutating func repeatAnswer(_ job: Job, _ number: Int) throws {
    try tellOfAttached()
    try job.finish(event: event(job, "same \(number)"))
  }

  private func event(_ job: Job, _ text: String) -> [UInt8] { Array("\(job.id) \(text)".utf8) }
}
