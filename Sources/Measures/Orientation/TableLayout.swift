import Raster

/// Signs that a family card is the right way up; each is worth nothing by its absolute size, only
/// against the same sign of the sheet turned by half.
///
/// The zones follow the printed layout of a KK, with room for an outline that is a little off.
struct TableLayout {
  /// The title, and the sheet to its left and right.
  static let titleZone = DocumentZone(x: 0.36...0.64, y: 0.02...0.13)
  static let titleLeftZone = DocumentZone(x: 0.04...0.28, y: 0.02...0.13)
  static let titleRightZone = DocumentZone(x: 0.72...0.96, y: 0.02...0.13)
  /// The corners in which the QR code is sought, in shares of the sheet's width and height.
  static let codeWidth = 0.16
  static let codeHeight = 0.2

  /// A title in the middle of the top has so much over the sheet's mean density and over what lies
  /// beside it; a title at the left leaves less than 0.4 whichever way the sheet lies.
  static let usualTitle: ClosedRange<Float> = 0.5...4

  /// How the signs count; see ``LayoutEvidence``.
  static let titleSign = LayoutEvidence.Sign(full: 1.2, weight: 2)
  static let codeSign = LayoutEvidence.Sign(full: 3, weight: 1.2)

  /// A title in the middle of the top, bolder than all else, with little beside it; over the
  /// sheet's mean density.
  let title: Float
  /// A dense block (the QR code) in the bottom right corner and none in the top left one; over the
  /// sheet's mean density.
  let code: Float

  /// The signs of a sheet seen straight on.
  init(_ map: InkMap) {
    title = Self.title(map)
    let codes = Self.codes(map)
    code =
      map.isHalfTurned
      ? codes.topLeft - codes.bottomRight : codes.bottomRight - codes.topLeft
  }

  /// The first sign alone.
  static func title(_ map: InkMap) -> Float {
    let beside = max(
      map.mean(map.density, in: titleLeftZone), map.mean(map.density, in: titleRightZone))
    return (map.mean(map.density, in: titleZone) - beside)
      / (map.meanDensity + LayoutEvidence.densityFloor)
  }

  /// The densest 2 × 2 cells near each corner, over the sheet's mean density; the corners are those
  /// of the map as it lies.
  static func codes(
    _ map: InkMap
  ) -> (topLeft: Float, topRight: Float, bottomRight: Float, bottomLeft: Float) {
    let scale = 1 / (map.meanDensity + LayoutEvidence.densityFloor)
    return (
      block(map, isRight: false, isLow: false) * scale,
      block(map, isRight: true, isLow: false) * scale,
      block(map, isRight: true, isLow: true) * scale,
      block(map, isRight: false, isLow: true) * scale
    )
  }

  /// How much the signs speak for `self` against the same sheet turned by half; positive for it.
  func evidence(against turned: TableLayout) -> Float {
    LayoutEvidence.sum([
      (title - turned.title, Self.titleSign), (code - turned.code, Self.codeSign),
    ])
  }

  private static func block(_ map: InkMap, isRight: Bool, isLow: Bool) -> Float {
    let w = map.cells.width
    let h = map.cells.height
    let columns = Int(codeWidth * Double(w))
    let rows = Int(codeHeight * Double(h))
    var best: Float = 0
    for v in 1..<(rows - 1) {
      for u in 1..<(columns - 1) {
        let x = isRight ? w - 2 - u : u
        let y = isLow ? h - 2 - v : v
        let i = y * w + x
        let sum = map.density[i] + map.density[i + 1] + map.density[i + w] + map.density[i + w + 1]
        best = max(best, sum / 4)
      }
    }
    return best
  }
}
