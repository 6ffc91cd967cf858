import Raster

/// The number of a family card: large digits in the middle, below the title.
///
/// The constants are working values: see ``SheetFields``.
enum SheetNumber {
  /// Title and number stand in these millimetres from the left.
  private static let zone = 75..<222
  private static let middle = 148.5
  /// Strokes are averaged over so many millimetres.
  private static let window = 4
  /// A row has print where it has this share of what rows with much print have.
  private static let printShare: Float = 0.3
  private static let printQuantile = 0.95
  /// Print reaches as far as this share of its own strokes.
  private static let reachShare: Float = 0.25
  /// The title's height and width, and how far its middle is off the sheet's, in millimetres.
  private static let titleHeights = 3.5...9.0
  private static let titleWidths = 40...115
  private static let titleAside = 10.0
  /// The number begins so far below the title's top, and its line is so high, in millimetres.
  private static let below = 5.5...14.0
  private static let heights = 2.0...6.0
  /// What is narrower is `No.` alone, in millimetres; it stands so near the middle.
  private static let widthMinimum = 26
  private static let aside = 40.0
  /// The width that the number has with its digits, in millimetres.
  private static let usualWidth = 60

  /// A line of print: rows of the raster, and millimetres from the left.
  private struct Line {
    var rows: Range<Int>
    var columns: Range<Int>

    var height: Double { Double(rows.count) / Double(SheetRaster.scaleDown) }
    var middle: Double { Double(columns.lowerBound + columns.upperBound) / 2 }
  }

  /// Where the number's digits are missing: millimetres from the left and rows of the raster;
  /// `nil` where they are there, or title and line are not where they are expected.
  static func missing(on sheet: SheetRaster, above top: Int) -> (
    columns: Range<Int>, rows: Range<Int>
  )? {
    let lines = lines(on: sheet, above: top)
    guard
      let title = lines.first(where: { titleHeights.contains($0.height) }),
      titleWidths.contains(title.columns.count), abs(title.middle - middle) <= titleAside,
      let number = lines.first(where: { line in
        let down = Double(line.rows.lowerBound - title.rows.lowerBound)
        return below.contains(down / Double(SheetRaster.scaleDown))
      }), heights.contains(number.height), number.columns.count < widthMinimum,
      abs(number.middle - middle) <= aside
    else { return nil }
    let left = Int(middle) - usualWidth / 2
    return (left..<left + usualWidth, number.rows)
  }

  /// The lines of print in the middle above the table, from the top.
  private static func lines(on sheet: SheetRaster, above top: Int) -> [Line] {
    let last = top - 2 * SheetRaster.scaleDown
    guard last > 1 else { return [] }
    let rows = (0..<last).map { row in
      let first = row * SheetRaster.millimetres
      return means(sheet.strokes[first + zone.lowerBound..<first + zone.upperBound])
    }
    let strongest = rows.map { $0.max() ?? 0 }
    let least =
      printShare * strongest.element(ofRank: Int(printQuantile * Double(strongest.count - 1)))
    var found: [Range<Int>] = []
    for row in 0..<last where strongest[row] > least {
      // A line may have one row of the raster with little print.
      if let before = found.last, row - before.upperBound <= 1 {
        found[found.count - 1] = before.lowerBound..<row + 1
      } else {
        found.append(row..<row + 1)
      }
    }
    return found.filter { $0.count > 2 }.map { band in
      let sums = rows[0].indices.map { place in
        band.reduce(Float(0)) { $0 + rows[$1][place] }
      }
      let least = reachShare * (sums.max() ?? 0)
      let places = sums.indices.filter { sums[$0] > least }
      let (left, right) = (places.first ?? 0, places.last ?? 0)
      return Line(
        rows: band, columns: zone.lowerBound + left..<zone.lowerBound + right + window)
    }
  }

  /// The means over windows.
  private static func means(_ strokes: ArraySlice<Float>) -> [Float] {
    var sum = strokes.prefix(window).reduce(0, +)
    return (strokes.startIndex...strokes.endIndex - window).map { place in
      defer {
        if place + window < strokes.endIndex { sum += strokes[place + window] - strokes[place] }
      }
      return sum / Float(window)
    }
  }
}
