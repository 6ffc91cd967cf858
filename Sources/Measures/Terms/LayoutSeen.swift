/// What the picture itself looks like, whatever kind it was sent as.
package struct LayoutSeen: Equatable, Sendable {
  package var layout: DocumentShape.Layout
  /// 0…1.
  package var confidence: Double

  package init(layout: DocumentShape.Layout, confidence: Double) {
    self.layout = layout
    self.confidence = confidence
  }
}
