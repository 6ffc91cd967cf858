package import Measures
package import Raster

/// The document's place as a verdict states it.
package struct DocumentOutline: Equatable, Sendable {
  /// The document's own corners, in pixels of the stored photo.
  package var corners: Quad
  /// Mean over the four edges of pixels per millimetre × 25.4; `nil` for a kind without a size.
  package var dotsPerInch: Double?
  /// 0…1.
  package var fill: Double
  /// Degrees between camera axis and page normal; `nil` if it cannot be told.
  package var tiltDegrees: Double?
  /// −45…45.
  package var skewDegrees: Double

  /// An outline with its numbers.
  package init(
    corners: Quad, dotsPerInch: Double?, fill: Double, tiltDegrees: Double?, skewDegrees: Double
  ) {
    self.corners = corners
    self.dotsPerInch = dotsPerInch
    self.fill = fill
    self.tiltDegrees = tiltDegrees
    self.skewDegrees = skewDegrees
  }

  /// What a verdict states of the geometry that was found.
  package init(_ geometry: DocumentGeometry) {
    self.init(
      corners: geometry.corners, dotsPerInch: geometry.dotsPerInch, fill: geometry.fill,
      tiltDegrees: geometry.tiltDegrees, skewDegrees: geometry.skewDegrees)
  }
}
