package import Files
import Glibc

extension Job {
  /// Attaches the result to its case: everything durable in `out/`, then one rename.
  ///
  /// The attempt's number is settled by that rename: where another service was faster, `render` is
  /// asked again with the next number, and the same bytes make no second attempt.
  ///
  /// - Parameters:
  ///   - photo: The judged copy, written as `original` where ``OriginalStoring`` has not done so;
  ///     `nil` for a photo too large to be judged, which is copied from file to file, or moved
  ///     where it is larger than four such photos.
  ///   - files: The files that do not know the attempt's number, each once.
  ///   - isAnswered: Whether an earlier attempt of the same bytes has a verdict to be told again.
  ///   - known: Tells the digests of originals, as for ``sameBytes(as:among:where:knowing:)``.
  ///   - render: Gives verdict and event for one attempt number.
  /// - Returns: The attempt, durable in its case. The event as far as the photo alone tells it lies
  ///   beside the verdict until ``Station/finish(_:)`` has sent the whole, after the caller has
  ///   brought index, case and pages up to date.
  /// - Throws: ``FileError``: nothing was attached, the job may be put off or tried again.
  package func commit(
    _ photo: SealedBytes?, _ files: ResultFiles, where isAnswered: Answered,
    knowing known: KnownDigest = { _ in nil }, render: (Int) throws -> NumberedFiles
  ) throws -> CommitOutcome {
    do {
      return try attach(photo, files, isAnswered, known, render)
    } catch let error as FileError {
      throw attributed(error)
    }
  }

  private func attach(
    _ photo: SealedBytes?, _ files: ResultFiles, _ isAnswered: Answered, _ known: KnownDigest,
    _ render: (Int) throws -> NumberedFiles
  ) throws -> CommitOutcome {
    guard let caseID = drop?.caseID, let kind = drop?.kind else {
      preconditionFailure("only a well-named photo is committed")
    }
    let ending = files.originalExtension
    let original =
      try takeStored(photo, extension: ending) ?? storeOriginal(photo, extension: ending)
    if let thumbnail = files.thumbnail { try store(CaseLayout.thumbnail, thumbnail) }
    try archive.prepare(caseID)
    while true {
      // The number and what is there are of one look: what is attached after it takes that number.
      let attempts = try archive.attempts(caseID)
      let number = (attempts.last { $0.kind == kind }?.number ?? 0) + 1
      if let original,
        let same = try sameBytes(
          as: original.digest, sizeBytes: original.file.sizeBytes, among: attempts,
          where: isAnswered, knowing: known)
      {
        return .sameAs(attempt: same)
      }
      let numbered = try render(number)
      try store(CaseLayout.verdict, numbered.verdict)
      // Not durable: it stands in for a verdict that cannot be read, and its name is enough else.
      try store(eventName, numbered.event, mode: CaseLayout.ownMode, durable: false)
      try gate.syncDirectory(outPath)
      let attempt = Attempt(caseID: caseID, kind: kind, number: number)
      do {
        try gate.renameExclusively(outPath, to: attempt.path)
      } catch {
        guard error.errorNumber == EEXIST || error.errorNumber == ENOTEMPTY else { throw error }
        continue
      }
      do {
        try gate.syncDirectory(attempt.casePath)
      } catch {
        // What may not be durable is taken back, to be attached by a rename of its own: a second
        // fsync would prove nothing. Where even that fails, recovery finds it committed.
        try? gate.renameExclusively(attempt.path, to: outPath)
        throw error
      }
      durableAttempt = attempt
      return .committed(attempt: number)
    }
  }

  /// Writes one file of the result, anew where an earlier number has left one.
  private func store(
    _ name: String, _ bytes: [UInt8], mode: UInt32 = CaseLayout.fileMode, durable: Bool = true
  ) throws(FileError) {
    let path = outPath.appending(name)
    try gate.unlink(path)
    try gate.writeFile(path, bytes, mode: mode, group: tree.clerksGroup, durable: durable)
  }
}
