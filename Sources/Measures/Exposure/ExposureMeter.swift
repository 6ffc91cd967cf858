internal import Raster

/// Measures how much of a document's print, rules and ground darkness or burning out has taken.
///
/// White paper may be as white as it likes: only print that has faded into it tells. A ground that
/// has a colour (a card) is lost where all three primaries have burnt out: until then it keeps a
/// colour, and the print on it its contrast, however pale it looks. In a scene, where nothing is
/// known of what should be seen, it is the share of the frame at the ends of the range.
///
/// All limits in here are code values of gamma-coded luma at which print stops being readable; how
/// much of the document may be lost is the policy's business. Those that name no other origin are
/// working values: with them dark photos of the corpus' simulated ones measure 0.83 and more, and
/// those without a defect at most 0.06.
package enum ExposureMeter {
  /// Ground at or below `one` is lost to darkness, at or above `zero` it is not. At 56 it has 4 %
  /// of the light of white, a third of a percent for each step that a sensor's noise takes.
  static let darkGround = Ramp(zero: 96, one: 56)
  /// … unless its contrast, in code values, is that of well-lit dark things: a portrait.
  static let darkContrast = Ramp(zero: 100, one: 60)
  /// Ground that is burnt out.
  static let burntGround = Ramp(zero: 248, one: 253)
  /// The dimmest of the three primaries of a coloured ground that is burnt out: 250 is the end of
  /// the range but for what a chat's compression takes. Working values: legible cards whose ground
  /// has a median luma of 247 keep a primary below 240.
  static let burntPrimary = Ramp(zero: 240, one: 250)
  /// Contrast of print on burnt ground that has faded, for a document ``referenceLongEdge`` pixels
  /// long, as sharp and as black as print should be.
  static let fadedContrast = Ramp(zero: 60, one: 30)
  /// The long edge of a document, in pixels of the reduced luma, at which thin print has its full
  /// contrast; on a smaller one it is paler in proportion, and no light is to blame for that.
  static let referenceLongEdge = 1200.0
  /// Light never takes bold print whole: where even the strongest has less contrast than this share
  /// of its ground, all print is paler than it should be, and it was so before the light.
  static let blackPrint = 0.6
  /// A tile with less contrast than this, in code values, has no print that could be lost.
  static let printContrastMinimum = 10.0
  /// Burning out is of the exposure only where all the ground is bright, but for the darkest share
  /// of the tiles; else it is a highlight.
  static let brightGround = Ramp(zero: 220, one: 245)
  static let brightGroundQuantile = 0.3
  /// Where this share of the samples is at the end of the range, and of the tiles without print,
  /// nothing of the document is left: print alone covers more.
  static let whiteOutShare = 0.98
  /// A tile is coloured when chroma is this far from grey on average, in code values of
  /// |Cb − 128| + |Cr − 128|, and a document when this share of its tiles is: light on white paper
  /// tints it by less.
  static let colouredChroma = 40.0
  static let colouredShare = 0.03
  /// A tile is pointed at when at least this much of it is lost, 0…1.
  static let regionLoss = 0.5

  /// The reading of ``CheckID/exposure``.
  ///
  /// Measures: `darkShare`, `burntShare` (what each has taken, 0…1), `nearBlack`, `nearWhite`
  /// (shares of samples at 0…25 and 247…255), `ground` (median luma of the ground).
  ///
  /// - Parameters:
  ///   - tones: The tiles of the document, or of the whole frame where none is known.
  ///   - layout: What the photo should show: a scene is judged by the ends of the range, and only a
  ///     card's ground must have a colour.
  ///   - blur: The diameter of the blur in pixels of the reduced luma: it pales thin print as well.
  package static func reading(
    from tones: TileTones, layout: DocumentShape.Layout?, blur: Double = 0
  ) -> Reading {
    let tiles = tones.tiles
    guard let ground = tones.ground(quantile: 0.5) else {
      return Reading(notMeasured: .exposure, why: .tooSmall)
    }
    let count = Double(tiles.count)
    var measures = [
      "nearBlack": tiles.reduce(0) { $0 + $1.nearBlack } / count,
      "nearWhite": tiles.reduce(0) { $0 + $1.nearWhite } / count, "ground": ground,
    ]
    let dark: [Double]
    let burnt: [Double]
    if layout == .scene {
      dark = tiles.map(\.nearBlack)
      burnt = tiles.map(\.nearWhite)
      measures["burntShare"] = burnt.reduce(0, +) / count
    } else {
      dark = tiles.map { darkGround($0.ground) * darkContrast($0.contrast) }
      let (losses, share) = burntLosses(tones, layout: layout, blur: blur)
      burnt = losses
      measures["burntShare"] = share
    }
    let darkShare = dark.reduce(0, +) / count
    measures["darkShare"] = darkShare
    let burntShare = measures["burntShare"] ?? 0
    let isDark = darkShare >= burntShare
    let lost = zip(tiles, isDark ? dark : burnt).filter { $1 >= regionLoss }.map(\.0.area)
    return Reading(
      .exposure, value: max(darkShare, burntShare), measures: measures,
      regions: Reading.regions(of: lost),
      confidence: Reading.confidence(of: tiles.count, half: TileTones.halfConfidenceTiles),
      cause: isDark ? .dark : .bright)
  }

  /// The least of red, green and blue of a tile's ground, code values.
  ///
  /// - Source: ITU-T T.871, the conversion of JFIF.
  private static func dimmestPrimary(_ tile: TileTones.Tile) -> Double {
    let red = tile.ground + 1.402 * tile.red
    let green = tile.ground - 0.344136 * tile.blue - 0.714136 * tile.red
    let blue = tile.ground + 1.772 * tile.blue
    return min(red, green, blue)
  }

  /// Whether nothing is left of a card or a table but the end of the range.
  private static func isWhiteOut(_ tones: TileTones, layout: DocumentShape.Layout?) -> Bool {
    let tiles = tones.tiles
    guard layout == .card || layout == .table, !tiles.isEmpty else { return false }
    let count = Double(tiles.count)
    let white = tiles.reduce(0) { $0 + $1.nearWhite }
    let printed = Double(tiles.count { $0.contrast >= printContrastMinimum })
    return white >= whiteOutShare * count && printed <= (1 - whiteOutShare) * count
  }

  /// What burning out has taken of each tile, and of the whole document.
  private static func burntLosses(
    _ tones: TileTones, layout: DocumentShape.Layout?, blur: Double
  ) -> (losses: [Double], share: Double) {
    let tiles = tones.tiles
    if isWhiteOut(tones, layout: layout) { return (tiles.map { _ in 1 }, 1) }
    let general = brightGround(tones.ground(quantile: brightGroundQuantile) ?? 0)
    let coloured = Double(tiles.count { $0.chroma >= colouredChroma })
    if layout == .card, coloured >= colouredShare * Double(tiles.count) {
      let losses = tiles.map { burntPrimary(dimmestPrimary($0)) * general }
      return (losses, losses.reduce(0, +) / Double(tiles.count))
    }
    // What pales print besides the light: few pixels, blur (thin strokes spread over both it and
    // the width of a sharp picture's own edges), and ink that was pale.
    let sharp = BlurEstimate.pixelDiameter
    let spread = sharp / (sharp * sharp + blur * blur).squareRoot()
    let ink = min(1, (tones.strongestContrast ?? 0) / blackPrint)
    let scale = min(1, tones.longEdge / referenceLongEdge) * spread * ink
    let losses = tiles.map { tile in
      tile.contrast < printContrastMinimum
        ? 0 : burntGround(tile.ground) * fadedContrast(tile.contrast / scale) * general
    }
    let printed = tiles.count { $0.contrast >= printContrastMinimum }
    return (losses, losses.reduce(0, +) / Double(max(printed, 1)))
  }
}
