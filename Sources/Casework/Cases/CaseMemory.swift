import Files
import Report
import Spool
import Verdicts
import Vocabulary

/// What was read of cases, and the parts of their pages, kept from photo to photo.
///
/// When too many are kept, the case that was asked for longest ago is forgotten whole; the one that
/// is being looked at never is.
struct CaseMemory {
  /// One attempt as its verdict was last read.
  final class Reading {
    /// The file that it was read from: while it is the same, so is the verdict.
    let file: FileInfo
    /// `nil` where the file is none of ours.
    let verdict: Verdict?
    /// Of the original, as the verdict names it.
    let digest: SHA256Digest?
    /// What a page tells of the attempt, once it was asked for.
    var stored: StoredAttempt?

    init(_ verdict: Verdict?, in file: FileInfo) {
      self.file = file
      self.verdict = verdict
      digest = verdict?.submission.sha256.flatMap(SHA256Digest.init(hexadecimal:))
    }
  }

  private struct Case {
    var readings: [Attempt: Reading] = [:]
    var parts: PageParts?
    /// When it was asked for last, on ``askedCount``.
    var asked: UInt64 = 0
  }

  private var cases: [String: Case] = [:]
  private var readingCount = 0
  private var askedCount: UInt64 = 0
  /// The most verdicts that are kept, and the most cases.
  private let readingsMaximum: Int

  /// - Parameter readingsMaximum: By default enough for the largest case that a policy may allow.
  init(readingsMaximum: Int = max(1024, Limits.Spool.photosPerCaseMaximum)) {
    self.readingsMaximum = readingsMaximum
  }

  /// What is known of an attempt; `nil` where it was not read, or is forgotten.
  func reading(of attempt: Attempt) -> Reading? { cases[attempt.caseID]?.readings[attempt] }

  /// Keeps what was read of an attempt. A case with more attempts than can be kept is read anew
  /// beyond that.
  mutating func keep(_ reading: Reading, of attempt: Attempt) {
    ask(attempt.caseID)
    let isNew = cases[attempt.caseID]?.readings[attempt] == nil
    if isNew {
      while readingCount >= readingsMaximum, forgetOldest(but: attempt.caseID) {}
      guard readingCount < readingsMaximum else { return }
      readingCount += 1
    }
    cases[attempt.caseID]?.readings[attempt] = reading
  }

  /// The parts of a case's page.
  mutating func parts(of caseID: String, policy: Policy) -> PageParts {
    ask(caseID)
    if let parts = cases[caseID]?.parts { return parts }
    let parts = PageParts(caseID: caseID, policy: policy)
    cases[caseID]?.parts = parts
    return parts
  }

  /// Forgets the parts of all pages: they are another policy's.
  mutating func forgetPages() {
    for caseID in cases.keys { cases[caseID]?.parts = nil }
  }

  private mutating func ask(_ caseID: String) {
    askedCount += 1
    cases[caseID, default: Case()].asked = askedCount
    if cases.count > readingsMaximum { _ = forgetOldest(but: caseID) }
  }

  /// - Returns: Whether there was another case to forget.
  private mutating func forgetOldest(but caseID: String) -> Bool {
    let oldest = cases.lazy.filter { $0.key != caseID }.min { $0.value.asked < $1.value.asked }
    guard let oldest else { return false }
    cases[oldest.key] = nil
    readingCount -= oldest.value.readings.count
    return true
  }
}
