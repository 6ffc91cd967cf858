/// What the picture itself looks like, whatever kind it was sent as.
package struct LayoutSeen: Equatable, Sendable {
  /// The layout that the print has.
  package var layout: DocumentShape.Layout
  /// How sure that is, 0…1.
  package var confidence: Double

  /// A layout with how sure it is, 0…1.
  package init(layout: DocumentShape.Layout, confidence: Double) {
    self.layout = layout
    self.confidence = confidence
  }
}
