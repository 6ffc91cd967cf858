import Casework
import Files
import Spool
import Verdicts
import Vocabulary
import Wire
import JSON

/// `status --verify`: the whole spool against its promises.
struct StatusVerification {
  private let tree: SpoolTree
  private let archive: CaseArchive
  /// The longest side that any policy gives a thumbnail, in pixels.
  private static let thumbnailEdgeMaximum = Limits.Thumbnail.range(of: \.longEdgePixels).upperBound

  init(_ tree: SpoolTree) {
    self.tree = tree
    archive = CaseArchive(tree)
  }

  /// Says what is wrong, a line each.
  ///
  /// - Returns: 0 where nothing is, else 1.
  func run() throws -> Int32 {
    var verification = SpoolVerification(tree) { bytes, attempt, digest throws(FileError) in
      try fault(of: bytes, attempt, digest)
    }
    var violations = try verification.run().map(\.description)
    for caseID in try archive.cases() {
      if let what = try fault(ofCase: caseID) { violations.append("cases/\(caseID): \(what)") }
    }
    for violation in violations { Output.result("\(violation)\n") }
    Output.error(
      violations.isEmpty
        ? "nothing is wrong\n"
        : Count.of(violations.count, "thing is wrong", "things are wrong") + "\n")
    return violations.isEmpty ? 0 : 1
  }

  /// What is wrong with a verdict and the thumbnail beside it; `nil` for nothing.
  private func fault(
    of bytes: [UInt8], _ attempt: Attempt, _ digest: () throws(FileError) -> SHA256Digest
  ) throws(FileError) -> String? {
    guard let verdict = try? Verdict(json: JSON.parse(bytes)) else { return "is no verdict" }
    let submission = verdict.submission
    if submission.caseID != attempt.caseID { return "names another case" }
    if verdict.kind != attempt.kind { return "names another kind" }
    if submission.attempt != attempt.number { return "names another attempt" }
    if let sha256 = submission.sha256, sha256 != (try digest().description) {
      return "judges other bytes than the original's"
    }
    let thumbnail = try archive.thumbnail(of: attempt)
    if (submission.thumbnail != nil) != (thumbnail != nil) {
      return thumbnail == nil ? "names a thumbnail that is missing" : "names no thumbnail"
    }
    let longEdge = Self.thumbnailEdgeMaximum
    if let thumbnail, !ThumbnailBytes.arePlain(thumbnail, longEdgePixels: longEdge) {
      return "has a thumbnail with more than a picture in it"
    }
    return nil
  }

  /// What is wrong with a case beside its photos; `nil` for nothing.
  private func fault(ofCase caseID: String) throws(FileError) -> String? {
    if try Purge.isUnfinished(caseID, in: archive) {
      return "half removed: purge --apply finishes it"
    }
    // Written before an event is sent: where one still waits, a service is on its way.
    let kept = try archive.keptAttempts(caseID)
    for attempt in kept where try archive.hasUnsentEvent(attempt) { return nil }
    guard let bytes = try archive.caseFile(caseID) else {
      return kept.isEmpty ? nil : "has photos but no case.json: its next photo brings it"
    }
    return (try? JSON.parse(bytes)) == nil ? "its case.json cannot be read" : nil
  }
}
