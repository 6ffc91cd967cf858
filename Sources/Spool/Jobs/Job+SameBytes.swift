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
  ///   - isAnswered: Whether an attempt has a verdict that can be told again.
  ///   - known: Tells the digests of originals, asked only where the sizes agree. One that is
  ///     unknown is read and hashed where it is no larger than ``SpoolLimits/largeBytes``; a larger
  ///     one counts as another photo, for a case of many would hold the service up.
  package func sameBytes(
    as photo: SealedBytes, where isAnswered: Answered, knowing known: KnownDigest = { _ in nil }
  ) throws(FileError) -> Int? {
    try sameBytes(
      as: photo.digest, sizeBytes: Int64(photo.count), where: isAnswered, knowing: known)
  }

  func sameBytes(
    as digest: SHA256Digest, sizeBytes: Int64, where isAnswered: Answered,
    knowing known: KnownDigest
  ) throws(FileError) -> Int? {
    guard !record.isRetrial, let caseID = drop?.caseID, let kind = drop?.kind else { return nil }
    for attempt in try archive.attempts(caseID) where attempt.kind == kind {
      guard let original = try archive.original(of: attempt), original.sizeBytes == sizeBytes
      else { continue }
      var theirs = try known(attempt)
      if theirs == nil, sizeBytes <= Int64(tree.limits.largeBytes) {
        theirs = try gate.digest(of: original.path)
      }
      if theirs == digest, try isAnswered(attempt) { return attempt.number }
    }
    return nil
  }
}
