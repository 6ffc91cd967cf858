import Raster

/// How probably a word is read, from the size of its letters, their blur and their contrast.
///
/// Two things can keep a reader from a word: its strokes run into each other, for a letter has too
/// few blur widths to its height, and they drown in noise. The two chances are independent and each
/// is a logistic curve of a logarithm, as thresholds of perception and of recognition are. Where
/// detail ends before the edges say so, no more is read than its samples allow.
///
/// The curve of diameters was placed on the words that Tesseract reads on cards and family cards
/// that two hands drew and photographed; half of them were read at 2.9 to 3.2 diameters, whatever
/// hand and kind. The curves of contrast were placed on the same words, and looked at on the
/// corpus.
package struct PrintReading {
  /// What a sharp picture's pixels add to the blur, as a disk's diameter in stored pixels.
  static let pixelDiameter = 1.8
  /// Blur diameters to a letter's height at which half the words are read …
  static let halfDiameters = 2.9
  /// … and the steepness of that curve: odds go with this power of their number.
  static let diameterPower = 6.0
  /// … and where a motion blurs them in one direction alone, for those across it stay as they are.
  /// Placed on drawn family cards of two hands.
  static let halfMotionDiameters = 2.2
  /// Samples to a letter's height, each with detail of its own, at which half the words are read:
  /// fonts of five rows are the smallest that can be told.
  static let halfSamples = 5.0
  /// Periods to a disk's diameter at which the print that it blurs ends: 0.75 on cards and 0.83 on
  /// family cards, in the median.
  static let diskPeriods = 0.8
  /// Edges are narrower than the detail around them where a disk that ends so is wider than they
  /// are by this factor: of what a lens has blurred one in 16 reaches it.
  static let narrowEdges = 1.1

  /// What print stands on, and how it is read there.
  package struct Ground: Sendable {
    /// The logarithm of ink against noise at which half the words are read …
    let halfContrast: Double
    /// … and the steepness of that curve.
    let contrastPower: Double
    /// By how much grain and what saving did count for more than they measure.
    let grainWeight: Double
    let codingWeight: Double
    /// A reader's own noise, as a share of the ground (Weber's law) …
    let readerNoiseShare: Double
    /// … and what is printed there besides, as a share of the range from there to the darkest.
    let rangeNoiseShare: Double

    /// A card's coloured ground with its fine lines and portrait: half is read at a contrast of 6.4
    /// standard deviations, and where print is a fifth as dark as the portrait. In haze lines and
    /// portrait are as pale as the print, and it is read where it is a nineteenth darker than the
    /// ground. Tesseract loses some grainy print that an eye reads, and reads faint print that a
    /// clerk would not want.
    package static let card = Ground(
      halfContrast: 1.85, contrastPower: 3.8, grainWeight: 1, codingWeight: 1,
      readerNoiseShare: 0.008, rangeNoiseShare: 0.029)
    /// Plain paper: half is read at 5.2 standard deviations, and where print is a nineteenth darker
    /// than the ground. Tesseract reads grainy print for which weights of 1.1 and 1 would do; with
    /// these what the corpus calls too noisy or too coarse is not taken for readable.
    package static let paper = Ground(
      halfContrast: 1.65, contrastPower: 4.0, grainWeight: 1.6, codingWeight: 1.25,
      readerNoiseShare: 0.010, rangeNoiseShare: 0)
  }

  /// Stored pixels to the height of a capital of the smallest print.
  let letterPixels: Double
  /// The standard deviation of noise at print, code values: of the camera, of saving, and the
  /// reader's own.
  let noise: Double

  private let ground: Ground

  /// What is known of a photo's print: its size in stored pixels; ground and noise in code values.
  ///
  /// - Parameters:
  ///   - letterPixels: Stored pixels to the height of a capital.
  ///   - level: The code value of what it stands on.
  ///   - range: Code values from there to the document's darkest place.
  ///   - grain: The standard deviation of the camera's noise, code values.
  ///   - codingNoise: The same of what saving did at print.
  ///   - ground: What it stands on.
  package init(
    letterPixels: Double, level: Double, range: Double, grain: Double, codingNoise: Double,
    on ground: Ground
  ) {
    self.letterPixels = letterPixels
    self.ground = ground
    let own = ground.readerNoiseShare * level
    let printed = ground.rangeNoiseShare * range
    let grain = ground.grainWeight * grain
    let coding = ground.codingWeight * codingNoise
    noise = max(
      1, (grain * grain + coding * coding + own * own + printed * printed).squareRoot())
  }

  /// The share of words that are read where print has this blur and contrast, 0…1.
  ///
  /// - Parameters:
  ///   - blur: The diameter of the blur in stored pixels, beyond what a sharp picture has.
  ///   - contrast: From ink to ground, code values.
  package func share(blur: Double, contrast: Double) -> Double {
    let width = Self.width(blur: blur)
    let diameters = Trigonometry.logarithm(letterPixels / (width * Self.halfDiameters))
    let clear = Trigonometry.logarithm(max(1, contrast) / noise) - ground.halfContrast
    return Logistic.probability(logOdds: Self.diameterPower * diameters)
      * Logistic.probability(logOdds: ground.contrastPower * clear)
  }

  /// The share of words that are read where the print has no detail above a frequency, whatever
  /// its contrast, 0…1; 1 where its edges are no narrower than that detail: their blur says it.
  ///
  /// - Parameters:
  ///   - limit: The frequency in periods a stored pixel, above 0.
  ///   - blur: The diameter of the edges' blur in stored pixels, beyond what a sharp picture has.
  package func share(limit: Double, blur: Double) -> Double {
    guard limit > 0, Self.diskPeriods / limit > Self.narrowEdges * Self.width(blur: blur) else {
      return 1
    }
    let samples = 2 * limit * letterPixels
    let odds = Self.diameterPower * Trigonometry.logarithm(samples / Self.halfSamples)
    return Logistic.probability(logOdds: odds)
  }

  /// The share of words that are read where a motion has spread print so far, 0…1.
  ///
  /// - Parameter motionDiameter: Of a disk that would spread it as much along the motion's way, in
  ///   heights of a letter; 0 or more.
  package static func share(motionDiameter: Double) -> Double {
    guard motionDiameter > 0 else { return 1 }
    let diameters = Trigonometry.logarithm(1 / (motionDiameter * halfMotionDiameters))
    return Logistic.probability(logOdds: diameterPower * diameters)
  }

  /// The diameter of a blur together with the pixels' own.
  private static func width(blur: Double) -> Double {
    (blur * blur + pixelDiameter * pixelDiameter).squareRoot()
  }
}
