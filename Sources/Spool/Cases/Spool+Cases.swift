import Glibc

/// Reading cases, and keeping each case's own files.
extension Spool {
  /// All cases, in byte order of their names.
  package func cases() throws(SpoolError) -> [String] {
    try gate.names(in: Folder.cases.path).map { String(decoding: $0.bytes, as: UTF8.self) }
      .filter(DropName.isCase)
  }

  /// All attempts of a case, by kind and then number; none where there is no such case.
  package func attempts(_ caseID: String) throws(SpoolError) -> [Attempt] {
    try gate.names(in: Attempt.casePath(caseID))
      .compactMap {
        Attempt(caseID: caseID, folderName: String(decoding: $0.bytes, as: UTF8.self))
      }
      .sorted { ($0.kind, $0.number) < ($1.kind, $1.number) }
  }

  /// The names of the files of one attempt, in byte order.
  package func files(of attempt: Attempt) throws(SpoolError) -> [String] {
    try gate.names(in: attempt.path).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// When an attempt was attached to its case, by the file system's time; `nil` where it is not.
  package func committed(_ attempt: Attempt) throws(SpoolError) -> FileTime? {
    try gate.info(attempt.path)?.changed
  }

  /// The bytes of an attempt's `verdict.json`; `nil` where it is missing.
  package func verdict(of attempt: Attempt) throws(SpoolError) -> [UInt8]? {
    try gate.readFile(attempt.path.appending("verdict.json"), limitBytes: 4 << 20)
  }

  /// What an attempt's `verdict.json` is; `nil` where it is missing.
  package func verdictInfo(of attempt: Attempt) throws(SpoolError) -> FileInfo? {
    try gate.info(attempt.path.appending("verdict.json"))
  }

  /// Removes the files of `reports/` that are not wanted any more.
  package func removeReports(where isOld: (String) -> Bool) throws(SpoolError) {
    for name in try gate.names(in: Folder.reports.path) where isOld(name.description) {
      try gate.unlink(Folder.reports.path.appending(name))
    }
  }

  /// The bytes of an attempt's `thumb.jpg`; `nil` where it is missing.
  package func thumbnail(of attempt: Attempt) throws(SpoolError) -> [UInt8]? {
    try gate.readFile(attempt.path.appending("thumb.jpg"), limitBytes: 16 << 20)
  }

  /// Bytes of an attempt's original; `nil` where it has none.
  package func originalBytes(of attempt: Attempt) throws(SpoolError) -> Int64? {
    for ending in ["jpg", "png", "bin"] {
      let path = attempt.path.appending("original." + ending)
      if let info = try gate.info(path), info.kind == .file { return info.sizeBytes }
    }
    return nil
  }

  /// The bytes of the service's own `case.json`; `nil` where there is none yet.
  package func caseFile(_ caseID: String) throws(SpoolError) -> [UInt8]? {
    try gate.readFile(
      Attempt.casePath(caseID).appending("case.json"), limitBytes: 1 << 20)
  }

  /// Rewrites a case's `case.json` until it says what the case holds.
  ///
  /// Several services may do so at once. The new file is swapped in; where the one that comes out is
  /// not the one that was read, or attempts have come since, `render` is asked again with it.
  ///
  /// - Parameter render: Gives the file's bytes from the former ones and all attempts.
  /// - Returns: The bytes that now stand, durable.
  @discardableResult
  package func updateCase(
    _ caseID: String, render: (_ former: [UInt8]?, _ attempts: [Attempt]) throws -> [UInt8]
  ) throws -> [UInt8] {
    try prepareCase(caseID)
    let path = Attempt.casePath(caseID).appending("case.json")
    var standing = try caseFile(caseID)
    var former = standing
    var bytes: [UInt8] = []
    for _ in 0..<Self.updatesMaximum {
      let attempts = try attempts(caseID)
      bytes = try render(former, attempts)
      let draft = try writeDraft(bytes, mode: 0o640, group: clerksGroup, durable: true)
      let replaced = try replace(path, by: draft)
      try gate.syncDirectory(Attempt.casePath(caseID))
      let isMine = replaced == standing || replaced == bytes
      if try isMine && self.attempts(caseID) == attempts { break }
      former = isMine ? bytes : replaced
      standing = bytes
    }
    return bytes
  }

  /// Rounds after which two services that keep correcting each other are left at the last word.
  private static let updatesMaximum = 16

  /// Writes a case's page; not made durable, for it can be built again.
  package func writeCasePage(_ caseID: String, _ bytes: [UInt8]) throws(SpoolError) {
    try prepareCase(caseID)
    let draft = try writeDraft(bytes, mode: 0o640, group: clerksGroup, durable: false)
    try gate.rename(draft, to: Attempt.casePath(caseID).appending("index.html"))
  }

  /// Whether a case's page is missing or older than its `case.json`.
  package func isCasePageStale(_ caseID: String) throws(SpoolError) -> Bool {
    let path = Attempt.casePath(caseID)
    guard let written = try gate.info(path.appending("case.json"))?.changed else { return false }
    guard let page = try gate.info(path.appending("index.html"))?.changed else { return true }
    return page < written
  }

  /// When a file of this name was written to `reports/`; `nil` where there is none.
  package func reportWritten(_ name: String) throws(SpoolError) -> FileTime? {
    try gate.info(Folder.reports.path.appending(name))?.changed
  }

  /// Writes one file of `reports/`; not made durable, for it can be built again.
  ///
  /// - Parameter name: One name of letters, digits, `.`, `_` and `-`, not beginning with a dot.
  package func writeReport(_ name: String, _ bytes: [UInt8]) throws(SpoolError) {
    precondition(
      !name.hasPrefix(".") && !name.contains("/"), "a report's name is the service's own")
    let draft = try writeDraft(bytes, mode: 0o640, group: clerksGroup, durable: false)
    try gate.rename(draft, to: Folder.reports.path.appending(name))
  }

  /// An attempt's original where it is of exactly this size.
  func original(of attempt: Attempt, sizeBytes: Int64) throws(SpoolError) -> SpoolPath? {
    for ending in ["jpg", "png", "bin"] {
      let path = attempt.path.appending("original." + ending)
      guard let info = try gate.info(path), info.kind == .file else { continue }
      return info.sizeBytes == sizeBytes ? path : nil
    }
    return nil
  }

  /// SHA-256 of a file of the service's own.
  func digest(of path: SpoolPath) throws(SpoolError) -> SHA256Digest {
    let file = try gate.openForReading(path)
    var hash = SHA256()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try gate.read(file, path, into: &chunk)
      if count == 0 { return hash.digest() }
      hash.update(chunk[..<count])
    }
  }

