import Measures
import Raster
package import Verdicts

/// The document's outline and the places that checks point at, drawn over the upright thumbnail.
package struct MarksOverlay {
  private let photo: UprightPhoto

  /// The most rectangles drawn over one picture.
  package static let regionsMaximum = 40
  /// What a coordinate is held within: ten times the largest side that a photo may have, in pixels.
  private static let coordinateMaximum = 700_000.0

  /// An overlay for one photo.
  package init(_ photo: UprightPhoto) { self.photo = photo }

  /// The drawing; empty if there is nothing to show.
  ///
  /// - Parameter verdict: The photo's.
  package func drawing(of verdict: Verdict) -> HTML {
    var marks = HTML()
    if let corners = verdict.document?.corners.corners {
      marks += shape("outline", corners.map(photo.place))
    }
    for region in Self.regions(of: verdict).prefix(Self.regionsMaximum) {
      marks += shape("region", photo.corners(of: region))
    }
    guard !marks.isEmpty else { return marks }
    return """
      <svg class="marks" aria-hidden="true" viewBox="0 0 \(photo.size.width) \(photo.size.height)" \
      preserveAspectRatio="none">\(marks)</svg>
      """
  }

  /// The places of what did not pass. Where legibility points, what it is made of points at the
  /// same print once more, and is left out; a shadow is another thing.
  private static func regions(of verdict: Verdict) -> [PixelRect] {
    let failed = verdict.checks.filter { $0.status != .pass }
    let isLegibilityPlaced = failed.contains { $0.id == .legibility && !$0.regions.isEmpty }
    return failed.filter { check in
      !(isLegibilityPlaced && CheckID.legibilityParts.contains(check.id) && check.cause != .shadow)
    }.flatMap(\.regions)
  }

  /// A line with a halo: whatever lies behind it, one of both has a contrast of 3 : 1 against it.
  private func shape(_ name: String, _ points: [Point]) -> HTML {
    let places = text(points)
    return """
      <polygon class="halo" points="\(places)"/><polygon class="\(name)" points="\(places)"/>
      """
  }

  private func text(_ points: [Point]) -> String {
    points.map { "\(whole($0.x)),\(whole($0.y))" }.joined(separator: " ")
  }

  private func whole(_ value: Double) -> Int {
    let most = Self.coordinateMaximum
    return value.isFinite ? Int(max(-most, min(most, value)).rounded()) : 0
  }
}
