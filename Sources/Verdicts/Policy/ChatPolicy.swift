/// How a photo that a chat service shrank is known, and when sending it otherwise helps.
package struct ChatPolicy: Equatable, Sendable {
  /// Chat services shrink to at most this.
  package var longEdgePixels: Int
  /// The long edges, in pixels, that they shrink to.
  package var longEdges: [Int]
  /// At which quality they save at most, 1…100.
  package var quality: Int
  /// What a phone's own photo has at least.
  package var phoneLongEdgePixels: Int
  /// A document that fills less of the frame was taken from too far away; 0…1.
  package var fill: Double
}
