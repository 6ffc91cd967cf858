package import Files
import Glibc

/// A case's own file, which says how it stands.
///
/// Several services may change it at once, and any of them may end at any call. So each revision is
/// a file of its own, `.case-N.json`, made by a rename that fails where the number is taken: of two
/// services that change revision N - 1 one makes N, and the other looks again. `case.json` is a
/// second name of the highest one; until that is in place and durable no lower one is removed, and
/// nobody is told of the change. A service that was frozen meanwhile and makes a number that was
/// used and removed long ago finds its own base gone, and looks again: what it made is below the
/// highest, and counts for nothing.
extension CaseArchive {
  /// A revision of a case's file.
  package struct Revision: Equatable, Sendable {
    /// 1 for the first one; 0 where there is none, or only a `case.json` of before revisions.
    package var number: Int
    /// Its bytes; `nil` where there is none.
    package var bytes: [UInt8]?

    package init(number: Int, bytes: [UInt8]?) {
      self.number = number
      self.bytes = bytes
    }
  }

  /// What is in a case's folder.
  private struct Contents {
    var attempts: [Attempt]
    var revisions: [Int]
  }

  private func contents(_ caseID: String) throws(FileError) -> Contents {
    let names = try gate.names(in: CaseLayout.path(caseID)).map(\.text)
    return Contents(
      attempts: Self.attempts(caseID, among: names),
      revisions: names.compactMap { CaseLayout.revision(of: $0) }.sorted())
  }

  private func revisionPath(_ caseID: String, _ number: Int) -> RelativePath {
    CaseLayout.path(caseID).appending(CaseLayout.revision(number))
  }

  private func caseFilePath(_ caseID: String) -> RelativePath {
    CaseLayout.path(caseID).appending(CaseLayout.caseFile)
  }

  /// The bytes of `case.json` itself, as others read it; `nil` where there is none.
  package func caseFile(_ caseID: String) throws(FileError) -> [UInt8]? {
    try readCaseFile(caseFilePath(caseID))
  }

  /// The case's file as it stands; of number 0 and without bytes where there is none yet.
  package func standingCaseFile(_ caseID: String) throws(FileError) -> Revision {
    for _ in 0..<Self.roundsMaximum {
      if let standing = try standing(caseID, contents(caseID)) { return standing }
    }
    throw tooManyRounds(caseID)
  }

  /// - Returns: `nil` where the revision has given way to another one meanwhile.
  private func standing(_ caseID: String, _ seen: Contents) throws(FileError) -> Revision? {
    guard let highest = seen.revisions.last else {
      return Revision(number: 0, bytes: try readCaseFile(caseFilePath(caseID)))
    }
    guard let bytes = try readCaseFile(revisionPath(caseID, highest)) else { return nil }
    return Revision(number: highest, bytes: bytes)
  }

  private func readCaseFile(_ path: RelativePath) throws(FileError) -> [UInt8]? {
    try gate.readFile(path, limitBytes: CaseLayout.caseFileBytesMaximum)
  }

  /// Makes the next revision of a case's file, whatever other services do meanwhile.
  ///
  /// - Parameters:
  ///   - drafts: Where the file is written before it is put in its place.
  ///   - render: Gives the file's number and bytes from the standing revision and all attempts: a
  ///     number above the standing one's. `nil` leaves the file as it stands. It is asked again
  ///     where another service was faster.
  /// - Returns: Where `case.json` cannot be replaced, why: the revision stands and is durable
  ///   nevertheless.
  /// - Throws: ``FileError``; ``FileError/input(_:)`` where the file would be longer than what is
  ///   read: the standing one stays.
  @discardableResult
  package func updateCaseFile(
    _ caseID: String, in drafts: Drafts,
    render: (_ standing: Revision, _ attempts: [Attempt]) throws -> Revision?
  ) throws -> FileError? {
    try prepare(caseID)
    for _ in 0..<Self.roundsMaximum {
      let seen = try contents(caseID)
      guard let standing = try standing(caseID, seen) else { continue }
      guard let next = try render(standing, seen.attempts), let bytes = next.bytes else {
        return try settle(caseID, seen, in: drafts)
      }
      precondition(next.number > standing.number, "revisions only grow")
      guard bytes.count <= CaseLayout.caseFileBytesMaximum else {
        throw FileError.input(
          "\(caseFilePath(caseID)) would be longer than \(CaseLayout.caseFileBytesMaximum) bytes")
      }
      let draft = try drafts.write(
        bytes, mode: CaseLayout.fileMode, group: tree.clerksGroup, durable: true)
      let isMine = try FileError.accepting(EEXIST) { () throws(FileError) in
        try gate.renameExclusively(draft, to: revisionPath(caseID, next.number))
      }
      guard isMine else {
        try gate.unlink(draft)
        continue
      }
      let after = try contents(caseID)
      let isBased = seen.revisions.isEmpty || after.revisions.contains(standing.number)
      guard isBased, after.revisions.last == next.number else { continue }
      return try settle(caseID, after, in: drafts)
    }
    throw tooManyRounds(caseID)
  }

