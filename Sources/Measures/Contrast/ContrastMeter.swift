internal import Raster

/// Measures how clearly print stands out from its ground, and how deep a shadow lies on it.
///
/// The constants are working values. With them the simulated photos of the corpus with faint print
/// measure 0.24 and less, those without a defect 0.72 and more; hard shadows leave 0.54 of the
/// light and less, none leaves 0.64 and more.
package enum ContrastMeter {
  /// The ground that the darkest share of the tiles stays below is compared with the ground that
  /// the brightest share exceeds: quantiles, 0…1.
  static let shadedQuantile = 0.15
  static let litQuantile = 0.85
  /// Fewer tiles are no document.
  static let tilesMinimum = 12
  /// Ground that may be bright for a highlight beside it, in code values.
  static let haloGround = 238.0
  /// Less light than this share says "shadow" rather than "faint" where print is pale: just above
  /// what hard shadows leave. From how much shadow on a photo is worse is the policy's business.
  static let shadowLight = 0.55

  /// Where so much of a difference remains beside the plane (``EvenLight``), as a share of it, none
  /// of it is a shadow's, and all of it.
  static let unevenShares = Ramp(zero: 0.3, one: 0.5)
  /// Grounds farther off the first plane, in standard deviations, are not light's.
  static let farDeviations = 2.0

  /// What has less light than this share beside a page whose border was not seen is another thing
  /// in the frame: walls and sky light the deepest shadow by more. A working value.
  static let otherThingLight = 0.06

  /// The reading of ``CheckID/contrast``: (ground − ink) / ground where print is strongest, 0…1.
  ///
  /// Measures: `shadowLight`, the light on the shaded part of the ground as a share of that on the
  /// lit part, without light that falls off evenly, 0…1 (about 0.8 and more without a hard shadow);
  /// absent where the tiles are not a document's: a dark table is no shadow. Regions: the largest
  /// part of the ground that is nearer to the shaded part than to the lit one, on an evenly lit
  /// document too.
  ///
  /// - Parameters:
  ///   - tones: The tiles of the document, or of the frame.
  ///   - isOnDocument: Whether they are the document's.
  ///   - isFrame: Whether the document's border is the frame's.
  package static func reading(
    from tones: TileTones, isOnDocument: Bool = true, isFrame: Bool = false
  ) -> Reading {
    guard tones.tiles.count >= tilesMinimum, let (shaded, lit) = grounds(of: tones), lit > 0,
      let strongest = tones.strongestContrast
    else { return Reading(notMeasured: .contrast, why: .tooSmall) }
    // Code values go with the square root of light, or nearly.
    let whole = (shaded / lit) * (shaded / lit)
    let isOnDocument = isOnDocument && !(isFrame && whole < otherThingLight)
    let share = (lit - max(0, lit - shaded) * unevenShare(of: tones)) / lit
    let light = share * share
    return Reading(
      .contrast, value: strongest, measures: isOnDocument ? ["shadowLight": light] : [:],
      regions: isOnDocument ? shade(on: tones, below: (shaded + lit) / 2) : [],
      confidence: Reading.confidence(
        of: tones.tiles.count, half: TileTones.halfConfidenceTiles),
      cause: isOnDocument && light < shadowLight ? .shadow : .faint)
  }

  /// The share of the difference between lit and shaded ground that light falling off evenly over
  /// the document does not explain, as from a window: 1 for a shadow with an edge.
  ///
  /// A plane is laid through the grounds, twice: the second time without what lies far off it, such
  /// as a portrait. A step in the middle leaves 0.55 of its height beside the best plane.
  private static func unevenShare(of tones: TileTones) -> Double {
    var tiles = tones.tiles
    var left: [Double] = []
    for _ in 0..<2 {
      guard let plane = EvenLight(through: tiles) else { return 1 }
      left = tiles.map { $0.ground - plane.ground(column: $0.column, row: $0.row) }
      let far = farDeviations * (left.reduce(0) { $0 + $1 * $1 } / Double(left.count)).squareRoot()
      tiles = zip(tiles, left).filter { $1.magnitude <= far }.map(\.0)
    }
    guard let low = left.quantile(shadedQuantile), let high = left.quantile(litQuantile),
      let dark = tones.ground(quantile: shadedQuantile),
      let bright = tones.ground(quantile: litQuantile),
      bright > dark
    else { return 1 }
    return unevenShares((high - low) / (bright - dark))
  }

  /// The largest part of the document whose ground is darker than a code value.
  private static func shade(on tones: TileTones, below ground: Double) -> [PixelRect] {
    let grid = TileGrid(of: tones)
    return grid.regions(of: grid.largestPatch(of: grid.mask { Double($0.ground) < ground }))
  }

  /// The ground where it is dark and where it is bright. The lit part is not what a highlight has
  /// made brighter still, where most of the document is free of it.
  private static func grounds(of tones: TileTones) -> (shaded: Double, lit: Double)? {
    guard let shaded = tones.ground(quantile: shadedQuantile),
      let lit = tones.ground(quantile: litQuantile)
    else { return nil }
    guard lit >= haloGround, let highlight = HighlightMask.mask(on: tones) else {
      return (shaded, lit)
    }
    let rest = tones.tiles.filter { !highlight[$0.row * tones.columns + $0.column] }.map(\.ground)
    guard 2 * rest.count >= tones.tiles.count, let unlit = rest.quantile(shadedQuantile),
      let plain = rest.quantile(litQuantile)
    else { return (shaded, lit) }
    return (unlit, plain)
  }
}
