/// Why a photo has no pixels to judge: the `fault` of an unreadable verdict.
package struct Fault: Equatable, Sendable, Codable {
  /// Whose and what fault it is; raw values are the contract's.
  package enum Code: String, CaseIterable, Sendable, Codable {
    case truncated, corrupt, unsupported, tooLarge, timedOut, decoderFailed, empty
    case notAFile, notReadable
  }

  package var code: Code
  /// One English line for the operator; never personal data.
  package var detail: String
  /// Which limit was passed (`bytes`, `pixels`, `side`, `memory`, `scans`); `nil` otherwise.
  package var limit: String?
  /// The limit's value, in its unit.
  package var allowed: Double?
  /// What was seen: a number for a limit, a format's name for `unsupported`.
  package var seen: String?

  package init(
    _ code: Code, _ detail: String, limit: String? = nil, allowed: Double? = nil,
    seen: String? = nil
  ) {
    self.code = code
    self.detail = detail
    self.limit = limit
    self.allowed = allowed
    self.seen = seen
  }
}
