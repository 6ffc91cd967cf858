import Raster

/// Looks for a thing that lies on a document, inside its border: a card, a slip of paper, a block
/// or bar painted over it, a thumb.
///
/// It hides the print below, is compact, differs from the paper in tone or colour, and has a sharp
/// edge. Print, rules, rings, stamps and watermarks have strokes, which ``PaperMap`` takes away;
/// what a marker pen has coloured keeps its print; a highlight and a soft shadow have no edge; and
/// what reaches the border is ``OcclusionMeter``'s. The less a thing differs, the more is asked of
/// it: see ``Pass``.
///
/// The constants are working values. Those of what is clearly dark, bright or coloured were placed
/// on 446 things drawn on 17 cards and 22 family cards and on the corpus' photos that nothing
/// covers, of which none has a cover. The limits at the portrait, how full a thing is, and what is
/// pale or white on a sheet were placed on 518 photos by another hand. Of 392 things that
/// `Tests/Comparisons/covers.py` draws on 12 cards and nine family cards 344 are then seen, and
/// none on its 105 photos with marks that cover nothing.
struct CoverSearch {
  /// A thing that covers the document.
  struct Cover: Equatable {
    /// Columns and rows of ``PaperMap`` that it reaches over.
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>
    /// The places it takes.
    var count: Int
    /// Its own luma, as a share of the lit ground's.
    var tone: Float = 1

    func overlaps(_ other: Cover) -> Bool {
      columns.overlaps(other.columns) && rows.overlaps(other.rows)
    }

    /// Whether another lies within it, but for a place at its edges.
    func holds(_ other: Cover) -> Bool {
      columns.lowerBound - 1 <= other.columns.lowerBound
        && other.columns.upperBound <= columns.upperBound + 1
        && rows.lowerBound - 1 <= other.rows.lowerBound
        && other.rows.upperBound <= rows.upperBound + 1
    }
  }

  /// What is looked for at a time, and what is asked of it.
  private struct Pass {
    /// Places with less than this share of the lit ground's luma are sought …
    var darkTone: Float = 0
    /// … those with more …
    var brightTone: Float = .infinity
    /// … and those of another colour: from this distance of chroma on, as a share of luma.
    var otherChroma: Float = .infinity
    /// What is brighter may be light, which takes colour away.
    var lightTone: Float = .infinity
    /// The least width, in places: a rule or a stroke that is left over is thinner.
    var widthMinimum = 3.0
    /// The smallest and the largest cover, as shares of the document.
    var area: ClosedRange<Double> = 0.006...1
    /// How full it is (``Patch/fullness``).
    var fullness: ClosedRange<Double> = 0.88...1.1
    /// A place holds print when its darkest sample is darker than its paper by this share of the
    /// lit ground …
    var printContrast: Float
    /// … and less than this share of its places, but for those at its edge, hold print. 0 leaves
    /// places with print out from the start: black letters have another colour than their paper.
    var printMaximum: Float = 0.2
    /// From this width on it may have print of its own.
    var ownPrintFrom = Double.infinity
    /// The least part of the step in tone, or in chroma, that is made at the edge.
    var edge: Edge
  }

  private enum Edge {
    /// Of tone, if it has not another colour, which light and shade leave.
    case toneOrColour(Float)
    case tone(Float)
    case chroma(Float)
  }

  /// What is dark, or has quite another colour than a card's ground, which is printed in colours,
  /// and what is bright. Two letters of a card's number are the smallest. Blocks reach a share of
  /// 0.11 with print, a marker pen's strokes over print start at 0.28.
  private static let card = [
    Pass(
      darkTone: 0.8, otherChroma: 0.12, fullness: 0.4...1.1, printContrast: 0.2,
      edge: .toneOrColour(PaperMap.sharpStep)),
    Pass(
      darkTone: 0.8, printContrast: 0.2, printMaximum: 0.05, edge: .tone(0.45)),
    // A highlight is an ellipse.
    Pass(
      brightTone: 1.06, fullness: 0.88...1.02, printContrast: 0.12,
      edge: .tone(PaperMap.sharpStep)),
  ]
  /// What is nearly a card's colour or tone: nothing is read on it, and it is wider than a pen's
  /// stroke. Placed on 12 such things on eight cards; of 900 cards without one, a dozen layouts
  /// among them, none has a patch like it but one that was outlined wrongly.
  private static let faintOnCard = [
    Pass(
      otherChroma: 0.03, lightTone: 1.06, widthMinimum: penWidth, area: 0.01...1,
      printContrast: 0.12, printMaximum: 0, edge: .chroma(0.5)),
    Pass(
      darkTone: 0.95, widthMinimum: penWidth, area: 0.01...1, printContrast: 0.12,
      printMaximum: 0.03, edge: .tone(PaperMap.sharpStep)),
  ]
  /// A card on a sheet: wider than a marker pen's stroke, it may have print of its own. A sheet's
  /// ground stays within 0.02, cards on it reach 0.06 to 0.1. Placed on eight such photos.
  private static let paleOnTable = Pass(
    darkTone: 0.8, otherChroma: 0.045, widthMinimum: penWidth, printContrast: 0.1,
    ownPrintFrom: penWidth, edge: .toneOrColour(PaperMap.sharpStep))
  /// What lies on a sheet's rows, whose print is thin and whose rules are never far: a thing that
  /// is dark or coloured, a slip of nearly its tone, and a bar that is whiter than it. White that
  /// is larger is light.
  private static let table = [
    Pass(
      darkTone: 0.8, otherChroma: 0.09, printContrast: 0.1, ownPrintFrom: penWidth,
      edge: .toneOrColour(PaperMap.sharpStep)),
    Pass(
      darkTone: 0.95, widthMinimum: penWidth, printContrast: 0.05, printMaximum: 0.03,
      edge: .tone(PaperMap.sharpStep)),
    Pass(
      brightTone: 1.08, area: 0.004...0.05, printContrast: 0.05, printMaximum: 0.03,
      edge: .tone(PaperMap.sharpStep)),
  ]

