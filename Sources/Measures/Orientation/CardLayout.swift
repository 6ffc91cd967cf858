import Raster

/// Signs that an identity card is the right way up; each is worth nothing by its absolute size,
/// only against the same sign of the card turned by half.
///
/// The zones follow the printed layout of a KTP, with room for an outline that is a little off.
struct CardLayout {
  /// Where the portrait is, and where nothing like it is: the same place at the left.
  static let portraitZone = DocumentZone(x: 0.72...0.97, y: 0.22...0.72)
  static let labelZone = DocumentZone(x: 0.03...0.28, y: 0.22...0.72)
  /// The two header lines (province and regency), and the empty card to their left and right.
  static let headerZone = DocumentZone(x: 0.25...0.75, y: 0.03...0.18)
  static let headerLeftZone = DocumentZone(x: 0.02...0.15, y: 0.03...0.18)
  static let headerRightZone = DocumentZone(x: 0.85...0.98, y: 0.03...0.18)
  /// The rows of labels and values, left of the portrait.
  static let rowsZone = DocumentZone(x: 0.02...0.70, y: 0.22...0.98)

  /// How the signs count; see ``LayoutEvidence``.
  static let portraitSign = LayoutEvidence.Sign(full: 0.6, weight: 2)
  static let headerSign = LayoutEvidence.Sign(full: 0.8, weight: 1.2)
  static let alignmentSign = LayoutEvidence.Sign(full: 0.4, weight: 0.8)

  /// A portrait at the right, in the middle rows, −1…1.
  let portrait: Float
  /// Header lines in the middle of the top with nothing beside them, over the card's mean density.
  let header: Float
  /// Rows that begin at the same place at the left, and end anywhere, −1…1.
  let alignment: Float

  /// The signs of a card seen straight on.
  init(_ map: InkMap) {
    portrait = Self.portrait(map)
    header = Self.header(map)
    alignment = TextRows(map, in: Self.rowsZone).leftAlignment
  }

  /// The first sign alone.
  static func portrait(_ map: InkMap) -> Float {
    map.mean(map.strangeness, in: portraitZone) - map.mean(map.strangeness, in: labelZone)
  }

  /// The second sign alone.
  static func header(_ map: InkMap) -> Float {
    let beside = max(
      map.mean(map.density, in: headerLeftZone), map.mean(map.density, in: headerRightZone))
    return (map.mean(map.density, in: headerZone) - beside)
      / (map.meanDensity + LayoutEvidence.densityFloor)
  }

  /// How much the signs speak for `self` against the same card turned by half; positive for it.
  func evidence(against turned: CardLayout) -> Float {
    LayoutEvidence.sum([
      (portrait - turned.portrait, Self.portraitSign), (header - turned.header, Self.headerSign),
      (alignment - turned.alignment, Self.alignmentSign),
    ])
  }
}
