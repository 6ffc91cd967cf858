import Raster

/// Tells which way up a document lies by the layout of its print.
///
/// A card and a table are told by their layout alone: their print is capitals, digits and rules, of
/// which ascenders and descenders say nothing. The outline's proportions leave two ways to read
/// them; the signs of both are compared, and the answer is given only if they differ enough. A page
/// is told by its lines of text.
struct LayoutReader {
  /// What was read.
  struct Reading {
    /// The document's own corners in stored pixels; `nil` if the turn is unknown.
    var corners: Quad?
    /// The clockwise turn that makes the photo upright after its EXIF orientation was applied.
    var turn: Turn?
    /// The evidence for the turn against its opposite, 0 or more.
    var evidence: Float = 0
    /// Whether there is print as the layout has it.
    var isPrinted = false
    /// The document straight on, a long side up; `nil` for a page.
    var map: InkMap?
  }

  /// Cells across and down a card or a table: between the aspects of both.
  static let cells = Size(width: 36, height: 24)
  /// Share of a page left out at each border: its edge is no print.
  static let borderShare = 0.02

  let layout: DocumentShape.Layout
  let orientation: Orientation

  /// Reads the document inside an outline, corners in stored pixels.
  func read(_ photo: ReducedPhoto, _ quad: Quad) -> Reading {
    let shown = shownCorners(of: quad)
    switch layout {
    case .card:
      return read(photo, shown) { map, turned in
        CardLayout(map).evidence(against: CardLayout(turned))
      }
    case .table:
      return read(photo, shown) { map, turned in
        TableLayout(map).evidence(against: TableLayout(turned))
      }
    case .page:
      return readPage(photo, shown)
    case .scene:
      return Reading()
    }
  }

  private func read(
    _ photo: ReducedPhoto, _ shown: [Point], evidence: (InkMap, InkMap) -> Float
  ) -> Reading {
    // Start where the first side is a long one.
    let across = shown[0].distance(to: shown[1]) + shown[2].distance(to: shown[3])
    let down = shown[1].distance(to: shown[2]) + shown[3].distance(to: shown[0])
    let corners = across >= down ? shown : Self.moved(shown, by: 1)
    guard let raster = LayoutRaster(photo, corners: corners, cells: Self.cells) else {
      return Reading()
    }
    let map = InkMap(raster)
    let sum = evidence(map, map.halfTurned)
    guard sum.magnitude >= LayoutEvidence.answered else { return Reading(map: map) }
    var reading = answer(
      Self.moved(corners, by: sum > 0 ? 0 : 2), evidence: sum.magnitude, photo: photo.photo)
    reading.map = map
    return reading
  }

  private func readPage(_ photo: ReducedPhoto, _ shown: [Point]) -> Reading {
    let centre = (shown[0] + shown[1] + shown[2] + shown[3]) * 0.25
    let inner = shown.map { $0 + (centre - $0) * (2 * Self.borderShare) }
    guard let page = PageReading(photo, corners: inner) else { return Reading() }
    guard let quarters = page.quarters else {
      return Reading(isPrinted: page.isText)
    }
    // Turned clockwise by a quarter, what was the last corner becomes the first.
    return answer(
      Self.moved(shown, by: 4 - quarters), evidence: page.evidence.magnitude, photo: photo.photo)
  }

  private func answer(_ own: [Point], evidence: Float, photo: Size) -> Reading {
    Reading(
      corners: Quad(
        topLeft: own[0], topRight: own[1], bottomRight: own[2], bottomLeft: own[3]),
      turn: turn(toUpright: own, photo: photo), evidence: evidence, isPrinted: true)
  }

  /// The corners in stored pixels, in the order that is clockwise as the photo is *shown*: a
  /// mirrored photo's are counter-clockwise as stored.
  func shownCorners(of quad: Quad) -> [Point] {
    let isMirrored =
      orientation.swapsAxes != (orientation.mirrorsColumns != orientation.mirrorsRows)
    let c = quad.corners
    return isMirrored ? [c[0], c[3], c[2], c[1]] : c
  }

  private static func moved(_ corners: [Point], by steps: Int) -> [Point] {
    (0..<4).map { corners[($0 + steps) % 4] }
  }

  /// The quarter turn nearest to what lays the top edge level, left to right, as shown.
  private func turn(toUpright corners: [Point], photo: Size) -> Turn {
    let a = orientation.applied(to: corners[0], in: photo)
    let b = orientation.applied(to: corners[1], in: photo)
    let quarters = (Trigonometry.arctangent(y: b.y - a.y, x: b.x - a.x) / (Double.pi / 2)).rounded()
    return Turn(rawValue: ((4 - Int(quarters)) % 4) * 90) ?? .none
  }
}