  /// Places from the border within which a thing belongs to what lies outside.
  private static let margin = 2
  /// A card's portrait begins here, as a share of its width: nothing right of it is looked at …
  static let portraitFrom = 0.68
  /// … and what reaches it begins left of this, or is the portrait's own.
  static let besidePortrait = 0.45
  /// A family card's tables end here at the latest, and at the earliest, as shares of its height:
  /// below them are a code and signatures.
  static let tablesEnd = 0.78
  private static let tablesEndEarliest = 0.6
  /// From this share of its places on a thing is of another colour.
  private static let colouredShare: Float = 1 / 3
  /// Fewer places within the edge say nothing of print; then all are asked.
  private static let withinMinimum = 20
  /// The width of a pen's stroke, in places: 5 mm of a card, 17 mm of a sheet.
  private static let penWidth = 8.0
  /// What is no wider than a pen's stroke on a card, and neither darker nor brighter than this, may
  /// be a stroke beside the print.
  private static let penTones: ClosedRange<Float> = 0.85...1.06

  private let map: PaperMap
  private let layout: DocumentShape.Layout
  private let tablesEnd: Double
  /// The darkest and the brightest tone, and the farthest chroma: most passes need not look closer.
  private let extremes: (darkest: Float, brightest: Float, chroma: Float)

  /// A search on the paper of a card or a table that lies upright.
  init(on map: PaperMap, layout: DocumentShape.Layout, tablesEnd: Double) {
    self.map = map
    self.layout = layout
    self.tablesEnd = tablesEnd
    extremes = Self.extremes(of: map, layout)
  }

  private static func extremes(
    of map: PaperMap, _ layout: DocumentShape.Layout
  ) -> (darkest: Float, brightest: Float, chroma: Float) {
    let (paper, grounds, width) = (map.paper, map.ground, map.size.width)
    let last = lastColumn(of: width, layout: layout)
    var (darkest, brightest, farthest) = (Float.infinity, -Float.infinity, Float())
    for row in 0..<map.size.height {
      for place in row &* width...row &* width &+ last {
        let tone = paper[place] / grounds[place]
        darkest = tone < darkest ? tone : darkest
        brightest = tone > brightest ? tone : brightest
      }
    }
    for row in 0..<map.chroma.count / (width / 2) {
      for place in row &* (width / 2)...row &* (width / 2) &+ last / 2 {
        farthest = map.chroma[place] > farthest ? map.chroma[place] : farthest
      }
    }
    return (darkest, brightest, farthest)
  }

  /// Everything that covers the document inside its border.
  func covers() -> [Cover] {
    let passes =
      switch layout {
      case .card: Self.card + Self.faintOnCard
      default: map.chroma.isEmpty ? Self.table : [Self.paleOnTable] + Self.table
      }
    var covers: [Cover] = []
    for pass in passes {
      // What is seen of a thing for another reason is a part of it.
      covers += self.covers(pass).filter { part in !covers.contains { $0.overlaps(part) } }
    }
    return covers
  }

  private func covers(_ pass: Pass) -> [Cover] {
    let least = Int((pass.area.lowerBound * Double(map.size.area)).rounded(.up))
    guard
      extremes.darkest < pass.darkTone || extremes.brightest > pass.brightTone
        || extremes.chroma > pass.otherChroma
    else { return [] }
    return Patch.all(of: labels(pass), mapWidth: map.size.width, least: least)
      .filter { isCover($0, pass) }
      .map { patch in
        Cover(
          columns: patch.columns, rows: patch.rows, count: patch.places.count,
          tone: patch.places.map(map.tone).element(ofRank: patch.places.count / 2))
      }
  }

