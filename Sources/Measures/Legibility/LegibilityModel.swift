import Raster

/// How probably a word of the smallest print is read, from how strong its detail is.
///
/// A word is read where its strokes stand out: against the word as a whole (blur and too few pixels
/// take strokes first), against noise, and against what is lost in saving the picture. The three
/// add up as in a logistic regression.
struct LegibilityModel {
  /// The logarithm of the odds where all three terms are 0.
  var offset: Float
  /// What one unit of ln(strokes / words) along the lines is worth, and down the page.
  var along: Float
  var down: Float
  /// What one unit of ln(strokes / noise) is worth below ``noiseFull``.
  var noise: Float
  var noiseFull: Float
  /// What one unit of ln(pixels to a letter's height) is worth below ``pixelsFull``.
  var pixels: Float
  var pixelsFull: Float

  /// Of a card's print, and of a family card's between its rules.
  static let card = LegibilityModel(
    offset: 3, along: 3, down: 2, noise: 1, noiseFull: 2, pixels: 3, pixelsFull: 10)
  static let table = LegibilityModel(
    offset: 3, along: 3, down: 2, noise: 1, noiseFull: 2, pixels: 3, pixelsFull: 9)

  /// Code values that are added to noise: what rounding and the compression of chat photos hide.
  static let codeNoise: Float = 0.75

  /// The probability, 0…1.
  ///
  /// - Parameters:
  ///   - noise: Mean distances that noise alone shows, code values.
  ///   - letterPixels: Stored pixels to a letter's height.
  func share(_ tile: PrintTiles.Tile, noise: Float, letterPixels: Float) -> Float {
    let along = Self.ratio(tile.along.x, tile.along.z, noise)
    let down = Self.ratio(tile.down.x, tile.down.z, noise)
    let clear = Self.logarithm((tile.along.x + tile.down.x) / (2 * (noise + Self.codeNoise)))
    let fine = Self.logarithm(letterPixels / pixelsFull)
    let odds =
      offset + self.along * along + self.down * down + self.noise * min(0, clear - noiseFull)
      + pixels * min(0, fine)
    return Float(Logistic.probability(logOdds: Double(odds)))
  }

  private static func ratio(_ strokes: Float, _ words: Float, _ noise: Float) -> Float {
    func clean(_ value: Float) -> Float { (max(0.01, value * value - noise * noise)).squareRoot() }
    return logarithm(clean(strokes) / clean(words))
  }

  private static func logarithm(_ value: Float) -> Float {
    Float(Trigonometry.logarithm(Double(value)))
  }
}
