import Raster

/// Looks for a thing that lies on a document, inside its border: a card, a slip of paper, a block
/// or bar painted over it, a thumb.
///
/// It hides the print below, is as full as a rectangle or an ellipse, differs from the paper in
/// tone or colour, and has a sharp edge. Print, rules, rings, stamps and watermarks have strokes,
/// which ``PaperMap`` takes away; what a marker pen has coloured keeps its print; a highlight and a
/// soft shadow have no edge; and what reaches the border is ``OcclusionMeter``'s.
///
/// The constants are working values, placed on 446 things drawn on 17 cards and 22 family cards, of
/// which 361 are seen (none before), and on the corpus' photos that nothing covers, of which none
/// has a cover.
struct CoverSearch {
  /// A thing that covers the document.
  struct Cover: Equatable {
    /// Columns and rows of ``PaperMap`` that it reaches over.
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>
    /// The places it takes.
    var count: Int
  }

  /// A dark place has less of the ground's luma than this share, a bright one more. A sheet is
  /// white: what is brighter there is light.
  private static let darkTone: Float = 0.8
  private static let brightTone: Float = 1.06
  /// A place has another colour from this distance of chroma on, as a share of luma: a card's
  /// ground is printed in colours, a sheet's is white.
  private static let otherChroma: (card: Float, table: Float) = (0.12, 0.09)
  /// The same on a sheet, of a thing that is wider than a marker pen's stroke, such as a card: a
  /// sheet's ground stays within 0.02, cards on it reach 0.06 to 0.1. Placed on eight such photos.
  private static let paleChroma: Float = 0.045
  /// The smallest cover, as a share of the document: two letters of a card's number.
  private static let areaMinimum = 0.006
  /// Places from the border within which a thing belongs to what lies outside.
  private static let margin = 2
  /// How full a cover is: its area over that of the rectangle with its second moments, 1 for a
  /// rectangle and 0.95 for an ellipse.
  private static let fullness = 0.88...1.1
  /// The least width, in places: a rule or a stroke that is left over is thinner.
  private static let widthMinimum = 3.0
  /// The share of its places, but for those at its edge, that hold print, at most: blocks reach
  /// 0.11, a marker pen's strokes over print start at 0.28 …
  private static let printMaximum = 0.2
  /// Fewer places within the edge say nothing; then all are asked.
  private static let withinMinimum = 20
  /// … unless it lies on a sheet and is wider than a marker pen's stroke, in places: 17 mm. A card
  /// on a sheet has print of its own.
  private static let penWidth = 8.0
  /// What is no wider than a pen's stroke of 5 mm on a card, and neither darker nor brighter than
  /// this, may be a stroke beside the print.
  private static let penTones: ClosedRange<Float> = 0.85...1.06
  /// A place holds print when its darkest sample is darker than its paper by this share of the
  /// lit ground: of a card's black letters, and of a sheet's thin ones.
  private static let printContrast: (card: Float, table: Float) = (0.2, 0.1)

  private enum Kind: UInt8 { case ground, foreign, bright }

  private let map: PaperMap
  private let layout: DocumentShape.Layout
  private var otherChroma: Float

  /// A search on the paper of a card or a table that lies upright.
  init(on map: PaperMap, layout: DocumentShape.Layout) {
    self.map = map
    self.layout = layout
    otherChroma = layout == .table ? Self.otherChroma.table : Self.otherChroma.card
  }

  /// Everything that covers the document inside its border.
  func covers() -> [Cover] {
    let plain = covers(wide: false)
    guard layout == .table, !map.chroma.isEmpty else { return plain }
    var pale = self
    pale.otherChroma = Self.paleChroma
    let wide = pale.covers(wide: true)
    // What is seen of a pale thing in plain colours is a part of it.
    return wide
      + plain.filter { part in
        !wide.contains { $0.columns.overlaps(part.columns) && $0.rows.overlaps(part.rows) }
      }
  }

  /// - Parameter wide: Whether only what is wider than a pen's stroke counts.
  private func covers(wide: Bool) -> [Cover] {
    let width = map.size.width
    var kinds = kinds()
    var covers: [Cover] = []
    for start in kinds.indices where kinds[start] != .ground {
      let kind = kinds[start]
      var patch = [start]
      kinds[start] = .ground
      var next = 0
      while next < patch.count {
        let place = patch[next]
        next += 1
        let column = place % width
        if column > 0, kinds[place - 1] == kind { take(place - 1, &kinds, &patch) }
        if column + 1 < width, kinds[place + 1] == kind { take(place + 1, &kinds, &patch) }
        if place >= width, kinds[place - width] == kind { take(place - width, &kinds, &patch) }
        if place + width < kinds.count, kinds[place + width] == kind {
          take(place + width, &kinds, &patch)
        }
      }
      if let cover = cover(patch, widthMinimum: wide ? Self.penWidth : Self.widthMinimum) {
        covers.append(cover)
      }
    }
    return covers
  }

