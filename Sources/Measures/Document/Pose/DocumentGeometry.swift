package import Raster

/// The document as it lies in the photo. Geometry only: nothing here is corrected for blur.
package struct DocumentGeometry: Equatable, Sendable {
  /// The document's own corners where the turn is known; otherwise they start at the corner nearest
  /// the photo's top left. Pixels of the stored photo.
  package var corners: Quad
  /// Mean over the four edges of pixels per millimetre × 25.4; `nil` where the kind has no size.
  package var dotsPerInch: Double?
  /// The larger of document width / frame width and document height / frame height, 0…1.
  package var fill: Double
  /// Degrees between camera axis and page normal, 0…90; `nil` if it cannot be told.
  package var tiltDegrees: Double?
  /// The clockwise angle of the top edge against the nearest image axis, −45…45 degrees.
  package var skewDegrees: Double
  /// Share of the document's area inside the frame, 0…1.
  package var inside: Double
  /// How sure the outline is, 0…1.
  package var confidence: Double

  /// A geometry by its numbers, in their units.
  package init(
    corners: Quad, dotsPerInch: Double?, fill: Double, tiltDegrees: Double?, skewDegrees: Double,
    inside: Double, confidence: Double
  ) {
    self.corners = corners
    self.dotsPerInch = dotsPerInch
    self.fill = fill
    self.tiltDegrees = tiltDegrees
    self.skewDegrees = skewDegrees
    self.inside = inside
    self.confidence = confidence
  }
}
