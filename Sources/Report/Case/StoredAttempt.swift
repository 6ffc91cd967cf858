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

  /// An attempt as it was found.
  package init(verdict: Verdict, folder: String, original: String?, time: String?) {
    self.verdict = verdict
    self.folder = folder
    self.original = original
    self.time = time
  }

  /// The attempt's number, 1 for the first of its kind.
  var number: Int { verdict.submission.attempt ?? 1 }
}
