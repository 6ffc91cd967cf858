import Raster

/// Whether a page is the right way up or stands on its head, by what its signs are worth together.
///
/// The weights are a logistic regression without a constant on 1260 pages of 42 layouts in nine
/// scripts, and with 0.15 of their weight 420 receipts, drawn as `Tests/Comparisons/pages.py` draws
/// them; those of the lines' places were held to 2. No sign counts for more than ``signMaximum``,
/// so that none answers alone.
struct PageOdds {
  /// ln of the odds for the page as it lies; negative for it turned by half; 0 where its letters do
  /// not tell.
  let logarithm: Double

  /// What one sign is worth at most, in ln of odds.
  private static let signMaximum = 2.5

  /// What is asked for before a turn is answered.
  struct Demand: Sendable {
    /// ln of the odds.
    let odds: Double
    /// How steady one at least of the letters' signs must be, in standard deviations.
    let steady: Float

    // Chosen among six builds by what they answer, and how often wrongly, of the pages and receipts
    // that `Tests/Comparisons/pages.py` draws, the other layouts and scripts too.

    /// ln of the odds for the lines' direction: columns of capitals and digits look like lines.
    static let axisOdds = 3.0
    private static let page = (odds: 2.6, steady: Float(1.75))
    /// Capitals, digits and bar codes, of which tills' slips are made, have weaker signs.
    private static let slip = (odds: 4.0, steady: Float(3))
    /// Long side over short side of a sheet that is a slip: an A4 sheet's is 1.41, slanted a little
    /// more.
    private static let slipAspect = 1.5

    /// What is asked of a sheet of these sides.
    init(width: Double, height: Double) {
      let isSlip = max(width, height) > Self.slipAspect * min(width, height)
      (odds, steady) = isSlip ? Self.slip : Self.page
    }
  }

  /// How one sign counts.
  private struct Weight: Sendable {
    /// Where the sign's curve x / √(1 + x²) bends, in the sign's own unit.
    let bend: Float
    /// ln of the odds of a sign that is far beyond.
    let worth: Float

    func callAsFunction(_ sign: Float) -> Float {
      let x = sign / bend
      return x / (1 + x * x).squareRoot() * worth
    }
  }

  /// Standard deviations at which the letters' signs bend: a page of letters has 3 to 8.
  private static let lettersBend: Float = 8
  private static let based = Weight(bend: lettersBend, worth: 9.0)
  private static let risingAlone = Weight(bend: lettersBend, worth: 2.1)
  private static let standingAlone = Weight(bend: lettersBend, worth: -1.6)
  private static let topWeight = Weight(bend: lettersBend, worth: -0.7)
  private static let stems = Weight(bend: lettersBend, worth: 2.5)
  private static let openRight = Weight(bend: lettersBend, worth: -1.4)
  private static let openDown = Weight(bend: lettersBend, worth: 2.3)
  private static let dots = Weight(bend: lettersBend, worth: 4.0)
  private static let alignment = Weight(bend: 0.2, worth: 1.5)
  private static let emptiness = Weight(bend: 0.3, worth: 2.0)
  private static let paragraphs = Weight(bend: 2, worth: 1.2)
  private static let titles = Weight(bend: 0.3, worth: 1.9)

  /// - Parameter demand: Of the letters: with less they do not tell.
  init(_ signs: PageSigns, _ demand: Demand) {
    func capped(_ worth: Float) -> Double {
      max(-Self.signMaximum, min(Self.signMaximum, Double(worth)))
    }
    let letters =
      Self.edges(signs).map(capped).reduce(0, +) + capped(Self.stems(signs.stems))
      + capped(Self.openRight(signs.openRight)) + capped(Self.openDown(signs.openDown))
      + capped(Self.dots(signs.dots))
    let places = signs.layout.map {
      capped(Self.alignment($0.alignment)) + capped(Self.emptiness($0.emptiness))
        + capped(Self.paragraphs($0.paragraphs)) + capped(Self.titles($0.titles))
    }
    let sum = letters + (places ?? 0)
    logarithm = signs.steadiest >= demand.steady && letters * sum >= 0 ? sum : 0
  }

  /// What the signs of the lines' edges are worth.
  ///
  /// Letters that stand on a line also reach above it more than below; where a line is straight and
  /// nothing reaches out on the other side, it may be one that letters hang from.
  private static func edges(_ signs: PageSigns) -> [Float] {
    let (rising, standing) = (signs.rising, signs.standing)
    var both: Float = 0
    if rising * standing > 0 { both = rising.magnitude < standing.magnitude ? rising : standing }
    return [
      based(both), risingAlone(rising) - risingAlone(both),
      standingAlone(standing) - standingAlone(both), topWeight(signs.topWeight),
    ]
  }
}
