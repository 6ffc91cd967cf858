import Raster

/// Looks for values of a family card that cannot be seen, whatever hides them: cells without print
/// in a row of a table whose other cells have it, and a number without digits.
///
/// Of every member the upper table says all but the blood group, or has a dash; the lower one says
/// how they are married and related, whose citizens they are, and who their parents are. A bar in
/// the paper's own colour, a blurred patch, mosaic, correction fluid and print that was rubbed off
/// or edited away leave no strokes. A row that is not filled in has dashes or nothing, and a sheet
/// that is bent, or whose outline is off, is not asked.
///
/// The constants are working values, placed on 62 family cards with hidden values and 82 without
/// that one hand drew; dashes, blood groups and bent sheets of 160 good ones of two hands more were
/// looked at afterwards. What is asked of the lower table was placed on nine hands' and the
/// corpora's: of their 780 good ones none is said to hide a value that it shows.
struct SheetFields {
  /// A row is filled in where its cells have this share of the strokes that rows have at most,
  /// print over this share of the table, and so many of the rules beside them.
  private static let filledShare: Float = 0.5
  private static let printedMinimum = 0.22
  private static let ruledMinimum = 0.5
  /// Members follow each other: farther below the last, in rows of the raster, is the other table.
  private static let gapMaximum = 11 * SheetRaster.scaleDown
  /// Narrower columns are not asked, in millimetres: marks may stand in them.
  private static let widthMinimum = 15
  /// Half the height of a cell, in rows of the raster.
  private static let halfCell = 4
  /// The upper table's columns by their order, where it has as many as most have: name and NIK,
  /// sex, place and date of birth, religion, education, work and, with most, blood group. Of these
  /// a member has more than a dash.
  private static let upperCounts = 8...9
  private static let upperUndashed = 2...5
  /// The lower table's second column, and one that begins in these millimetres, may be the date of
  /// marriage, which most do not have. Of the others those that end at so many tell what all have,
  /// and none is a dash; behind them are passports and permits of residence.
  private static let second = 1
  private static let marriage = 38..<62
  private static let statusEnd = 140
  /// The last two, as wide as each other within so many millimetres, name the parents: of one alone
  /// there may be a dash.
  private static let parentWidth = 30
  private static let parentSlack = 8
  /// Columns are asked that this share of the members have print in.
  private static let printedShare = 0.5
  /// What seems a dash and is paler than this share of the row's usual strokes is none where no
  /// dash is due: the end of what covers a cell.
  private static let bareShare: Float = 0.15

  private let sheet: SheetRaster
  private let table: SheetTable
  private let size: Size

  /// The fields of a family card that lies upright; `nil` where its table is not to be seen.
  init?(of photo: ReducedPhoto, on map: PaperMap) {
    guard let sheet = SheetRaster(of: photo, on: map), let table = SheetTable(on: sheet) else {
      return nil
    }
    self.sheet = sheet
    self.table = table
    size = map.size
  }

  /// The cells that are hidden, and the number where it is.
  func covers() -> [CoverSearch.Cover] {
    let number = SheetNumber.missing(on: sheet, above: table.extent.lowerBound)
    return upperCells() + lowerCells() + (number.map { [cover($0.columns, $0.rows)] } ?? [])
  }

  /// The rows of a table in which members are.
  private struct Members {
    let table: SheetTable
    let rows: [SheetTable.Row]
    /// The columns of each that are dark all over some millimetres.
    let solid: [[Bool]]

    init(of table: SheetTable, _ rows: [SheetTable.Row], on sheet: SheetRaster) {
      self.table = table
      self.rows = rows
      solid = rows.map { table.solidColumns(of: $0, on: sheet) }
    }

    /// Whether a column has print, and no dashes, in most rows.
    func isPrinted(_ column: Int) -> Bool {
      let printed = rows.count { $0.strokes[column] >= filledShare * $0.usual }
      return Double(printed) >= printedShare * Double(rows.count)
    }
  }

  private func upperCells() -> [CoverSearch.Cover] {
    let filled = filledRows()
    let members = Members(of: table, filled.map { table.rows[$0] }, on: sheet)
    let isKnown = Self.upperCounts.contains(table.columns.count)
    return table.columns.indices.dropLast().flatMap { column -> [CoverSearch.Cover] in
      guard !isAside(column, filled) else { return [] }
      let isUndashed =
        isKnown && Self.upperUndashed.contains(column) && members.isPrinted(column)
      return hidden(column, of: members, hasDashes: !isUndashed)
    }
  }

