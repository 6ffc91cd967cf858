package import Raster

/// The measured edges on a document, or over a scene.
package struct DocumentEdges: Sendable {
  /// In pixels of the reduced luma.
  package let edges: [LumaEdge]
  /// Whether they lie on a document; else all over the frame.
  package let isOnDocument: Bool
  /// What the strongest edges of a direction need, in code values: more than noise alone has.
  package let contrastMinimum: Float

  /// The strongest edges of a direction must have this many times the noise's standard deviation:
  /// in noise alone they reach about four times. A working value.
  static let contrastPerNoise = 6.0

  /// Measures the edges.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The document's outline in pixels of the stored photo; `nil` for the whole frame.
  package init(of photo: ReducedPhoto, on document: Quad?) {
    let outline = document?.scaled(by: 1 / Double(photo.factor))
    isOnDocument = document != nil
    edges = EdgeSampler.edges(in: photo.luma, outline: outline)
    let noise = FlatNoise.sigma(of: photo.luma, outline: outline) ?? 0
    contrastMinimum = Float(noise * Self.contrastPerNoise)
  }
}
