package import Verdicts

/// One attempt as it lies in its case's directory. Never changes: another one is another object, so
/// that what was made of it can be kept beside it.
package final class StoredAttempt: Sendable {
  /// The judgement of the photo.
  package let verdict: Verdict
  /// The attempt's directory: `ktp`, `ktp.2`.
  package let folder: String
  /// The name of the stored original, whatever it is; `nil` if there is none.
  package let original: String?
  /// When it was judged, ISO 8601; `nil` if unknown.
  package let time: String?

  /// The reply as it was sent; `nil` where none was kept, so that the verdict's own is shown.
  package let reply: Bilingual?
  /// What a clerk decided last; `nil` where nobody did.
  package let decision: RecordedDecision?

  /// An attempt as it was found.
  package init(
    verdict: Verdict, folder: String, original: String?, time: String?, reply: Bilingual? = nil,
    decision: RecordedDecision? = nil
  ) {
    self.reply = reply
    self.decision = decision
    self.verdict = verdict
    self.folder = folder
    self.original = original
    self.time = time
  }

  /// The attempt's number, 1 for the first of its kind.
  var number: Int { verdict.submission.attempt ?? 1 }
}
