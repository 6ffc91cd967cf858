/// Why a photo has no pixels, as its page shows it.
package struct FaultView: Equatable, Sendable {
  /// The fault's `code` in the verdict.
  package var code: String
  /// The operator's line, in English.
  package var detail: String
  /// What was seen: a format's name or a number; `nil` if nothing.
  package var seen: String?

  package init(code: String, detail: String, seen: String? = nil) {
    self.code = code
    self.detail = detail
    self.seen = seen
  }
}
