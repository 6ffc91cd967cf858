package import Raster

/// Looks for a highlight that need not reach white: a place brighter than the document's lit
/// ground, without print, at whose rim the print fades.
///
/// Two signs of one cause are asked for: light that is added to ground and ink alike makes the
/// ground brighter, and takes the contrast of the print at the highlight's soft rim. An uneven lamp
/// bends the lit ground only as a plane does; a slip of paper or a painted block leaves the print
/// beside it black; and white paper at the end of the range has nothing brighter, so there
/// ``GlareMeter`` looks for holes in the print.
///
/// The constants are working values, placed on 297 highlights with peaks of 240…255 that were drawn
/// over the print of 17 cards and 22 family cards, of which ``GlareMeter`` then sees 156 (51
/// before), and on the corpus' photos without a highlight, of which none has a veil.
package struct VeilSearch {
  /// A highlight that has wiped out print.
  package struct Veil: Sendable {
    /// The share of the document that it wipes out, 0…1.
    package var share: Double
    /// The share of the document that it takes where there is print to three sides at least, 0…1.
    package var overPrint: Double
    /// The rectangle in the stored photo around it; `nil` where it lies outside the frame.
    package var area: PixelRect?
  }

  /// The highlights of a document.
  package struct Highlights: Sendable {
    /// The one that takes the most print; `nil` for none.
    package var veil: Veil?
    /// Rectangles in the stored photo around those that lie beside a card's rows of print.
    package var besideRows: [PixelRect] = []

    package init() {}
  }

  /// A veiled place is brighter than the lit ground by this factor: an eighth more light.
  private static let brightTone: Float = 1.055
  /// The brightest tenth of a highlight that hides print nears white, in code values …
  private static let nearWhite: Float = 230
  /// … and is brighter than the lit ground by this factor. A third more light leaves print three
  /// quarters of its contrast: it takes none away. Placed on highlights of five hands, which have
  /// 1.16 and more (but for two on white sheets, whose holes ``GlareMeter`` sees), and on folded
  /// sheets, whose panels differ by 1.12 at most.
  private static let wipingGain: Float = 1.14
  /// A highlight smaller than this share of the document falls off within a few places; what has
  /// less of an edge step is uneven ground.
  private static let smallShare = 0.05
  private static let smallStep: Float = 0.12
  /// Contrast, as a share of the paper, below which a place is empty, and from which it has print
  /// that may be expected to go on: a card's black letters, and a sheet's thin ones.
  private static let empty: (card: Float, table: Float) = (0.12, 0.06)
  private static let print: (card: Float, table: Float) = (0.2, 0.1)
  /// Print is darker than this share of the lit ground; a highlight's own rim is not.
  private static let inkTone: Float = 0.9
  /// How far print may be to a side, in places: 8 mm of a card, 41 mm of a sheet.
  private static let reach: (card: Int, table: Int) = (14, 20)
  /// The smallest highlight, and the least of it that print surrounds, as shares of the document.
  private static let areaMinimum = 0.005
  private static let overPrintMinimum = 0.0006
  /// How far the rim reaches, and what is away from it, in places.
  private static let rimReach = 5
  private static let awayFrom = 11
  /// Print at the rim has at most this share of the contrast of print elsewhere.
  private static let fadedShare: Float = 0.85
  /// Printed places that must be found at the rim and elsewhere.
  private static let rimPlaces = 12
  private static let awayPlaces = 40
  /// A row of a card's print that is wiped out begins or ends so few places beside the highlight,
  /// 2 mm, and takes three rows of places: of fewer than two rows a highlight lies beside the end
  /// of one or above it. Placed on 14 highlights over print, which have six to 36 such rows, and on
  /// eight on blank ground, which have up to five.
  private static let besideReach = 3
  private static let besideRows = 6
  /// A card's portrait and what is right of it has no print, from this share of the width on.
  private static let portraitFrom = 0.7

  private let map: PaperMap
  private let isCard: Bool
  private let isSought: Bool

  /// A search on the paper of a card or a table.
  package init(on map: PaperMap, layout: DocumentShape.Layout) {
    self.map = map
    isCard = layout == .card
    isSought = map.isUprightKnown && (layout == .card || layout == .table)
  }

  /// What is brighter than the document and has taken print, or lies beside it.
  ///
  /// - Parameter photo: The stored photo's size.
  package func highlights(in photo: Size) -> Highlights {
    var found = Highlights()
    guard isSought else { return found }
    let patches = patches()
    guard !patches.isEmpty else { return found }
    let contrast = contrast()
    let isPrint = isPrint(contrast)
    let sides = sides(isPrint)
    for patch in patches {
      if isCard, !isOnRows(patch, isPrint) {
        if let area = area(of: patch, in: photo) { found.besideRows.append(area) }
        continue
      }
      guard isFaded(patch.places, contrast) else { continue }
      let lumas = patch.places.map { map.paper[$0] }
      let step = map.edgeStep(of: patch.places) ?? 0
      let isSmall = Double(lumas.count) < Self.smallShare * Double(map.size.area)
      let gains = patch.places.map { map.paper[$0] / max(1, map.ground[$0]) }
      guard lumas.element(ofRank: lumas.count * 9 / 10) >= Self.nearWhite,
        gains.element(ofRank: gains.count * 9 / 10) >= Self.wipingGain,
        step < PaperMap.sharpStep, step >= Self.smallStep || !isSmall
      else { continue }
      let over = Double(patch.places.count { sides[$0] >= 3 }) / Double(map.size.area)
      guard over >= Self.overPrintMinimum, over > found.veil?.overPrint ?? 0 else { continue }
      found.veil = Veil(
        share: Double(lumas.count) / Double(map.size.area), overPrint: over,
        area: area(of: patch, in: photo))
    }
    return found
  }

  private func area(of patch: Patch, in photo: Size) -> PixelRect? {
    map.area(columns: patch.columns, rows: patch.rows, in: photo)
  }

  /// The places that are bright and empty, patch by patch.
  private func patches() -> [Patch] {
    let (width, height) = (map.size.width, map.size.height)
    let last = isCard ? Int(Self.portraitFrom * Double(width)) : width
    let empty = isCard ? Self.empty.card : Self.empty.table
    var labels = [UInt8](repeating: 0, count: map.size.area)
    for row in 0..<height {
      for place in row &* width..<row &* width &+ last {
        let paper = map.paper[place]
        guard paper >= Self.brightTone * map.ground[place],
          map.darkest[place] > (1 - empty) * paper
        else { continue }
        labels[place] = 1
      }
    }
    let least = Int((Self.areaMinimum * Double(map.size.area)).rounded(.up))
    return Patch.all(of: labels, mapWidth: width, least: least)
  }

  /// The contrast of each place, 0…1; none over a card's portrait.
  private func contrast() -> [Float] {
    let last = isCard ? Int(Self.portraitFrom * Double(map.size.width)) : map.size.width
    return map.paper.indices.map { place in
      place % map.size.width < last
        ? max(0, 1 - map.darkest[place] / max(1, map.paper[place])) : 0
    }
  }

  /// Whether each place has print that may be expected to go on.
  private func isPrint(_ contrast: [Float]) -> [Bool] {
    let least = isCard ? Self.print.card : Self.print.table
    return contrast.indices.map { place in
      contrast[place] > least && map.darkest[place] < Self.inkTone * map.ground[place]
    }
  }

  /// Whether rows of print end at a patch's left or begin at its right.
  private func isOnRows(_ patch: Patch, _ isPrint: [Bool]) -> Bool {
    let width = map.size.width
    var ends: [Int: ClosedRange<Int>] = [:]
    for place in patch.places {
      let (column, row) = (place % width, place / width)
      let end = ends[row] ?? column...column
      ends[row] = min(end.lowerBound, column)...max(end.upperBound, column)
    }
    let rows = ends.count { row, end in
      let left = max(0, end.lowerBound - Self.besideReach)..<end.lowerBound
      let right = end.upperBound + 1..<min(width, end.upperBound + 1 + Self.besideReach)
      return left.contains { isPrint[row * width + $0] }
        || right.contains { isPrint[row * width + $0] }
    }
    return rows >= Self.besideRows
  }

  /// On how many of its four sides each place has print within reach.
  private func sides(_ isPrint: [Bool]) -> [UInt8] {
    let (width, height) = (map.size.width, map.size.height)
    let reach = isCard ? Self.reach.card : Self.reach.table
    var sides = [UInt8](repeating: 0, count: isPrint.count)
    // Print is looked for in the rows and columns beside as well.
    func sweep(from start: Int, by step: Int, count: Int, beside: Int) {
      var last: Int?
      for i in 0..<count {
        let place = start + i * step
        if let last, i - last <= reach { sides[place] += 1 }
        if isPrint[place] || isPrint[place - beside] || isPrint[place + beside] { last = i }
      }
    }
    for row in 1..<height - 1 {
      sweep(from: row * width, by: 1, count: width, beside: width)
      sweep(from: (row + 1) * width - 1, by: -1, count: width, beside: width)
    }
    for column in 1..<width - 1 {
      sweep(from: column, by: width, count: height, beside: 1)
      sweep(from: (height - 1) * width + column, by: -width, count: height, beside: 1)
    }
    return sides
  }

  /// Whether print has less contrast at a patch's rim than away from it.
  private func isFaded(_ patch: [Int], _ contrast: [Float]) -> Bool {
    let near = grown(patch, by: Self.rimReach)
    let wide = grown(patch, by: Self.awayFrom)
    let empty = isCard ? Self.empty.card : Self.empty.table
    let members = grown(patch, by: 0)
    var rim: [Float] = []
    var away: [Float] = []
    for place in contrast.indices where contrast[place] > empty {
      if !wide[place] {
        away.append(contrast[place])
      } else if near[place], !members[place] {
        rim.append(contrast[place])
      }
    }
    guard rim.count >= Self.rimPlaces, away.count >= Self.awayPlaces else { return false }
    return rim.element(ofRank: rim.count / 2)
      <= Self.fadedShare * away.element(ofRank: away.count / 2)
  }

  /// Every place within so many columns and rows of a patch.
  private func grown(_ patch: [Int], by reach: Int) -> [Bool] {
    let (width, height) = (map.size.width, map.size.height)
    var grown = [Bool](repeating: false, count: map.size.area)
    for place in patch { grown[place] = true }
    guard reach > 0 else { return grown }
    // Along the rows and then along the columns, from either end.
    func sweep(from start: Int, by step: Int, count: Int, in wide: inout [Bool]) {
      var left = 0
      for i in 0..<count {
        let place = start &+ i &* step
        if grown[place] { left = reach + 1 }
        if left > 0 {
          wide[place] = true
          left -= 1
        }
      }
    }
    var wide = grown
    for row in 0..<height {
      sweep(from: row * width, by: 1, count: width, in: &wide)
      sweep(from: (row + 1) * width - 1, by: -1, count: width, in: &wide)
    }
    grown = wide
    for column in 0..<width {
      sweep(from: column, by: width, count: height, in: &wide)
      sweep(from: (height - 1) * width + column, by: -width, count: height, in: &wide)
    }
    return wide
  }
}
