import Raster

/// Looks for values of a family card that cannot be seen, whatever hides them: cells without print
/// in a row of the upper table whose other cells have it, and a number without digits.
///
/// Of every member the upper table says all but the blood group, or has a dash. A bar in the
/// paper's own colour, a blurred patch, mosaic, correction fluid and print that was rubbed off or
/// edited away leave no strokes. A row that is not filled in has dashes or nothing, and a sheet
/// that is bent, or whose outline is off, is not asked.
///
/// The constants are working values, placed on 62 family cards with hidden values and 82 without
/// that one hand drew; dashes, blood groups and bent sheets of 160 good ones of two hands more were
/// looked at afterwards. None of these is said to hide a value that it shows, nor is one of 403 of
/// three other hands that can be read. Of 81 of a further hand, whose lower table follows closely,
/// two are; 14 were before each table had rules of its own.
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
    let number = SheetNumber.missing(on: sheet, above: table.top)
    return hiddenCells() + (number.map { [cover($0.columns, $0.rows)] } ?? [])
  }

  private func hiddenCells() -> [CoverSearch.Cover] {
    let filled = filledRows()
    return table.columns.indices.dropLast().flatMap { place -> [CoverSearch.Cover] in
      let column = table.columns[place]
      guard column.isSharp, column.millimetres.count >= Self.widthMinimum,
        !isAside(place, filled)
      else { return [] }
      return filled.filter { table.rows[$0].isEmpty[place] }.map { row in
        let middle = table.rows[row].middle
        return cover(column.millimetres, middle - Self.halfCell..<middle + Self.halfCell + 1)
      }
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
