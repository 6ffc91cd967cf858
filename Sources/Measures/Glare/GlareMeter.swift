package import Raster

/// Measures how much of a document a highlight has wiped out.
///
/// On ground that has a tone of its own, what is burnt out is lost. Paper that is white anyway may
/// be burnt out as it likes: there only a hole in the print tells, a burnt and empty place with
/// print to all four sides, that ends within a few tiles or fades the print around it (a gap that
/// the layout left does neither), or lies amid tables.
///
/// Two things are burnt out without a highlight: paper on which a lamp shines more strongly, for
/// more light keeps the print's contrast and a highlight takes it; and white clothes in a portrait
/// (``PortraitPlace``).
///
/// A highlight need not reach white: ``VeilSearch`` finds what is only brighter than the ground
/// beside it and has taken the print below.
///
/// Constants that name no other origin are working values. With them the simulated photos of the
/// corpus labelled as glare measure 0.09 and more, those of small glare 0.014 and more, and 118 of
/// 120 photos without a defect at most 0.005.
package enum GlareMeter {
  /// A tile of white paper is empty when even its ink is this bright, in code values.
  static let emptyInk = 246.0
  /// A tile with this contrast has print, in code values.
  static let printContrast = 20.0
  /// How far from a hole print may be on each side, in tiles, for a small hole …
  static let nearReach = 8
  /// … and for one of at least ``largeShare`` of the document, which may be as wide as it is.
  static let largeShare = 0.035
  /// Where a family card's tables are, whose layout leaves no gap: what is burnt out and empty
  /// there is a highlight where the paper away from it is darker than this, in code values, however
  /// hard its rim. Placed on one hand's flashes on bright paper.
  static let tables = DocumentZone(x: 0.03...0.97, y: 0.28...0.72)
  static let unburntPaper = 250.0
  /// A highlight elsewhere ends within a few tiles: three tiles away the ground is so much darker,
  /// in code values, where more light on a part of the paper falls off slowly: by 9 at most on six
  /// sheets under a lamp, by 13 and more where highlights of the corpora fade no print …
  static let fallOffMinimum = 11.0
  /// … or it fades the print at its rim, or around it up to there, to this share of the contrast
  /// that print has elsewhere.
  static let rimContrastShare = 0.8
  /// Paper whose ground has this code value in the median may be burnt out by a lamp's light.
  static let whitePaper = 215.0
  /// A smaller hole, as a share of the document, is a gap that the layout left. Placed between the
  /// gaps of a family card's print, which reach 0.005 of it on good photos, and small highlights,
  /// which start at 0.014.
  static let holeMinimum = 0.008
  /// Print keeps its contrast where a tile has this share of what unburnt print has. On this share
  /// of a patch's inner tiles that is more light, or where it has fewer than so many on this share
  /// of all: the rim of a highlight has what lies around it. Placed on the field and two hands: of
  /// the inner tiles their highlights keep none, four patches of more light 0.75 and more.
  static let keptContrastShare = 0.8
  static let innerShare = 0.5
  static let innerMinimum = 4
  static let litTilesShare = 0.9
  /// Where this share of the places at which a card's rows begin is burnt out and empty a highlight
  /// has taken some, however white the rest is.
  static let emptyRowsShare = 0.4
  /// Fewer tiles are no document.
  static let tilesMinimum = 30
  /// The number of tiles at which the reading is half sure.
  static let halfConfidenceTiles = 20.0

  /// A family card's tables, in stored pixels.
  private struct Tables {
    /// Around both; `nil` for another document.
    var outline: HalfPlanes?
    /// Where their rules are not to be seen.
    var ruleGaps: [PixelRect]

    func contains(_ place: Point) -> Bool {
      outline?.contains(x: Int(place.x), y: Int(place.y)) ?? false
    }

    func isInGap(_ place: Point) -> Bool {
      let pixel = PixelRect(x: Int(place.x), y: Int(place.y), width: 1, height: 1)
      return ruleGaps.contains { $0.overlaps(pixel) }
    }
  }

  /// The reading of ``CheckID/glare``: the share of the document that is wiped out, 0…1.
  ///
  /// Measures: `overPrint`, the share of the document where the highlight has print to all sides.
  ///
  /// - Parameters:
  ///   - tones: The tiles of the document.
  ///   - highlights: What need not reach white, and what lies beside all print.
  ///   - portrait: Where the document shows a person; `nil` where that is not known.
  ///   - sheet: The own corners of a family card, in stored pixels; `nil` for another document, or
  ///     where it is not known which way up it lies.
  ///   - card: The same of a card.
  ///   - ruleGaps: Where its tables' rules are not to be seen: what is burnt out there is a
  ///     highlight, however white the paper is.
  package static func reading(
    from tones: TileTones, highlights: VeilSearch.Highlights = .init(),
    portrait: PortraitPlace? = nil, sheet: Quad? = nil, card: Quad? = nil,
    ruleGaps: [PixelRect] = []
  ) -> Reading {
    guard tones.tiles.count >= tilesMinimum else {
      return Reading(notMeasured: .glare, why: .tooSmall)
    }
    let grid = TileGrid(of: tones)
    let tables = Tables(
      outline: sheet.map { HalfPlanes(Self.tables.outline(on: $0)) }, ruleGaps: ruleGaps)
    // The rim of a highlight has contrast too; print is darker than the ground beside it.
    let ground = HighlightMask.unburntGround(of: tones, quantile: 0.5) ?? HighlightMask.burntGround
    let print = grid.mask {
      $0.contrast >= printContrast && $0.ink <= ground - printContrast
    }
    let lost: [Bool]
    let overPrint: [Bool]
    if HighlightMask.isToned(tones) {
      let burnt = grid.mask { $0.ground >= HighlightMask.burntGround }
      lost = burntOut(of: burnt, in: grid, print: print, portrait: portrait, tables: tables)
      overPrint = grid.both(
        onRows(lost, in: grid, besides: highlights.besideRows),
        grid.enclosed(by: print, reach: nearReach))
    } else if let card, let rows = emptyRows(of: card, in: grid) {
      lost = empty(in: grid, portrait: portrait)
      overPrint = rows
    } else {
      let hole = hole(in: grid, print: print, portrait: portrait)
      let isHole = Double(hole.count { $0 }) >= holeMinimum * Double(tones.tiles.count)
      lost =
        isHole && standsOut(hole, in: grid, print: print, tables: tables)
        ? hole : grid.mask { _ in false }
      overPrint = lost
    }
    let count = Double(tones.tiles.count)
    let veil = highlights.veil
    // A veil is seen around what is burnt out as well: the larger of both counts.
    let over = max(Double(overPrint.count { $0 }) / count, veil?.overPrint ?? 0)
    let share = Double(lost.count { $0 }) / count
    var regions = grid.regions(of: lost)
    if let veil, veil.share > share, let area = veil.area { regions = [area] }
    return Reading(
      .glare, value: max(share, veil?.share ?? 0), measures: ["overPrint": over],
      regions: regions,
      confidence: Reading.confidence(of: tones.tiles.count, half: halfConfidenceTiles),
      cause: over > 0 ? .overPrint : .besidePrint)
  }

  /// What is burnt out by a highlight: not by more light on the paper, nor white in a portrait.
  private static func burntOut(
    of burnt: [Bool], in grid: TileGrid, print: [Bool], portrait: PortraitPlace?,
    tables: Tables
  ) -> [Bool] {
    let usual = grid.values(where: { print[$0] && !burnt[$0] }, \.contrast).quantile(0.5)
    let paper = grid.values(where: { !burnt[$0] }, \.ground).quantile(0.5) ?? 0
    var kept = burnt
    for patch in grid.patches(of: burnt) {
      let least = keptContrastShare * (usual ?? .infinity)
      if isLit(patch, in: grid, contrast: least) || isClothes(grid.tiles(at: patch), portrait)
        || paper >= whitePaper
          && !standsOut(grid.mask(of: patch), in: grid, print: print, tables: tables)
      {
        for place in patch { kept[place] = false }
      }
    }
    return kept
  }

  /// Whether print keeps its contrast in a burnt patch: more light does not take it.
  private static func isLit(_ patch: [Int], in grid: TileGrid, contrast: Double) -> Bool {
    func share(_ places: [Int]) -> Double {
      Double(grid.tiles(at: places).count { $0.contrast >= contrast }) / Double(places.count)
    }
    let inner = grid.inner(of: patch)
    return inner.count >= innerMinimum
      ? share(inner) >= innerShare : share(patch) >= litTilesShare
  }

  /// What is burnt out, but for patches of which at least half lies beside a card's rows.
  private static func onRows(
    _ lost: [Bool], in grid: TileGrid, besides areas: [PixelRect]
  ) -> [Bool] {
    guard !areas.isEmpty else { return lost }
    var kept = lost
    for patch in grid.patches(of: lost) {
      let beside = grid.tiles(at: patch).count { tile in
        areas.contains { $0.overlaps(tile.area) }
      }
      if 2 * beside >= patch.count { for place in patch { kept[place] = false } }
    }
    return kept
  }

  private static func isClothes(_ tiles: [TileTones.Tile], _ portrait: PortraitPlace?) -> Bool {
    portrait?.holdsBesideFace(tiles.map(\.area)) ?? false
  }

  /// The largest burnt and empty place that print surrounds.
  private static func hole(
    in grid: TileGrid, print: [Bool], portrait: PortraitPlace?
  ) -> [Bool] {
    let empty = empty(in: grid, portrait: portrait)
    let large = grid.largestPatch(of: grid.both(empty, grid.enclosed(by: print, reach: .max)))
    if Double(large.count { $0 }) >= largeShare * Double(grid.tiles.count) { return large }
    return grid.largestPatch(of: grid.both(empty, grid.enclosed(by: print, reach: nearReach)))
  }

  /// What is burnt out and has no print, but for white clothes in a portrait.
  private static func empty(in grid: TileGrid, portrait: PortraitPlace?) -> [Bool] {
    var empty = grid.mask(isEmpty)
    for patch in grid.patches(of: empty) where isClothes(grid.tiles(at: patch), portrait) {
      for place in patch { empty[place] = false }
    }
    return empty
  }

  private static func isEmpty(_ tile: TileTones.Tile) -> Bool {
    tile.ground >= HighlightMask.burntGround && tile.ink >= emptyInk
  }

  /// Where a card's rows are burnt out and empty, if much of them is.
  private static func emptyRows(of card: Quad, in grid: TileGrid) -> [Bool]? {
    let zone = HalfPlanes(DocumentZone.cardRows.outline(on: card))
    let rows = grid.tiles.filter { tile in
      zone.contains(x: Int(tile.area.centre.x), y: Int(tile.area.centre.y))
    }
    let empty = rows.filter(isEmpty)
    guard Double(empty.count) >= emptyRowsShare * Double(max(1, rows.count)) else { return nil }
    return grid.mask(of: empty.map(grid.place))
  }

  /// Whether what is burnt out and empty on white paper must be a highlight.
  private static func standsOut(
    _ hole: [Bool], in grid: TileGrid, print: [Bool], tables: Tables
  ) -> Bool {
    let near = grid.grown(hole)
    let paper = grid.values(where: { !near[$0] }, \.ground).quantile(0.5)
    let places = grid.tiles.filter { hole[grid.place(of: $0)] }.map(\.area.centre)
    if 2 * places.count(where: tables.isInGap) > places.count { return true }
    if let paper, paper < unburntPaper,
      2 * places.count(where: tables.contains) > places.count
    {
      return true
    }
    let far = grid.grown(near)
    let farther = grid.grown(far)
    let inside = grid.values(where: { hole[$0] }, \.ground).quantile(0.5)
    let away = grid.values(where: { farther[$0] && !far[$0] }, \.ground).quantile(0.5)
    if let inside, let away, inside - away >= fallOffMinimum { return true }
    let elsewhere = grid.values(where: { print[$0] }, \.contrast).quantile(0.5)
    return [near, farther].contains { around in
      let rim = grid.values(where: { around[$0] && !hole[$0] && print[$0] }, \.contrast)
      guard let rim = rim.quantile(0.5), let elsewhere else { return false }
      return rim <= rimContrastShare * elsewhere
    }
  }
}
