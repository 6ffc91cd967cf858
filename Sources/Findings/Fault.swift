import Vocabulary

/// Why a photo has no pixels to judge: the `fault` of an unreadable verdict.
package struct Fault: Equatable, Sendable {
  /// Whose and what fault it is; raw values are the contract's.
  package enum Code: String, CaseIterable, Sendable {
    case truncated, corrupt, unsupported, tooLarge, timedOut, decoderFailed, empty
    case notAFile, notReadable
  }

  /// Also chooses the reply that the applicant gets.
  package var code: Code
  /// One English line for the operator; never personal data.
  package var detail: String
  /// Which limit was passed (`bytes`, `pixels`, `side`, `memory`, `scans`); `nil` otherwise.
  package var limit: String?
  /// The limit's value, in its unit.
  package var allowed: Double?
  /// What was seen: a number for a limit, a format's name for `unsupported`.
  package var seen: String?
  /// What the decoder said, of which all of this was made; `nil` for a fault that the parent itself
  /// found, and for one out of a stored verdict.
  package private(set) var evidence: FaultEvidence?

  /// A fault that was found before any decoder was asked, or instead of its answer.
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

  /// The fault that a decoder names, in the parent's words.
  package init(_ evidence: FaultEvidence) {
    switch evidence {
    case .found(let reason): self.init(reason.code, reason.detail)
    case .unsupported(let format):
      self.init(.unsupported, format.detail, seen: format.rawValue)
    case .over(let limit, let allowed, let seen):
      // A decoder that ran out of memory does not know how much it would have needed.
      let detail =
        limit == .memory && seen == nil
        ? "decoding needs more memory than is allowed"
        : "the photo passes the limit on \(limit.rawValue)"
      self.init(
        .tooLarge, detail, limit: limit.rawValue, allowed: Double(allowed),
        seen: seen.map { "\($0)" })
    }
    self.evidence = evidence
  }
}
