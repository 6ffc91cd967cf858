package import Verdicts

/// One attempt as it lies in its case's directory.
package struct StoredAttempt: Equatable, Sendable {
  package var verdict: Verdict
  /// The attempt's directory: `ktp`, `ktp.2`.
  package var folder: String
  /// The name of the stored original, whatever it is; `nil` if there is none.
  package var original: String?
  /// When it was judged, ISO 8601; `nil` if unknown.
  package var time: String?

  package init(verdict: Verdict, folder: String, original: String?, time: String?) {
    self.verdict = verdict
    self.folder = folder
    self.original = original
    self.time = time
  }
}
