internal import Raster

/// Where a card's portrait lies in a photo: white clothes and head scarves are burnt out there as
/// by a highlight.
///
/// Only a patch that stays within the portrait and leaves the face may be clothes: a highlight
/// takes no heed of the portrait's border, and what it hides beside the face is nothing that is
/// read.
///
/// The places are those of an identity card, in shares of its sides, with some room around: the
/// portrait reaches from 0.72 to 0.98 of the width and from 0.21 to 0.73 of the height.
package struct PortraitPlace: Sendable {
  private static let portrait = (left: 0.7, right: 0.99, top: 0.17, bottom: 0.77)
  /// The middle of the face: a head scarf leaves twice as much.
  private static let face = (left: 0.815, right: 0.875, top: 0.38, bottom: 0.49)

  private let portrait: Quad
  private let face: Quad

  /// The portrait of a card whose right way up is known; `nil` for anything else.
  package init?(on map: PaperMap, layout: DocumentShape.Layout) {
    guard layout == .card, map.isUprightKnown,
      let card = Homography(width: 1, height: 1, to: map.corners)
    else { return nil }
    func place(_ part: (left: Double, right: Double, top: Double, bottom: Double)) -> Quad {
      let corners = [
        (part.left, part.top), (part.right, part.top), (part.right, part.bottom),
        (part.left, part.bottom),
      ]
      let quad = Quad(corners: corners.map { card.map(Point(x: $0.0, y: $0.1)) })
      // A mirrored card's corners run the other way.
      return quad.area < 0 ? quad.reversed : quad
    }
    portrait = place(Self.portrait)
    face = place(Self.face)
  }

  /// Whether some areas of the stored photo are all of the portrait and none of them of its face.
  func holdsBesideFace(_ areas: [PixelRect]) -> Bool {
    areas.allSatisfy { portrait.contains($0.centre) && !face.contains($0.centre) }
  }
}
