package import Verdicts

/// One attempt as it lies in its case's directory. Never changes: another one is another object, so
/// that what was made of it can be kept beside it.
package final class StoredAttempt: Sendable {
  package let verdict: Verdict
  /// The attempt's directory: `ktp`, `ktp.2`.
  package let folder: String
  /// The name of the stored original, whatever it is; `nil` if there is none.
  package let original: String?
  /// When it was judged, ISO 8601; `nil` if unknown.
  package let time: String?

  package init(verdict: Verdict, folder: String, original: String?, time: String?) {
    self.verdict = verdict
    self.folder = folder
    self.original = original
    self.time = time
  }
}
