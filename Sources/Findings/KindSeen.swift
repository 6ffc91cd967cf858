/// The kind that the picture itself looks like.
package struct KindSeen: Equatable, Sendable {
  /// A kind of the policy.
  package var kind: String
  /// 0…1.
  package var confidence: Double

  package init(kind: String, confidence: Double) {
    self.kind = kind
    self.confidence = confidence
  }
}
