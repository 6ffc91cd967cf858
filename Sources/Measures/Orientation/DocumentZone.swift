internal import Raster

/// A part of a document, in shares of its width and height from the top left, 0…1.
struct DocumentZone: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  /// Where a card's rows begin, each with its label and its value: no band of it is without print.
  static let cardRows = DocumentZone(x: 0.03...0.42, y: 0.3...0.85)
  /// Where a family card's print is: below its tables are signatures and a code.
  static let tablePrint = DocumentZone(x: 0...1, y: 0...0.82)

  /// The part's outline.
  ///
  /// - Parameter corners: The document's own, in pixels; the part's are in the same.
  func outline(on corners: Quad) -> Quad {
    guard let map = Homography(width: 1, height: 1, to: corners) else { return corners }
    return Quad(
      corners: [
        (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
        (x.lowerBound, y.upperBound),
      ].map { map.map(Point(x: $0.0, y: $0.1)) })
  }
}