  /// Rounds after which other services are left to it for now.
  private static let roundsMaximum = 64

  private func tooManyRounds(_ caseID: String) -> FileError {
    gate.failure(.rename, caseFilePath(caseID), EAGAIN)
  }

  /// Makes `case.json` the highest revision, durably, and removes the lower ones.
  private func settle(_ caseID: String, _ first: Contents, in drafts: Drafts) throws(FileError)
    -> FileError?
  {
    var seen = first
    var failure: FileError?
    var isAnew = unsettled.contains(caseID)
    for _ in 0..<Self.roundsMaximum {
      guard let highest = seen.revisions.last else { return nil }
      do throws(FileError) {
        let isThere = isAnew ? false : try isCaseFile(caseID, revision: highest)
        if !isThere {
          try putInPlace(caseID, revision: highest, in: drafts, copying: isAnew)
          isAnew = false
          // Another service may have made the next one, and put this one in its place after it.
          seen = try contents(caseID)
          continue
        }
      } catch {
        guard error.isOfTheThing, !error.isMissing else { throw error }
        failure = error
      }
      do {
        try gate.syncDirectory(CaseLayout.path(caseID))
      } catch {
        unsettled.insert(caseID)
        throw error
      }
      if failure == nil { unsettled.remove(caseID) }
      // Upwards, so that none is there whose base is not.
      for old in seen.revisions where old < highest { try gate.unlink(revisionPath(caseID, old)) }
      return failure
    }
    throw tooManyRounds(caseID)
  }

  private func isCaseFile(_ caseID: String, revision: Int) throws(FileError) -> Bool {
    let revised = revisionPath(caseID, revision)
    guard let one = try gate.info(caseFilePath(caseID)), let other = try gate.info(revised) else {
      return false
    }
    if one.isSameFile(as: other) { return true }
    // Copied from elsewhere, where a file has one name only.
    guard one.kind == .file, one.sizeBytes == other.sizeBytes else { return false }
    return try readCaseFile(caseFilePath(caseID)) == readCaseFile(revised)
  }

  /// Gives a revision its second name; one that has given way to a higher one is left.
  ///
  /// - Parameter copying: Whether `case.json` is to be a file of its own, so that the folder is
  ///   changed by it whatever is in its place.
  private func putInPlace(
    _ caseID: String, revision: Int, in drafts: Drafts, copying: Bool
  ) throws(FileError) {
    let revised = revisionPath(caseID, revision)
    let draft = drafts.newPath()
    let isLinked = copying ? false : try link(revised, to: draft)
    if !isLinked {
      guard let bytes = try readCaseFile(revised) else { return }
      try gate.writeFile(
        draft, bytes, mode: CaseLayout.fileMode, group: tree.clerksGroup, durable: true)
    }
    do {
      try gate.rename(draft, to: caseFilePath(caseID))
    } catch {
      try? gate.unlink(draft)
      throw error
    }
    // A rename between two names of one file leaves both.
    if isLinked { try gate.unlink(draft) }
  }

  /// Gives a file another name.
  ///
  /// - Returns: Whether it has one: not where it is gone, or the file system gives no file two.
  private func link(_ file: RelativePath, to name: RelativePath) throws(FileError) -> Bool {
    try FileError.accepting(ENOENT, EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV) {
      () throws(FileError) in try gate.link(file, to: name)
    }
  }

  // MARK: Decisions

  /// What clerks have decided on an attempt, as its own list says it; `nil` where there is none.
  package func decisions(on attempt: Attempt) throws(FileError) -> [UInt8]? {
    try gate.readFile(
      attempt.path(CaseLayout.decisions), limitBytes: CaseLayout.decisionsBytesMaximum)
  }

  /// Writes an attempt's list of decisions, durably.
  package func writeDecisions(on attempt: Attempt, _ bytes: [UInt8], in drafts: Drafts)
    throws(FileError)
  {
    let draft = try drafts.write(
      bytes, mode: CaseLayout.fileMode, group: tree.clerksGroup, durable: true)
    try gate.rename(draft, to: attempt.path(CaseLayout.decisions))
    try gate.syncDirectory(attempt.path)
  }
}
