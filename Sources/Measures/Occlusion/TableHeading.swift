import Raster

/// Tells a family card's coloured headings from what lies on it.
///
/// Some offices shade a table's heading, or print it white on dark, from one side to the other. It
/// is a bar like what hides a row, but has words in the middle of it, where a bar, a strip or a pen
/// that lies along a row has none.
///
/// The constants are working values.
enum TableHeading {
  /// It takes this share of the sheet's width at the least, and so many places of its height, 15
  /// mm, at the most.
  private static let widthShare = 0.5
  private static let heightMaximum = 7
  /// Samples are its own within so much of its tone, and print from so much on, as shares of the
  /// lit ground.
  private static let ownSlack: Float = 0.08
  private static let printStep: Float = 0.16
  /// Print is in this share of its columns of samples.
  private static let printedShare = 0.08

  /// Whether what seems to cover a sheet is a heading.
  static func isOne(_ cover: CoverSearch.Cover, on map: PaperMap) -> Bool {
    guard Double(cover.columns.count) >= widthShare * Double(map.size.width),
      cover.rows.count <= heightMaximum
    else { return false }
    let columns = 2 * cover.columns.lowerBound...2 * cover.columns.upperBound + 1
    let printed = columns.count { holdsPrint(column: $0, of: cover, on: map) }
    return Double(printed) >= printedShare * Double(columns.count)
  }

  /// Whether a column of samples has print between two samples of the heading's own tone.
  private static func holdsPrint(
    column: Int, of cover: CoverSearch.Cover, on map: PaperMap
  ) -> Bool {
    var (isInside, hasPrint) = (false, false)
    for line in 2 * cover.rows.lowerBound...2 * cover.rows.upperBound + 1 {
      let ground = map.ground[line / 2 * map.size.width + column / 2]
      let off = (map.luma[line * 2 * map.size.width + column] / ground - cover.tone).magnitude
      if off <= ownSlack {
        if hasPrint { return true }
        isInside = true
      } else if isInside, off >= printStep {
        hasPrint = true
      }
    }
    return false
  }
}
