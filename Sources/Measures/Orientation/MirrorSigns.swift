import Raster

/// Tells print from its mirror image, on a card or a table.
///
/// Turning by half changes both where things are from left to right and where they are from top to
/// bottom; mirroring changes only one of them. So first it is told which end is the top, by signs
/// that look the same in a mirror; then whether what belongs to the right is there, and on which
/// side the letters of the title have their stems.
///
/// The constants are working values, placed on 524 simulated photos of three hands, half of them
/// with a defect, and their mirror images: no photo has a sum below −0.11, none that is good below
/// 0.9; of the mirror images of the good ones all are told, of all 516.
struct MirrorSigns {
  /// How sure it is which end is the top, 0…2.
  let topEvidence: Float
  /// Whether the map lies with the top up.
  let isTopUp: Bool
  /// What speaks for print that reads from left to right, negative for its mirror image, −2…2.
  let evidence: Float
  /// What the letters say of it, −1…1.
  let leaning: Float

  /// The parts of a layout that a mirror changes.
  private struct Parts {
    /// The title, of large capitals.
    let title: DocumentZone
    /// Cells of ``LayoutReader/usualCellSide`` samples that the title is laid on.
    let cells: Size
    let scale: LetterStems.Scale
  }

  /// Both lines of a KTP's header, 2.5 mm high; and a family card's title, some 5 mm high.
  private static let cardParts = Parts(
    title: DocumentZone(x: 0.2...0.8, y: 0.02...0.19), cells: Size(width: 24, height: 5),
    scale: LetterStems.Scale(stem: 5, arm: 3, reach: 1...3))
  private static let tableParts = Parts(
    title: DocumentZone(x: 0.3...0.7, y: 0.02...0.12), cells: Size(width: 36, height: 6),
    scale: LetterStems.Scale(stem: 7, arm: 3, reach: 3...5))

  /// What counts fully, each in its own unit: a header, the rows' share, a title, a code above
  /// ``codeWeight``, the portrait and the letters.
  private static let headerFull: Float = 0.8
  private static let rowsFull: Float = 0.3
  private static let titleFull: Float = 1.2
  private static let codeFull: Float = 3
  private static let portraitFull: Float = 1.2
  private static let leaningFull: Float = 0.15
  /// Not all family cards have a code, and some have a seal elsewhere.
  private static let codeWeight: Float = 0.5
  /// What must be reached to call a photo mirrored.
  private static let topMinimum: Float = 0.4
  private static let evidenceMinimum: Float = 0.4
  /// What all but a fifth of good family cards reach.
  private static let evidenceSure: Float = 0.9
  /// Letters that lean to the right by so much are no mirror image's, whatever lies beside them.
  private static let leaningMaximum: Float = 0.02

  /// Whether what was seen is surely none: the top is known, and all that a mirror changes speaks
  /// for print that reads from left to right.
  var isSure: Bool { topEvidence >= Self.topMinimum && evidence >= Self.evidenceSure }

  /// Whether what was seen is a mirror image.
  var isMirrored: Bool {
    topEvidence >= Self.topMinimum && evidence < -Self.evidenceMinimum
      && leaning < Self.leaningMaximum
  }

  /// The signs of a document straight on.
  ///
  /// - Parameters:
  ///   - map: With a long side up.
  ///   - corners: Those that the map was laid by, in stored pixels.
  /// - Returns: `nil` for a page and a scene.
  init?(
    _ photo: ReducedPhoto, _ map: InkMap, corners: Quad, layout: DocumentShape.Layout
  ) {
    let parts: Parts
    let top: Float
    let side: Float
    switch layout {
    case .card:
      parts = Self.cardParts
      let portrait = CardLayout.portrait(map) - CardLayout.portrait(map.halfTurned)
      let header = CardLayout.header(map) - CardLayout.header(map.halfTurned)
      top =
        Self.share(header, Self.headerFull)
        + Self.share(CardRows.lowness(map, isPortraitRight: portrait > 0), Self.rowsFull)
      side = Self.share(portrait, Self.portraitFull) * (top < 0 ? -1 : 1)
    case .table:
      parts = Self.tableParts
      let title = TableLayout.title(map) - TableLayout.title(map.halfTurned)
      let codes = TableLayout.codes(map)
      let low = max(codes.bottomLeft, codes.bottomRight) - max(codes.topLeft, codes.topRight)
      top = Self.share(title, Self.titleFull) + Self.codeWeight * Self.share(low, Self.codeFull)
      let right =
        top < 0 ? codes.topLeft - codes.topRight : codes.bottomRight - codes.bottomLeft
      side = Self.codeWeight * Self.share(right, Self.codeFull)
    case .page, .scene: return nil
    }
    topEvidence = top.magnitude
    isTopUp = top >= 0
    let upright = isTopUp ? corners : corners.renamed(by: 2)
    leaning = Self.leaning(photo, upright, parts)
    evidence = side + Self.share(leaning, Self.leaningFull)
  }

  private static func leaning(_ photo: ReducedPhoto, _ upright: Quad, _ parts: Parts) -> Float {
    guard let map = Homography(width: 1, height: 1, to: upright) else { return 0 }
    let (x, y) = (parts.title.x, parts.title.y)
    let title = Quad(
      topLeft: map.map(Point(x: x.lowerBound, y: y.lowerBound)),
      topRight: map.map(Point(x: x.upperBound, y: y.lowerBound)),
      bottomRight: map.map(Point(x: x.upperBound, y: y.upperBound)),
      bottomLeft: map.map(Point(x: x.lowerBound, y: y.upperBound)))
    return LayoutRaster(photo, corners: title, cells: parts.cells)
      .map { LetterStems(InkMap($0), scale: parts.scale).leaning } ?? 0
  }

  private static func share(_ value: Float, _ full: Float) -> Float {
    max(-1, min(1, value / full))
  }
}
