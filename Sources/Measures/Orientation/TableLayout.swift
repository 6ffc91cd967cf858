import Raster

/// Signs that a family card is the right way up; each is worth nothing by its absolute size, only
/// against the same sign of the sheet turned by half.
struct TableLayout {
  /// A title in the middle of the top, bolder than all else, with little beside it; over the
  /// sheet's mean density.
  let title: Float
  /// A dense block (the QR code) in the bottom right corner and none in the top left one; over the
  /// sheet's mean density.
  let code: Float

  init(_ map: InkMap) {
    let scale = 1 / (map.meanDensity + LayoutEvidence.densityFloor)
    let beside = max(
      map.mean(map.density, x: 0.04...0.28, y: 0.02...0.13),
      map.mean(map.density, x: 0.72...0.96, y: 0.02...0.13))
    title = (map.mean(map.density, x: 0.36...0.64, y: 0.02...0.13) - beside) * scale
    code = (Self.block(map, rightmost: true) - Self.block(map, rightmost: false)) * scale
  }

  /// How much the signs speak for `self` against the same sheet turned by half; positive for it.
  func evidence(against turned: TableLayout) -> Float {
    LayoutEvidence.sum([
      (title - turned.title, full: 1.2, weight: 2),
      (code - turned.code, full: 3, weight: 1.2),
    ])
  }

  /// The densest 2 × 2 cells near the bottom right or the top left corner.
  private static func block(_ map: InkMap, rightmost: Bool) -> Float {
    let w = map.cells.width
    let h = map.cells.height
    let columns = Int(0.16 * Double(w))
    let rows = Int(0.2 * Double(h))
    var best: Float = 0
    for v in 1..<(rows - 1) {
      for u in 1..<(columns - 1) {
        let isFar = rightmost != map.isHalfTurned
        let x = isFar ? w - 2 - u : u
        let y = isFar ? h - 2 - v : v
        let i = y * w + x
        let sum = map.density[i] + map.density[i + 1] + map.density[i + w] + map.density[i + w + 1]
        best = max(best, sum / 4)
      }
    }
    return best
  }
}
