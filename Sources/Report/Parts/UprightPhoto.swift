import Findings
import Measures
package import Raster
package import Verdicts

/// Where places of the stored photo lie in the upright picture of it.
///
/// A verdict gives places in pixels of the stored photo; its picture is upright, so each point goes
/// through the EXIF orientation and then the turn, as the picture did; and through a mirror, where
/// the photo is a mirror image.
package struct UprightPhoto: Sendable {
  /// The stored photo's size.
  private let stored: Size
  private let orientation: Orientation

  /// The photo that a verdict is of.
  ///
  /// - Returns: `nil` where its size is unknown.
  package init?(_ verdict: Verdict) {
    guard let width = verdict.facts.width, let height = verdict.facts.height, width > 0, height > 0
    else { return nil }
    stored = Size(width: width, height: height)
    let tag = Orientation(exifValue: verdict.facts.exifOrientation)
    let measures = verdict.checks.first { $0.id == .orientation }?.measures ?? [:]
    let turned = (measures["staleTag"] == 1 ? tag.turnAlone : tag)
      .followed(by: verdict.turn ?? .none)
    orientation = measures["mirrored"] == 1 ? turned.followed(by: .mirrorColumns) : turned
  }

  /// The upright picture's size in pixels of the stored photo.
  package var size: Size { orientation.applied(to: stored) }

  /// Where a place of the stored photo lies, in pixels of the stored photo.
  package func place(of point: Point) -> Point { orientation.applied(to: point, in: stored) }

  /// Where the corners of a rectangle of the stored photo lie, in order around it.
  package func corners(of rectangle: PixelRect) -> [Point] {
    let (x, y) = (Double(rectangle.x), Double(rectangle.y))
    let (right, bottom) = (x + Double(rectangle.width), y + Double(rectangle.height))
    let corners = [
      Point(x: x, y: y), Point(x: right, y: y), Point(x: right, y: bottom), Point(x: x, y: bottom),
    ]
    return corners.map(place)
  }
}
