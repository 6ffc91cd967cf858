import Raster

/// Whether a page is the right way up or stands on its head, by what its signs are worth together.
///
/// The weights of the lines' and letters' signs are a logistic regression without a constant on
/// 1260 pages of 42 layouts in nine scripts, and with 0.15 of their weight 420 receipts, drawn as
/// `Tests/Comparisons/pages.py` draws them; those of the lines' places were held to 2. What the
/// letters' shapes are worth beside them was placed so that nothing was wrong on 546 such pages, on
/// 1900 of other layouts and fonts, and next to nothing on 468 in 18 scripts whose letters were
/// never weighed. No sign but the shapes counts for more than ``signMaximum``, so that none of the
/// others answers alone.
struct PageOdds {
  /// ln of the odds for the page as it lies; negative for it turned by half; 0 where its letters do
  /// not tell.
  let logarithm: Double

  /// What one sign is worth at most, in ln of odds.
  private static let signMaximum = 2.5

  /// What is asked for before a turn is answered.
  enum Demand {
    /// ln of the odds for the lines' direction.
    static let axisOdds = 3.0
    /// ln of the odds for the end that is up, where usual letters' shapes say the same …
    static let odds = 3.0
    /// … by so many standard deviations; …
    static let usual: Float = 1
    /// … and where they do not: some scripts hang from a line, and some have round letters, which
    /// makes their lines' edges as steady as those of Latin turned by half. Placed by what the
    /// other scripts of `Tests/Comparisons/pages_others.py` have, before their letters were
    /// weighed.
    static let oddsUnusual = 5.5
    /// Standard deviations of the usual letters' shapes from which no other sign is read.
    static let usualAlone: Float = 5
    /// Standard deviations by which letters must be no mirror images where they were mirrored back,
    /// before a page is called one. Placed, as the next, on 2,460 drawn pages in 45 scripts, of
    /// which none is called so, and on 616 of them mirrored, of which 280 are.
    static let mirrored: Float = 4
    /// … and by which they may seem to be some, at most, where a page is answered as it lies. Of
    /// 1,939 that were answered 1.9 % seem so by more, and of 589 mirrored ones all but 11.
    static let unmirrored: Float = -0.25
    /// How steady one at least of the letters' signs must be, in standard deviations.
    static let steady: Float = 1.75
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

  /// What the letters' signs are worth beside their shapes: both are read from the same letters.
  private static let besideShapes = 0.8
  /// ln of the odds of the letters' shapes per square of their standard deviations, and the square
  /// from which on it is no more. Of an unknown script they say 1 ± 2, of a known one some 4: the
  /// odds between such numbers grow faster than the numbers.
  private static let usualWorth: Float = 0.25
  private static let usualSquareMaximum: Float = 25

  /// The odds of the usual letters' shapes alone.
  init(usualAlone usual: Float) { logarithm = Double(Self.shapes(usual)) }

  init(_ signs: PageSigns) {
    func capped(_ worth: Float) -> Double {
      max(-Self.signMaximum, min(Self.signMaximum, Double(worth)))
    }
    let edges =
      Self.edges(signs).map(capped).reduce(0, +) + capped(Self.stems(signs.stems))
      + capped(Self.openRight(signs.openRight)) + capped(Self.openDown(signs.openDown))
      + capped(Self.dots(signs.dots))
    let letters = Self.besideShapes * edges + Double(Self.shapes(signs.usual))
    let places = signs.layout.map {
      capped(Self.alignment($0.alignment)) + capped(Self.emptiness($0.emptiness))
        + capped(Self.paragraphs($0.paragraphs)) + capped(Self.titles($0.titles))
    }
    let sum = letters + (places ?? 0)
    let isUsual = signs.usual.magnitude >= Demand.usual && (signs.usual > 0) == (sum > 0)
    let isEnough = sum.magnitude >= (isUsual ? Demand.odds : Demand.oddsUnusual)
    logarithm = isEnough && signs.steadiest >= Demand.steady && letters * sum >= 0 ? sum : 0
  }

  private static func shapes(_ usual: Float) -> Float {
    usualWorth * min(usualSquareMaximum, usual * usual) * (usual < 0 ? -1 : 1)
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
