package import Findings

extension Policy {
  /// The name of what a picture looks like, where it is another kind than the claimed one and the
  /// picture tells it rather than not.
  ///
  /// - Returns: `nil` for a kind that the policy has not, and for "any other document", which is
  ///   no name.
  package func name(of seen: KindSeen?, not claimed: KindPolicy) -> Bilingual? {
    guard let seen, seen.kind != claimed.kind, seen.kind != Self.otherKind,
      seen.confidence >= Self.sureKindConfidence
    else { return nil }
    return kind(seen.kind)?.name
  }

  /// More likely than not.
  private static let sureKindConfidence = 0.5
}
