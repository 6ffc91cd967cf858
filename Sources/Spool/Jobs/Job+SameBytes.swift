package import Files

extension Job {
  /// Whether an attempt has a verdict that can be told again.
  package typealias Answered = (Attempt) throws(FileError) -> Bool

  /// The digest of an attempt's original as far as the caller knows it, from its verdict for
  /// example.
  package typealias KnownDigest = (Attempt) throws(FileError) -> SHA256Digest?

  /// The earlier attempt of the same case and kind with the very same bytes, if any: then there is
  /// nothing to judge, only an event to send.
  ///
  /// - Parameters:
  ///   - attempts: What the case holds; `nil` looks.
  ///   - isAnswered: Whether an attempt has a verdict that can be told again.
  ///   - known: Tells the digests of originals. One that is unknown is read and hashed where it
  ///     is no larger than ``SpoolLimits/largeBytes`` and of the photo's size; a larger one counts
  ///     as another photo, for a case of many would hold the service up.
  package func sameBytes(
    as photo: SealedBytes, among attempts: [Attempt]? = nil, where isAnswered: Answered,
    knowing known: KnownDigest = { _ in nil }
  ) throws(FileError) -> Int? {
    guard let caseID = drop?.caseID else { return nil }
    let held = if let attempts { attempts } else { try archive.attempts(caseID) }
    return try sameBytes(
      as: photo.digest, sizeBytes: Int64(photo.count), among: held, where: isAnswered,
      knowing: known)
  }

  func sameBytes(
    as digest: SHA256Digest, sizeBytes: Int64, among attempts: [Attempt],
    where isAnswered: Answered, knowing known: KnownDigest
  ) throws(FileError) -> Int? {
    guard !record.isRetrial, let kind = drop?.kind else { return nil }
    for attempt in attempts where attempt.kind == kind {
      // Most are known to be others, and cost no look at the disk.
      var theirs = try known(attempt)
      if let theirs, theirs != digest { continue }
      guard let original = try archive.original(of: attempt), original.sizeBytes == sizeBytes
      else { continue }
      if theirs == nil, sizeBytes <= Int64(limits.largeBytes) {
        theirs = try gate.digest(of: original.path)
      }
      if theirs == digest, try isAnswered(attempt) { return attempt.number }
    }
    return nil
  }
}
