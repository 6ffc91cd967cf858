import Findings
import Measures
package import Raster
import JSON
package import Verdicts
import Report

/// The upright photo with what was found on it: the document's outline, its top, and the places
/// that checks point at.
package struct ExplanationPicture {
  /// A box in pixels of the drawing.
  package struct Box: Equatable, Sendable {
    /// Its left edge.
    package var x: Double
    /// Its top edge.
    package var y: Double
    /// From edge to edge.
    package var width: Double
    /// From edge to edge.
    package var height: Double
  }

  /// The photo in pixels of the drawing.
  package let photo: Box
  /// What the drawing shows: the photo, and of the document what sticks out of it.
  package let view: Box
  private let verdict: Verdict
  private let upright: UprightPhoto
  /// Pixels of the drawing for one of the stored photo.
  private let scale: Double

  /// How much is shown beyond an edge of the photo, as a share of its long edge.
  private static let marginShare = 0.15

  /// The picture of a verdict's photo.
  ///
  /// - Parameters:
  ///   - origin: The drawing's place for the view's top left corner.
  ///   - sidePixels: The most that the view may be wide or high, in pixels of the drawing.
  /// - Returns: `nil` where the photo's size is unknown.
  package init?(_ verdict: Verdict, at origin: Point, sidePixels: Double) {
    guard let upright = UprightPhoto(verdict) else { return nil }
    self.verdict = verdict
    self.upright = upright
    let (width, height) = (Double(upright.size.width), Double(upright.size.height))
    var (least, most) = (Point(x: 0, y: 0), Point(x: width, y: height))
    let margin = Double(upright.size.longEdge) * Self.marginShare
    for corner in verdict.document?.corners.corners ?? [] {
      let point = upright.place(of: corner)
      guard point.x.isFinite, point.y.isFinite else { continue }
      least.x = max(-margin, min(least.x, point.x))
      least.y = max(-margin, min(least.y, point.y))
      most.x = min(width + margin, max(most.x, point.x))
      most.y = min(height + margin, max(most.y, point.y))
    }
    let extent = most - least
    scale = sidePixels / max(extent.x, extent.y)
    view = Box(x: origin.x, y: origin.y, width: extent.x * scale, height: extent.y * scale)
    photo = Box(
      x: origin.x - least.x * scale, y: origin.y - least.y * scale,
      width: width * scale, height: height * scale)
  }

  /// Where a place of the stored photo lies in the drawing.
  package func placed(_ point: Point) -> Point {
    drawn(upright.place(of: point))
  }

  private func drawn(_ place: Point) -> Point {
    Point(x: photo.x + place.x * scale, y: photo.y + place.y * scale)
  }

  /// - Parameter jpeg: The upright picture; `nil` draws an empty frame.
  func drawing(jpeg: [UInt8]?, words: ExplanationWords) -> HTML {
    var drawing: HTML = """
      <clipPath id="view"><rect \(Self.attributes(view))/></clipPath>
      <rect \(Self.attributes(view)) fill="#d0d7de"/>

      """
    if let jpeg {
      drawing += """
        <image \(Self.attributes(photo)) preserveAspectRatio="none" \
        href="data:image/jpeg;base64,\(HTML(base64: jpeg))"/>

        """
    } else {
      drawing += "<rect \(Self.attributes(photo)) fill=\"#f6f8fa\"/>\n"
    }
    drawing += "<g clip-path=\"url(#view)\">\n"
    drawing += marks
    if let corners = verdict.document?.corners { drawing += outline(corners, words: words) }
    drawing += "</g>\n"
    return drawing
  }

  /// The places of every defect, tinted. All but another document beside this one were measured on
  /// the document, in squares that may stand out over its edge: there nothing is meant.
  private var marks: HTML {
    let defects = verdict.checks.reversed().filter(\.isDefect)
    let beside = HTML(defects.filter { $0.id == .framing }.map(regions))
    let marks = HTML(defects.filter { $0.id != .framing }.map(regions))
    guard let corners = verdict.document?.corners else { return beside + marks }
    return """
      \(beside)\
      <clipPath id="document"><polygon points="\(points(drawn: corners.corners.map(placed)))"/>\
      </clipPath>
      <g clip-path="url(#document)">
      \(marks)</g>

      """
  }

  private func regions(of check: CheckResult) -> HTML {
    let tint = ExplanationTint.of(check.id)
    return HTML(
      check.regions.map { region in
        let corners = upright.corners(of: region).map(drawn)
        return """
          <polygon points="\(points(drawn: corners))" fill="\(tint)" fill-opacity="0.35" \
          stroke="\(tint)" stroke-width="1.5"/>

          """
      })
  }

  /// The outline, its top side thicker and, where there is room above it, with an arrow. Where the
  /// turn is unknown nobody knows which side that is, so the outline is dashed and has no top.
  private func outline(_ corners: Quad, words: ExplanationWords) -> HTML {
    let all = points(drawn: corners.corners.map(placed))
    let dashes: HTML = verdict.turn == nil ? " stroke-dasharray=\"10 6\"" : ""
    var drawing: HTML = """
      <polygon points="\(all)" fill="none" stroke="#ffffff" stroke-width="5" \
      stroke-linejoin="round"/>
      <polygon points="\(all)" fill="none" stroke="\(ExplanationTint.outline)" \
      stroke-width="2.5" stroke-linejoin="round"\(dashes)/>

      """
    guard verdict.turn != nil else { return drawing }
    let (a, b) = (placed(corners.topLeft), placed(corners.topRight))
    let middle = (a + b) * 0.5
    let across = b - a
    let length = max(across.distance(to: Point(x: 0, y: 0)), 1)
    // Out of the document: a quarter turn back from the way along its top, as the picture shows it.
    let out = Point(x: across.y / length, y: -across.x / length)
    let along = across * (1 / length)
    drawing += """
      <polyline points="\(points(drawn: [a, b]))" fill="none" stroke="#ffffff" stroke-width="9" \
      stroke-linecap="round"/>
      <polyline points="\(points(drawn: [a, b]))" fill="none" stroke="\(ExplanationTint.top)" \
      stroke-width="6" stroke-linecap="round"/>

      """
    // Under the side it would lie over the heading.
    guard isInSight(middle + out * 30) else { return drawing }
    let base = middle + out * 8
    let head = [base + out * 18, base - along * 11, base + along * 11]
    let label = base + out * 9 + along * 34
    drawing += """
      <polygon points="\(points(drawn: head))" fill="\(ExplanationTint.top)" stroke="#ffffff" \
      stroke-width="1.5"/>
      <text x="\(Self.text(label.x))" y="\(Self.text(label.y + 5))" text-anchor="middle" \
      font-size="15" font-weight="bold" fill="\(ExplanationTint.top)" stroke="#ffffff" \
      stroke-width="4" paint-order="stroke">\(words.said("atas", "top"))</text>

      """
    return drawing
  }

  private func isInSight(_ point: Point) -> Bool {
    (view.x...view.x + view.width).contains(point.x)
      && (view.y...view.y + view.height).contains(point.y)
  }

  private func points(drawn: [Point]) -> String {
    drawn.map { "\(Self.text($0.x)),\(Self.text($0.y))" }.joined(separator: " ")
  }

  private static func attributes(_ box: Box) -> HTML {
    """
    x="\(text(box.x))" y="\(text(box.y))" width="\(text(box.width))" height="\(text(box.height))"
    """
  }

  /// A coordinate to a tenth, within what a viewer can draw.
  static func text(_ value: Double) -> String {
    JSON.number(value.isFinite ? max(-20_000, min(20_000, value)) : 0, digits: 1).line
  }
}