  private func take(_ place: Int, _ kinds: inout [Kind], _ patch: inout [Int]) {
    kinds[place] = .ground
    patch.append(place)
  }

  private func kinds() -> [Kind] {
    let (width, height) = (map.size.width, map.size.height)
    var kinds = [Kind](repeating: .ground, count: width &* height)
    let brightTone = layout == .card ? Self.brightTone : .infinity
    let (paper, grounds, chroma) = (map.paper, map.ground, map.chroma)
    for row in 0..<height {
      let first = row &* width
      let firstChroma = row / 2 &* (width / 2)
      for column in 0..<width {
        let place = first &+ column
        let tone = paper[place] / grounds[place]
        let isOther =
          !chroma.isEmpty && chroma[firstChroma &+ column &>> 1] > otherChroma
        if tone < Self.darkTone || isOther {
          kinds[place] = .foreign
        } else if tone > brightTone {
          kinds[place] = .bright
        }
      }
    }
    return kinds
  }

  /// The cover that a patch of places is; `nil` if it is none.
  private func cover(_ patch: [Int], widthMinimum: Double) -> Cover? {
    let (width, height) = (map.size.width, map.size.height)
    guard Double(patch.count) >= Self.areaMinimum * Double(width * height) else { return nil }
    var (left, right, top, bottom) = (width, 0, height, 0)
    var sum = SIMD2<Double>()
    var squares = SIMD3<Double>()
    for place in patch {
      let (column, row) = (place % width, place / width)
      left = min(left, column)
      right = max(right, column)
      top = min(top, row)
      bottom = max(bottom, row)
      let (x, y) = (Double(column), Double(row))
      sum += SIMD2(x, y)
      squares += SIMD3(x * x, y * y, x * y)
    }
    let border = min(min(left, width - 1 - right), min(top, height - 1 - bottom))
    let count = Double(patch.count)
    let mean = sum / count
    guard border >= Self.margin,
      isOnPrint(x: mean.x / Double(width), y: mean.y / Double(height))
    else { return nil }
    // A place is a square, not a point: a twelfth is its own second moment.
    let xx = squares.x / count - mean.x * mean.x + 1 / 12
    let yy = squares.y / count - mean.y * mean.y + 1 / 12
    let xy = squares.z / count - mean.x * mean.y
    let determinant = max(1e-9, xx * yy - xy * xy)
    let half = (xx + yy) / 2
    let least = half - max(0, half * half - determinant).squareRoot()
    let across = (12 * max(0, least)).squareRoot()
    guard Self.fullness.contains(count / (12 * determinant.squareRoot())),
      across >= widthMinimum, hidesPrint(patch, across: across), isSharp(patch)
    else { return nil }
    return Cover(columns: left...right, rows: top...bottom, count: patch.count)
  }

  /// Whether a place, in shares of the document's sides, is one where the layout has print or
  /// rules, and no picture: not a card's portrait, nor a sheet's emblem, code and signatures.
  private func isOnPrint(x: Double, y: Double) -> Bool {
    switch layout {
    case .card: x < 0.66
    case .table: y < 0.78 && (x > 0.2 || y > 0.18)
    default: false
    }
  }

  private func hidesPrint(_ patch: [Int], across: Double) -> Bool {
    if layout == .table, across >= Self.penWidth { return true }
    let least = layout == .table ? Self.printContrast.table : Self.printContrast.card
    if layout == .card, across < Self.penWidth,
      Self.penTones.contains(patch.map(map.tone).element(ofRank: patch.count / 2))
    {
      return false
    }
    let width = map.size.width
    var isMember = [Bool](repeating: false, count: map.size.area)
    for place in patch { isMember[place] = true }
    // The margin keeps the neighbours inside the map.
    let within = patch.filter { place in
      [-1, 1, -width, width].allSatisfy { isMember[place + $0] }
    }
    let asked = within.count >= Self.withinMinimum ? within : patch
    let printed = asked.count { map.paper[$0] - map.darkest[$0] > least * map.ground[$0] }
    return Double(printed) < Self.printMaximum * Double(asked.count)
  }

  /// Whether the step from the patch to the ground is made at its edge. A thing of another colour
  /// need not be asked: light and shade leave the colour.
  private func isSharp(_ patch: [Int]) -> Bool {
    if 2 * patch.count(where: hasOtherColour) >= patch.count { return true }
    return map.edgeStep(of: patch) ?? 0 >= PaperMap.sharpStep
  }

  private func hasOtherColour(_ place: Int) -> Bool {
    guard !map.chroma.isEmpty else { return false }
    let (column, row) = (place % map.size.width, place / map.size.width)
    return map.chroma[row / 2 * (map.size.width / 2) + column / 2] > otherChroma
  }
}
