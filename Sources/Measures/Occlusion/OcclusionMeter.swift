package import Raster

/// Looks for a finger or another thing that covers a document, over its border or inside of it.
///
/// ``CoverSearch``, ``InkSearch``, ``BarSearch``, ``CardFields`` and ``SheetFields`` say what is
/// seen inside the border. What comes over the border has a colour that the ground has not, in one
/// piece from the border inwards, and goes on outside. A shadow keeps the ground's colour and a
/// highlight takes some of it away; print, a portrait and a watermark do not reach the border.
///
/// Over the border, a thing of the ground's own colour, or a grey one on white paper, is not seen.
///
/// Distances of chroma, here and in what stands below, were placed by hand on the corpus' simulated
/// photos (ten of ten fingers are found, and nothing on 120 photos without a defect) and on 150
/// drawn fingers, gloves, pens, clips and keys (ROC area 0.994 on cards, 0.978 on family cards).
/// The other constants are working values with which this was measured.
package enum OcclusionMeter {
  /// The outermost cells, so many, mix the document with what lies around it.
  static let mixedCells = 1
  /// A thing that comes over the border is seen in this many cells next to them.
  static let rimCells = 2
  /// A thing reaches at least so many cells inwards; less is an outline that is a little off.
  static let depthMinimum = 4
  /// How far, and how far to each side, behind the border a thing is sought, in cells.
  static let beyondCells = 3
  static let asideCells = 5
  /// A document of which less lies inside the frame is not asked for its fields.
  static let wholeShare = 0.99
  /// The share of a thing's rim that must go on outside.
  static let goingOnMinimum = 0.4

  /// The reading of ``CheckID/occlusion``: the share of the document that is covered, 0…1, and
  /// which share is covered inside its border (`coveredInside`), where print is hidden however
  /// little it is.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The outline in pixels of the stored photo; `nil` where none was found.
  ///   - layout: A page of unknown kind may be printed to its border in any colour, so what lies
  ///     outside the frame says nothing there.
  ///   - paper: The same document's paper; without it nothing is sought inside the border.
  ///   - rules: Where a family card's tables have no rules, and where they end.
  ///   - highlights: Rectangles in the stored photo around highlights: what is not seen there was
  ///     taken by the light.
  package static func reading(
    of photo: ReducedPhoto, on document: Quad?, layout: DocumentShape.Layout,
    paper: PaperMap? = nil, rules: RuleGaps? = nil, highlights: [PixelRect] = []
  ) -> Reading {
    guard let document else { return Reading(notMeasured: .occlusion, why: .noDocument) }
    let inside =
      paper.map {
        within($0, layout: layout, photo: photo, rules: rules, highlights: highlights)
      }
      ?? (share: 0, hidden: 0, regions: [])
    let measures = ["coveredInside": min(1, inside.share)]
    guard let cells = DocumentCells(of: photo, on: document), let ground = GroundColour(of: cells)
    else {
      guard inside.share > 0 else { return Reading(notMeasured: .occlusion, why: .unsure) }
      return Reading(
        .occlusion, value: min(1, inside.share), measures: measures, regions: inside.regions,
        cause: cause(of: inside.share, hidden: inside.hidden))
    }
    var cover = CoverMask(of: cells, on: ground)
    var count = 0
    var regions: [PixelRect] = []
    for row in mixedCells..<cells.rows - mixedCells {
      for column in mixedCells..<cells.columns - mixedCells {
        guard cells.depth(column: column, row: row) < mixedCells + rimCells else { continue }
        let thing = cover.grow(fromColumn: column, row: row)
        guard !thing.isEmpty, isCovering(thing, cells: cells, layout: layout) else { continue }
        // The outermost cells, which are not looked at, are like their inner neighbours.
        count += thing.reduce(0) {
          $0 + (cells.depth(column: $1.column, row: $1.row) == mixedCells ? 1 + mixedCells : 1)
        }
        if let area = area(of: thing, cells: cells, photo: photo.photo) { regions.append(area) }
      }
    }
    let share = Double(count) / Double(cells.columns * cells.rows) + inside.share
    return Reading(
      .occlusion, value: min(1, share), measures: measures,
      regions: Array((regions + inside.regions).prefix(Reading.regionsMaximum)),
      cause: cause(of: share, hidden: inside.hidden))
  }

  /// What is told where at least half of what is covered are values that no thing was seen on.
  private static func cause(of share: Double, hidden: Double) -> Cause? {
    hidden > 0 && 2 * hidden >= share ? .hidden : nil
  }

  /// The share of a document that is covered inside its border, what of it are values that no thing
  /// was seen on, and where.
  private static func within(
    _ paper: PaperMap, layout: DocumentShape.Layout, photo: ReducedPhoto,
    rules: RuleGaps?, highlights: [PixelRect]
  ) -> (share: Double, hidden: Double, regions: [PixelRect]) {
    // A portrait must not be taken for a cover.
    guard paper.isUprightKnown, layout == .card || layout == .table else { return (0, 0, []) }
    var covers = things(on: paper, layout: layout, rules: rules)
    var hidden = 0
    // Where the frame cuts the document its rows are not where they ought to be.
    if paper.corners.insideShare(of: photo.photo) >= wholeShare {
      let found =
        layout == .card
        ? CardFields(on: paper).covers() : SheetFields(of: photo, on: paper)?.covers() ?? []
      let fields = (found + (rules?.gaps ?? []).map { $0.cover(on: paper) }).filter { field in
        let area = paper.area(columns: field.columns, rows: field.rows, in: photo.photo)
        let isLight = area.map { area in highlights.contains { $0.overlaps(area) } } ?? true
        return !isLight && !covers.contains { $0.overlaps(field) }
      }
      hidden = fields.reduce(0) { $0 + $1.count }
      covers += fields
    }
    let count = covers.reduce(0) { $0 + $1.count }
    return (
      Double(count) / Double(paper.size.area), Double(hidden) / Double(paper.size.area),
      covers.compactMap { paper.area(columns: $0.columns, rows: $0.rows, in: photo.photo) }
    )
  }

  /// The things that are seen inside the border: what several searches find counts once, and what
  /// is a part of a table's heading does not count.
  private static func things(
    on paper: PaperMap, layout: DocumentShape.Layout, rules: RuleGaps?
  ) -> [CoverSearch.Cover] {
    let end = CoverSearch.tablesEnd(by: rules)
    var found = [
      CoverSearch(on: paper, layout: layout, tablesEnd: end).covers(),
      InkSearch(on: paper, layout: layout, tablesEnd: end).covers(),
    ]
    var headings: [CoverSearch.Cover] = []
    if layout == .table {
      found.append(BarSearch(on: paper, tablesEnd: end).covers())
      headings = found.joined().filter { TableHeading.isOne($0, on: paper) }
    }
    return found.reduce(into: []) { covers, more in
      covers += more.filter { thing in
        !covers.contains { $0.overlaps(thing) } && !headings.contains { $0.holds(thing) }
      }
    }
  }

  /// Whether a patch reaches inwards far enough and goes on outside.
  private static func isCovering(
    _ thing: [CoverMask.Cell], cells: DocumentCells, layout: DocumentShape.Layout
  ) -> Bool {
    guard thing.contains(where: { cells.depth(column: $0.column, row: $0.row) >= depthMinimum })
    else { return false }
    let rim = thing.filter {
      cells.depth(column: $0.column, row: $0.row) < mixedCells + rimCells
    }
    let goingOn = rim.count { goesOn($0, cells: cells, layout: layout) }
    return Double(goingOn) >= goingOnMinimum * Double(rim.count)
  }

  /// Whether there is something of a cell's colour behind the nearest side.
  private static func goesOn(
    _ cell: CoverMask.Cell, cells: DocumentCells, layout: DocumentShape.Layout
  ) -> Bool {
    let depth = cells.depth(column: cell.column, row: cell.row)
    let isColumn = min(cell.column, cells.columns - 1 - cell.column) == depth
    let isFirst = isColumn ? cell.column == depth : cell.row == depth
    let behind =
      isFirst ? -beyondCells : (isColumn ? cells.columns : cells.rows) - 1 + beyondCells
    for aside in -asideCells...asideCells {
      let column = isColumn ? behind : cell.column + aside
      let row = isColumn ? cell.row + aside : behind
      if let outside = cells.colour(column: column, row: row) {
        if CoverMask.isAlike(outside, cell.colour) { return true }
      } else if layout != .page {
        return true
      }
    }
    return false
  }

  private static func area(
    of thing: [CoverMask.Cell], cells: DocumentCells, photo: Size
  ) -> PixelRect? {
    let columns = thing.map(\.column)
    let rows = thing.map(\.row)
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return nil }
    return cells.area(columns: left...right, rows: top...bottom, in: photo)
  }
}
