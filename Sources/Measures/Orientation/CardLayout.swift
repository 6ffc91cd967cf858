import Raster

/// Signs that an identity card is the right way up; each is worth nothing by its absolute size,
/// only against the same sign of the card turned by half.
struct CardLayout {
  /// A portrait at the right, in the middle rows, −1…1.
  let portrait: Float
  /// Header lines in the middle of the top with nothing beside them, over the card's mean density.
  let header: Float
  /// Rows that begin at the same place at the left, and end anywhere, −1…1.
  let alignment: Float

  init(_ map: InkMap) {
    portrait = Self.portrait(map)
    let beside = max(
      map.mean(map.density, x: 0.02...0.15, y: 0.03...0.18),
      map.mean(map.density, x: 0.85...0.98, y: 0.03...0.18))
    header =
      (map.mean(map.density, x: 0.25...0.75, y: 0.03...0.18) - beside)
      / (map.meanDensity + LayoutEvidence.densityFloor)
    alignment = TextRows(map, x: 0.02...0.70, y: 0.22...0.98).leftAlignment
  }

  /// The first sign alone.
  static func portrait(_ map: InkMap) -> Float {
    map.mean(map.strangeness, x: 0.72...0.97, y: 0.22...0.72)
      - map.mean(map.strangeness, x: 0.03...0.28, y: 0.22...0.72)
  }

  /// How much the signs speak for `self` against the same card turned by half; positive for it.
  func evidence(against turned: CardLayout) -> Float {
    LayoutEvidence.sum([
      (portrait - turned.portrait, full: 0.6, weight: 2),
      (header - turned.header, full: 0.8, weight: 1.2),
      (alignment - turned.alignment, full: 0.4, weight: 0.8),
    ])
  }
}
