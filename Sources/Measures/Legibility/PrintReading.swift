import Raster

/// How probably a word is read, from the size of its letters, their blur and their contrast.
///
/// Two things can keep a reader from a word: its strokes run into each other, for a letter has too
/// few blur widths to its height, and they drown in noise. The two chances are independent and each
/// is a logistic curve of a logarithm, as thresholds of perception and of recognition are.
///
/// The curve of diameters was placed on the words that Tesseract reads on cards and family cards
/// that two hands drew and photographed; half of them were read at 2.9 to 3.2 diameters, whatever
/// hand and kind. The curve of contrast was placed on the same words, and looked at on the corpus:
/// Tesseract loses some grainy print that an eye reads, and reads faint print that a clerk would
/// not want.
package struct PrintReading {
  /// What a sharp picture's pixels add to the blur, as a disk's diameter in stored pixels.
  static let pixelDiameter = 1.8
  /// Blur diameters to a letter's height at which half the words are read …
  static let halfDiameters = 2.9
  /// … and the steepness of that curve: odds go with this power of their number.
  static let diameterPower = 6.0
  /// The logarithm of ink against noise at which half the words are read: a contrast of 6.4
  /// standard deviations …
  static let halfContrast = 1.85
  /// … and the steepness of that curve.
  static let contrastPower = 3.8
  /// A reader's own noise, as a share of the ground (Weber's law): with it print that is a sixth
  /// darker than the ground is read to one half.
  static let readerNoiseShare = 0.026

  /// Stored pixels to the height of a capital of the smallest print.
  let letterPixels: Double
  /// The standard deviation of noise at print, code values: of the camera, of saving, and the
  /// reader's own.
  let noise: Double

  /// What is known of a photo's print: its size in stored pixels; ground and noise in code values.
  package init(letterPixels: Double, ground: Double, grain: Double, codingNoise: Double) {
    self.letterPixels = letterPixels
    let own = Self.readerNoiseShare * ground
    noise = max(1, (grain * grain + codingNoise * codingNoise + own * own).squareRoot())
  }

  /// The share of words that are read where print has this blur and contrast, 0…1.
  ///
  /// - Parameters:
  ///   - blur: The diameter of the blur in stored pixels, beyond what a sharp picture has.
  ///   - contrast: From ink to ground, code values.
  package func share(blur: Double, contrast: Double) -> Double {
    let width = (blur * blur + Self.pixelDiameter * Self.pixelDiameter).squareRoot()
    let diameters = Trigonometry.logarithm(letterPixels / (width * Self.halfDiameters))
    let clear = Trigonometry.logarithm(max(1, contrast) / noise) - Self.halfContrast
    return Logistic.probability(logOdds: Self.diameterPower * diameters)
      * Logistic.probability(logOdds: Self.contrastPower * clear)
  }
}