  /// One more than the highest number of this kind in the case.
  func nextAttempt(_ caseID: String, _ kind: String) throws(SpoolError) -> Int {
    (try attempts(caseID).last { $0.kind == kind }?.number ?? 0) + 1
  }

  /// Makes the case's folder, durably.
  func prepareCase(_ caseID: String) throws(SpoolError) {
    let path = Attempt.casePath(caseID)
    let isThere = try gate.exists(path)
    // What was durable once may have been removed by hand since.
    if isThere, durableCases.contains(caseID) { return }
    if !isThere {
      do {
        try gate.makeDirectory(path, mode: 0o2750, group: clerksGroup)
      } catch {
        if error.errorNumber != EEXIST { throw error }
      }
    }
    try gate.syncDirectory(Folder.cases.path)
    if durableCases.count > 1 << 16 { durableCases = [] }
    durableCases.insert(caseID)
  }

  /// Writes a file in the station, to be renamed to its place: no half-written file is ever seen,
  /// and what a crash leaves is in the station.
  func writeDraft(_ bytes: [UInt8], mode: UInt32, group: UInt32?, durable: Bool)
    throws(SpoolError) -> SpoolPath
  {
    let draft = try ownStation().path.appending("draft-\(JobID())")
    do {
      try gate.writeFile(draft, bytes, mode: mode, group: group, durable: durable)
    } catch {
      try? gate.unlink(draft)
      throw error
    }
    return draft
  }

  /// Puts a draft in a file's place and gives the bytes that were there; `nil` where none were.
  private func replace(_ path: SpoolPath, by draft: SpoolPath) throws(SpoolError) -> [UInt8]? {
    do {
      try gate.renameExclusively(draft, to: path)
      return nil
    } catch {
      if error.errorNumber != EEXIST { throw error }
    }
    do {
      try gate.exchange(draft, path)
    } catch {
      // Where nothing can be swapped, the last writer wins.
      guard error.errorNumber == EINVAL || error.errorNumber == ENOSYS else { throw error }
      let replaced = try gate.readFile(path, limitBytes: 1 << 20)
      try gate.rename(draft, to: path)
      return replaced
    }
    // Gone with the station, where this service was frozen in between.
    guard let replaced = try gate.readFile(draft, limitBytes: 1 << 20) else { throw .leaseLost }
    try gate.unlink(draft)
    return replaced
  }
}