  /// 1 for what a pass seeks.
  private func labels(_ pass: Pass) -> [UInt8] {
    let (width, height) = (map.size.width, map.size.height)
    let last = Self.lastColumn(of: width, layout: layout)
    var labels = [UInt8](repeating: 0, count: width &* height)
    let (paper, grounds, chroma) = (map.paper, map.ground, map.chroma)
    for row in 0..<height {
      let first = row &* width
      let firstChroma = row / 2 &* (width / 2)
      for column in 0...last {
        let place = first &+ column
        let tone = paper[place] / grounds[place]
        let isOther =
          !chroma.isEmpty && chroma[firstChroma &+ column &>> 1] > pass.otherChroma
        let isSought = tone < pass.darkTone || tone > pass.brightTone || isOther
        guard isSought, tone <= pass.lightTone else { continue }
        if pass.printMaximum > 0 || !hasPrint(place, pass) { labels[place] = 1 }
      }
    }
    return labels
  }

  private func isCover(_ patch: Patch, _ pass: Pass) -> Bool {
    let size = map.size
    let share = Double(patch.places.count) / Double(size.area)
    return pass.area.contains(share) && pass.fullness.contains(patch.fullness)
      && patch.width >= pass.widthMinimum
      && Self.isWithin(patch, columns: size.width, rows: size.height, margin: Self.margin, layout)
      && Self.isOnPrint(
        x: patch.centre.x / Double(size.width), y: patch.centre.y / Double(size.height),
        layout: layout, tablesEnd: tablesEnd)
      && hidesPrint(patch, pass) && isSharp(patch, pass)
  }

  /// Where a family card's tables end, by its rules where they are seen.
  static func tablesEnd(by rules: RuleGaps?) -> Double {
    guard let rules else { return tablesEnd }
    return min(tablesEnd, max(tablesEndEarliest, rules.tablesEnd))
  }

  /// The last column that is looked at, of so many.
  static func lastColumn(of columns: Int, layout: DocumentShape.Layout) -> Int {
    layout == .card ? Int(portraitFrom * Double(columns)) : columns - 1
  }

  /// Whether a patch keeps away from the border, and is not a card's portrait.
  static func isWithin(
    _ patch: Patch, columns: Int, rows: Int, margin: Int, _ layout: DocumentShape.Layout
  ) -> Bool {
    let last = lastColumn(of: columns, layout: layout)
    guard patch.columns.lowerBound >= margin, patch.rows.lowerBound >= margin,
      patch.rows.upperBound < rows - margin
    else { return false }
    guard layout == .card else { return patch.columns.upperBound < columns - margin }
    return patch.columns.upperBound < last
      || Double(patch.columns.lowerBound) < besidePortrait * Double(columns)
  }

  /// Whether a place, in shares of the document's sides, is one where the layout has print or
  /// rules, and no picture: not a card's portrait, nor an emblem or a chip at the left of its
  /// title, nor a sheet's emblem, code and signatures.
  static func isOnPrint(
    x: Double, y: Double, layout: DocumentShape.Layout, tablesEnd: Double
  ) -> Bool {
    switch layout {
    case .card: x < 0.66 && (x > 0.2 || y > 0.2)
    case .table: y < tablesEnd && (x > 0.2 || y > 0.18)
    default: false
    }
  }

  /// Whether there is print on a place, as far as a pass asks.
  private func hasPrint(_ place: Int, _ pass: Pass) -> Bool {
    map.paper[place] - map.darkest[place] > pass.printContrast * map.ground[place]
  }

  private func hidesPrint(_ patch: Patch, _ pass: Pass) -> Bool {
    if pass.printMaximum == 0 || patch.width >= pass.ownPrintFrom { return true }
    if layout == .card, patch.width < Self.penWidth,
      Self.penTones.contains(patch.places.map(map.tone).element(ofRank: patch.places.count / 2))
    {
      return false
    }
    let width = map.size.width
    var isMember = [Bool](repeating: false, count: map.size.area)
    for place in patch.places { isMember[place] = true }
    // The margin keeps the neighbours inside the map.
    let within = patch.places.filter { place in
      [-1, 1, -width, width].allSatisfy { isMember[place + $0] }
    }
    let asked = within.count >= Self.withinMinimum ? within : patch.places
    let printed = asked.count { hasPrint($0, pass) }
    return Float(printed) < pass.printMaximum * Float(asked.count)
  }

  /// Whether the step from the patch to the ground is made at its edge.
  private func isSharp(_ patch: Patch, _ pass: Pass) -> Bool {
    switch pass.edge {
    case .chroma(let least): return map.colourStep(of: patch.places) ?? 0 >= least
    case .tone(let least): return map.edgeStep(of: patch.places) ?? 0 >= least
    case .toneOrColour(let least):
      let coloured = patch.places.count { map.colour($0) > pass.otherChroma }
      return Float(coloured) >= Self.colouredShare * Float(patch.places.count)
        || map.edgeStep(of: patch.places) ?? 0 >= least
    }
  }
}
