internal import Raster

/// Where a highlight lies on a document that has a tone of its own, as a card has.
///
/// White paper may be burnt out without any highlight; there this tells nothing.
///
/// The constants are working values. ``GlareMeter`` says what was measured with them.
package enum HighlightMask {
  /// Ground from which a tile is burnt out, in code values.
  static let burntGround = 252.0
  /// A document has a tone of its own when this share of its ground, but for what is burnt out,
  /// stays below this code value.
  static let tonedGround = 238.0
  static let tonedShare = 0.75
  /// Burnt ground on this share of a document or more, with strong print on that share of it, is
  /// the lit part of a white page of which the rest lies in a shadow; strong print is of this
  /// contrast, in code values.
  static let litShare = 0.1
  static let litPrintShare = 0.3
  static let litPrintContrast = 60.0

  /// The burnt tiles of a document that has a tone of its own, and their neighbours, a flag for
  /// each place of the grid; `nil` where burnt ground need be no highlight.
  package static func mask(on tones: TileTones) -> [Bool]? {
    guard isToned(tones) else { return nil }
    let grid = TileGrid(of: tones)
    return grid.grown(grid.mask { $0.ground >= burntGround })
  }

  /// Whether what is burnt out stands out from the rest, so that it must be a highlight.
  static func isToned(_ tones: TileTones) -> Bool {
    guard let ground = unburntGround(of: tones, quantile: tonedShare), ground < tonedGround else {
      return false
    }
    let burnt = tones.tiles.filter { $0.ground >= burntGround }
    let printed = burnt.count { $0.contrast >= litPrintContrast }
    return Double(burnt.count) < litShare * Double(tones.tiles.count)
      || Double(printed) < litPrintShare * Double(burnt.count)
  }

  /// The ground that the given share of the tiles stays below, of those that are not burnt out, in
  /// code values; `nil` where all are.
  static func unburntGround(of tones: TileTones, quantile: Double) -> Double? {
    tones.tiles.map(\.ground).filter { $0 < burntGround }.quantile(quantile)
  }
}
