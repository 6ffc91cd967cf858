import Raster

/// Tells which way up a document lies by the layout of its print.
///
/// A card and a table are told by their layout alone: their print is capitals, digits and rules, of
/// which ascenders and descenders say nothing. The outline's proportions leave two ways to read
/// them; the signs of both are compared, and the answer is given only if they differ enough.
struct LayoutReader {
  /// What was read.
  struct Reading {
    /// The document's own corners in stored pixels; `nil` if the turn is unknown.
    var corners: Quad?
    /// The clockwise turn that makes the photo upright after its EXIF orientation was applied.
    var turn: Turn?
    /// How sure the turn is, 0.5…1; 0 if unknown.
    var confidence: Double

    static let unknown = Reading(corners: nil, turn: nil, confidence: 0)
  }

  /// Cells across and down a card and a table: about the aspect of each.
  static let cardCells = Size(width: 30, height: 19)
  static let tableCells = Size(width: 36, height: 25)

  let layout: DocumentShape.Layout
  let orientation: Orientation

  /// Reads the document inside an outline.
  func read(_ photo: ReducedPhoto, _ finding: DocumentFinding) -> Reading {
    switch layout {
    case .card:
      return read(photo, finding, cells: Self.cardCells) { map, turned in
        CardLayout(map).evidence(against: CardLayout(turned))
      }
    case .table:
      return read(photo, finding, cells: Self.tableCells) { map, turned in
        TableLayout(map).evidence(against: TableLayout(turned))
      }
    case .page, .scene:
      return .unknown
    }
  }

  private func read(
    _ photo: ReducedPhoto, _ finding: DocumentFinding, cells: Size,
    evidence: (InkMap, InkMap) -> Float
  ) -> Reading {
    let shown = shownCorners(of: finding.quad, photo: photo.photo)
    // Start where the first side is a long one.
    let across = shown[0].distance(to: shown[1]) + shown[2].distance(to: shown[3])
    let down = shown[1].distance(to: shown[2]) + shown[3].distance(to: shown[0])
    let corners = across >= down ? shown : Self.moved(shown, by: 1)
    guard let raster = LayoutRaster(photo, corners: corners, cells: cells) else { return .unknown }
    let map = InkMap(raster)
    let sum = evidence(map, map.halfTurned)
    guard sum.magnitude >= LayoutEvidence.answered else { return .unknown }
    let own = sum > 0 ? corners : Self.moved(corners, by: 2)
    return Reading(
      corners: Quad(
        topLeft: own[0], topRight: own[1], bottomRight: own[2], bottomLeft: own[3]),
      turn: turn(toUpright: own, photo: photo.photo),
      confidence: LayoutEvidence.confidence(sum))
  }

  /// The corners in stored pixels, in the order that is clockwise as the photo is *shown*: a
  /// mirrored photo's are counter-clockwise as stored.
  private func shownCorners(of quad: Quad, photo: Size) -> [Point] {
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
