internal import Raster

/// Measures how clearly print stands out from its ground, and how deep a shadow lies on it.
package enum ContrastMeter {
  /// The quantile of tiles whose contrast is the value: the strongest print there is, a heading or
  /// a heavy digit, which neither blur nor distance pales as they pale thin strokes.
  static let strongestQuantile = 0.98
  /// Ground this dark on this share of the tiles is compared with ground that bright.
  static let shadedQuantile = 0.15
  static let litQuantile = 0.85
  /// Fewer tiles are no document.
  static let tilesMinimum = 12
  /// Less light than this share says "shadow" rather than "faint".
  static let shadowLight = 0.55

  /// The reading of ``CheckID/contrast``: (ground − ink) / ground where print is strongest, 0…1.
  ///
  /// Measures: `shadowLight`, the light on the shaded part of the ground as a share of that on the
  /// lit part, 0…1 (about 0.8 and more without a hard shadow); absent where the tiles are not a
  /// document's: a dark table is no shadow.
  ///
  /// - Parameters:
  ///   - tones: The tiles of the document, or of the frame.
  ///   - isOnDocument: Whether they are the document's.
  package static func reading(from tones: TileTones, isOnDocument: Bool = true) -> Reading {
    guard tones.tiles.count >= tilesMinimum, let shaded = tones.ground(quantile: shadedQuantile),
      let lit = tones.ground(quantile: litQuantile), lit > 0,
      let strongest = tones.tiles.map({ $0.contrast / max($0.ground, 1) })
        .quantile(strongestQuantile)
    else { return Reading(notMeasured: .contrast, why: .tooSmall) }
    // Code values go with the square root of light, or nearly.
    let light = (shaded / lit) * (shaded / lit)
    let count = Double(tones.tiles.count)
    return Reading(
      .contrast, value: strongest, measures: isOnDocument ? ["shadowLight": light] : [:],
      confidence: count / (count + 10),
      cause: isOnDocument && light < shadowLight ? .shadow : .faint)
  }
}
