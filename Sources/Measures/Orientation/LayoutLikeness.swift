import Raster

/// How much what an outline holds is laid out as a kind's document: the same signs that tell which
/// way is up, by their strength.
///
/// The constants are working values. Before rules were counted by ``RuledLines`` as they are now,
/// and their limits moved by as much, 374 of 415 right outlines of the simulated photos had more
/// than 0.5 (many of the others are blurred, faint or burnt), and 21 of 123 wrong ones.
enum LayoutLikeness {
  /// Evidence for one of the two ways to read a card, and a table, that counts fully.
  static let cardEvidenceFull: Float = 3.2
  static let tableEvidenceFull: Float = 2
  /// Rules that any sheet may have by chance, and that only a table has.
  static let rulesMinimum: Float = 4
  static let rulesFull: Float = 17

  /// The likeness of a document seen straight on, a long side up: 0…1; 0 for a layout without
  /// fixed places.
  static func of(_ map: InkMap, as layout: DocumentShape.Layout) -> Float {
    switch layout {
    case .card:
      let (upright, turned) = (CardLayout(map), CardLayout(map.halfTurned))
      let evidence = upright.evidence(against: turned)
      let portrait = (upright.portrait - turned.portrait) * (evidence < 0 ? -1 : 1)
      return min(1, evidence.magnitude / cardEvidenceFull)
        * LayoutGuess.share(
          portrait, from: LayoutGuess.portraitMinimum, to: LayoutGuess.portraitFull)
    case .table:
      let evidence = TableLayout(map).evidence(against: TableLayout(map.halfTurned))
      return min(1, evidence.magnitude / tableEvidenceFull)
        * LayoutGuess.share(Float(RuledLines.count(in: map)), from: rulesMinimum, to: rulesFull)
    case .page, .scene:
      return 0
    }
  }
}
