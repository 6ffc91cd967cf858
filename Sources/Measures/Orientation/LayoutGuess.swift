import Raster

/// Which kind of document an outline holds, by what sets the layouts apart: a card has a portrait
/// and a KTP's rows, a family card has rules from side to side, and their proportions differ by an
/// eighth.
///
/// The constants but for the first are working values: with them no card of the simulated photos is
/// taken for a table, nor a table for a card, but for one that is cut off.
struct LayoutGuess {
  /// Halfway between a sheet's √2 and a card's 1.586, in ln(width / height).
  static let aspectBetween = 0.404
  /// Distance from it at which the proportions speak fully: a little less than halfway to either.
  static let aspectFull = 0.05
  /// Strangeness of one end against the other that is no portrait, and that surely is, 0…1.
  static let portraitMinimum: Float = 0.15
  static let portraitFull: Float = 0.5
  /// Rules that a sheet may have by chance, and that only tables have.
  static let rulesMinimum: Float = 8
  static let rulesFull: Float = 18
  /// Evidence below which the guess is no answer.
  static let answered: Float = 0.5
  /// What a sure portrait, or rules that only a table has, are worth; and proportions, which may be
  /// any sheet's, alone.
  static let signWeight: Float = 1.5
  static let proportionWeight: Float = 0.5
  /// What a table has before its rules are counted: with rules at all it is one rather than a card.
  static let ruledWeight: Float = 0.2

  /// How surely a document of a card's size that has not a KTP's rows is one, 0…1: rows may be
  /// covered, cut off or bleached.
  static let otherCard = 0.2
  /// The sureness at which a document is taken for what it looks like, 0…1.
  static let taken = 0.5

  /// What a document seen straight on looks like; `nil` if it has signs of neither layout.
  ///
  /// - Parameters:
  ///   - map: Of the document, a long side up.
  ///   - aspect: Long side over short side, in space.
  ///   - isClaimed: Whether it is said to be a card: then one that is no KTP is a card of little
  ///     confidence, else nothing that is known.
  ///   - rules: How many there are, where they are counted elsewhere; `nil` to count them here.
  static func look(
    _ map: InkMap, aspect: Double, isClaimed: Bool = false, rules count: Int? = nil
  ) -> LayoutSeen? {
    let portrait = share(
      (CardLayout.portrait(map) - CardLayout.portrait(map.halfTurned)).magnitude,
      from: portraitMinimum, to: portraitFull)
    let rules = share(
      Float(count ?? RuledLines.count(in: map)), from: rulesMinimum, to: rulesFull)
    let proportion = Float((Trigonometry.logarithm(aspect) - aspectBetween) / aspectFull)
    let shape = max(-1, min(1, proportion)) * proportionWeight
    // Without rules it may be any sheet.
    let card = portrait * signWeight + shape - rules
    let table =
      rules > 0 ? ruledWeight + rules * signWeight - shape - portrait * signWeight : 0
    if table >= card {
      return table > answered
        ? LayoutSeen(layout: .table, confidence: LayoutEvidence.confidence(table)) : nil
    }
    let rows = CardRows(map).map { Double($0.sign) }
    // Without a portrait the rows alone can tell.
    guard card > answered || (isClaimed && rules == 0 && rows != nil) else { return nil }
    let like = card > answered ? LayoutEvidence.confidence(card) : 1
    // Rows that the frame cuts say nothing against a card that was asked for.
    let sign = rows ?? (isClaimed ? 1 : 0)
    let confidence = sign * like + (1 - sign) * otherCard
    guard isClaimed || confidence >= taken else { return nil }
    return LayoutSeen(layout: .card, confidence: confidence)
  }

  static func share(_ value: Float, from low: Float, to high: Float) -> Float {
    min(1, max(0, (value - low) / (high - low)))
  }
}