  private func lowerCells() -> [CoverSearch.Cover] {
    let middles = filledRows().map { table.rows[$0].middle }
    guard let lower = SheetTable(on: sheet, below: table, members: middles) else { return [] }
    let members = Members(of: lower, lower.rows, on: sheet)
    return lower.columns.indices.flatMap { column -> [CoverSearch.Cover] in
      let place = lower.columns[column].millimetres
      let isStatus =
        place.upperBound <= Self.statusEnd && column != Self.second
        && !Self.marriage.contains(place.lowerBound)
      if isStatus || isParent(column, of: lower), members.isPrinted(column) {
        return hidden(column, of: members, hasDashes: !isStatus)
      }
      return isHiddenParent(column, of: members) ? cells(column, of: lower, lower.rows) : []
    }
  }

  private func isParent(_ column: Int, of lower: SheetTable) -> Bool {
    let widths = lower.columns.suffix(2).map(\.millimetres.count)
    return lower.columns.indices.suffix(2).contains(column)
      && widths.allSatisfy { $0 >= Self.parentWidth }
      && abs(widths[0] - widths[1]) <= Self.parentSlack
  }

  /// Whether one parent of all members is missing, and the other of none.
  private func isHiddenParent(_ column: Int, of members: Members) -> Bool {
    let columns = members.table.columns.indices
    guard isParent(column, of: members.table),
      members.rows.allSatisfy({ $0.isPale[column] }),
      let other = columns.suffix(2).first(where: { $0 != column }),
      // Behind both parents there may be a column for remarks.
      columns.count > 2, !members.isPrinted(columns.count - 3)
    else { return false }
    return members.rows.allSatisfy { $0.strokes[other] >= Self.filledShare * $0.usual }
  }

  /// The cells of a column in which print is hidden.
  private func hidden(
    _ column: Int, of members: Members, hasDashes: Bool
  ) -> [CoverSearch.Cover] {
    let place = members.table.columns[column]
    guard place.isSharp, place.millimetres.count >= Self.widthMinimum else { return [] }
    let hidden = zip(members.rows, members.solid).filter { row, solid in
      let isDash =
        row.isMarked[column]
        && (hasDashes || row.strokes[column] >= Self.bareShare * row.usual)
      return solid[column] || row.isPale[column] && !isDash
    }
    return cells(column, of: members.table, hidden.map(\.0))
  }

  private func cells(
    _ column: Int, of table: SheetTable, _ rows: [SheetTable.Row]
  ) -> [CoverSearch.Cover] {
    rows.map { row in
      cover(
        table.columns[column].millimetres,
        row.middle - Self.halfCell..<row.middle + Self.halfCell + 1)
    }
  }

  /// The rows of members that are filled in.
  private func filledRows() -> [Int] {
    guard let first = table.rows.first, let most = table.rows.map(\.usual).max() else {
      return []
    }
    var last = first.middle
    return table.rows.indices.filter { place in
      let row = table.rows[place]
      guard row.middle - last <= Self.gapMaximum, row.usual > Self.filledShare * most,
        row.printed >= Self.printedMinimum, row.ruled >= Self.ruledMinimum
      else { return false }
      last = row.middle
      return true
    }
  }

  /// Whether a column has print where the others have no row: the sheet is bent there.
  private func isAside(_ column: Int, _ filled: [Int]) -> Bool {
    guard let first = filled.first, let last = filled.last else { return true }
    let least = Self.filledShare * (filled.map { table.rows[$0].usual }.max() ?? 0)
    return table.rows.indices.contains { row in
      let middle = table.rows[row].middle
      let isNear =
        middle > table.rows[first].middle - Self.gapMaximum / 2
        && middle < table.rows[last].middle + Self.gapMaximum
      // Where most columns have print it is a row of its own, such as that of their numbers.
      return isNear && !filled.contains(row) && table.rows[row].strokes[column] > least
        && table.rows[row].usual < least
    }
  }

  /// The part of the sheet that a value takes.
  private func cover(_ columns: Range<Int>, _ rows: Range<Int>) -> CoverSearch.Cover {
    let (wide, high) = (SheetSize.widthMillimetres, SheetSize.heightMillimetres)
    let left = columns.lowerBound * size.width / wide
    let right = (columns.upperBound * size.width - 1) / wide
    let top = SheetRaster.millimetres(of: rows.lowerBound) * size.height / high
    let bottom = SheetRaster.millimetres(of: rows.upperBound - 1) * size.height / high
    return CoverSearch.Cover(
      columns: left...right, rows: top...bottom, count: (right - left + 1) * (bottom - top + 1))
  }
}
