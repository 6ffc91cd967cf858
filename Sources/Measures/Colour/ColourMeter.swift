internal import Raster

/// Measures whether a document has colours of its own.
///
/// The constants are working values. With them copied cards of the simulated photos of the corpus
/// have 0 colour, and original ones 0.9 and more.
package enum ColourMeter {
  /// Chroma from which a tile is coloured, |Cb − 128| + |Cr − 128| in code values.
  static let colouredChroma = 20.0
  /// Distance from the document's most usual chroma at which a tile has another colour than it, in
  /// the same unit.
  static let otherChroma = 15.0
  /// A document with other colours on this share of its tiles is as good as coloured all over: a
  /// portrait on a ground that poor light has made grey.
  static let otherShareEnough = 0.25
  /// Ground darker than this has no chroma that could be trusted, in code values.
  static let groundMinimum = 100.0

  /// The reading of ``CheckID/colour``: the share of the document that is coloured, 0…1.
  ///
  /// The light's own colour does not count: where most of the document is tinted yellow or red, as
  /// lamps do, chroma is taken against that tint.
  ///
  /// Measures: `coloured` and `otherColour`, the shares of tiles that differ from grey and from the
  /// document's most usual chroma.
  ///
  /// - Parameter tones: The tiles of the document.
  package static func reading(from tones: TileTones) -> Reading {
    let tiles = tones.tiles
    guard let ground = tones.ground(quantile: 0.5), !tiles.isEmpty else {
      return Reading(notMeasured: .colour, why: .tooSmall)
    }
    guard ground >= groundMinimum else { return Reading(notMeasured: .colour, why: .unsure) }
    let middle = tiles.count / 2
    let blue = tiles.map(\.blue).element(ofRank: middle)
    let red = tiles.map(\.red).element(ofRank: middle)
    let isLamp = blue < 0 && red > 0
    let tint = isLamp ? (blue: blue, red: red) : (blue: 0, red: 0)
    let count = Double(tiles.count)
    let coloured =
      Double(
        tiles.count { abs($0.blue - tint.blue) + abs($0.red - tint.red) >= colouredChroma }) / count
    let other =
      Double(tiles.count { abs($0.blue - blue) + abs($0.red - red) >= otherChroma }) / count
    return Reading(
      .colour, value: max(coloured, min(1, other / otherShareEnough)),
      measures: ["coloured": coloured, "otherColour": other],
      confidence: Reading.confidence(of: tiles.count, half: TileTones.halfConfidenceTiles))
  }
}
