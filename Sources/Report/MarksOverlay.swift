/// The document's outline and the places that checks point at, drawn over the upright thumbnail.
///
/// The verdict gives them in pixels of the stored photo; the thumbnail is upright, so each point
/// goes through the EXIF orientation and then the turn, as the picture did.
package struct MarksOverlay {
  private let orientation: Int
  private let turnDegrees: Int
  private let width: Double
  private let height: Double

  /// The most rectangles drawn over one picture.
  package static let regionsMaximum = 40

  /// - Returns: `nil` where the photo's size is unknown.
  package init?(_ facts: PhotoFactsView) {
    guard let width = facts.width, let height = facts.height, width > 0, height > 0 else {
      return nil
    }
    self.width = Double(width)
    self.height = Double(height)
    orientation = facts.exifOrientation
    turnDegrees = facts.turnDegrees ?? 0
  }

  /// The upright picture's width and height in pixels of the stored photo.
  package var uprightSize: (width: Double, height: Double) {
    let isTransposed = (orientation >= 5) != (turnDegrees % 180 != 0)
    return isTransposed ? (height, width) : (width, height)
  }

  /// Where a point of the stored photo lies in the upright picture.
  package func upright(x: Double, y: Double) -> (x: Double, y: Double) {
    let seen: (x: Double, y: Double) =
      switch orientation {
      case 2: (width - x, y)
      case 3: (width - x, height - y)
      case 4: (x, height - y)
      case 5: (y, x)
      case 6: (height - y, x)
      case 7: (height - y, width - x)
      case 8: (y, width - x)
      default: (x, y)
      }
    let seenWidth = orientation >= 5 ? height : width
    let seenHeight = orientation >= 5 ? width : height
    return switch turnDegrees {
    case 90: (seenHeight - seen.y, seen.x)
    case 180: (seenWidth - seen.x, seenHeight - seen.y)
    case 270: (seen.y, seenWidth - seen.x)
    default: seen
    }
  }

  /// The drawing; empty if there is nothing to show.
  package func drawing(document: DocumentView?, checks: [CheckView]) -> HTML {
    var marks = HTML()
    if let document, document.corners.count == 4, document.corners.allSatisfy({ $0.count == 2 }) {
      marks += "<polygon class=\"outline\" points=\"\(points(document.corners))\"/>"
    }
    let regions = checks.filter { $0.status != "pass" }.flatMap(\.regions)
    for region in regions.prefix(Self.regionsMaximum) {
      let x = Double(region.x)
      let y = Double(region.y)
      let right = x + Double(region.width)
      let bottom = y + Double(region.height)
      let corners = [[x, y], [right, y], [right, bottom], [x, bottom]]
      marks += "<polygon class=\"region\" points=\"\(points(corners))\"/>"
    }
    guard !marks.isEmpty else { return marks }
    let size = uprightSize
    return """
      <svg class="marks" aria-hidden="true" viewBox="0 0 \(Int(size.width)) \(Int(size.height))" \
      preserveAspectRatio="none">\(marks)</svg>
      """
  }

  private func points(_ corners: [[Double]]) -> String {
    corners.map { corner in
      let point = upright(x: corner[0], y: corner[1])
      return "\(whole(point.x)),\(whole(point.y))"
    }.joined(separator: " ")
  }

  /// A coordinate as a whole number, within ten times the largest side that a photo may have.
  private func whole(_ value: Double) -> Int {
    value.isFinite ? Int(max(-700_000, min(700_000, value)).rounded()) : 0
  }
}
