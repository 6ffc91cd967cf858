/// The document found in a photo, as its page shows it.
package struct DocumentView: Equatable, Sendable {
  /// Four corners as x and y in pixels of the stored photo, in order around the document.
  package var corners: [[Double]]
  /// Pixels per inch on the document; `nil` where its size is unknown.
  package var dotsPerInch: Double?
  /// The share of the frame that it spans, 0…1.
  package var fill: Double
  /// Degrees between camera axis and page normal; `nil` if it cannot be told.
  package var tiltDegrees: Double?
  /// Degrees between the top edge and the nearest image axis.
  package var skewDegrees: Double

  package init(
    corners: [[Double]], dotsPerInch: Double?, fill: Double, tiltDegrees: Double?,
    skewDegrees: Double
  ) {
    self.corners = corners
    self.dotsPerInch = dotsPerInch
    self.fill = fill
    self.tiltDegrees = tiltDegrees
    self.skewDegrees = skewDegrees
  }
}
