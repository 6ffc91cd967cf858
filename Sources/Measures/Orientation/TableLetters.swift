import Raster

/// A family card's letters, and how surely they say which way it lies.
///
/// A sheet's layout is its office's own; capitals and digits are not.
enum TableLetters {
  /// Standard deviations from which on letters answer alone, and where the layout says the same.
  /// Placed on 264 family cards of two hands, of which they then turn none wrongly.
  static let sure: Float = 2.5
  static let agreeing: Float = 1
  /// … and from which on they say that a sheet is reversed. Placed on 325 mirror images of sheets
  /// of ten hands and the corpora.
  static let reversed: Float = 3
  /// A sheet's border has none, as a share of its sides.
  private static let borderShare = 0.04
  /// Samples along the longer side of the sheet: as for a page's letters, for its own are as small.
  private static let longEdge = PageReading.longEdge * PageSigns.perSample

  /// A sheet's letters; `nil` for one that is too small.
  ///
  /// - Parameter corners: Clockwise in stored pixels from the left end of a long side, as shown.
  static func letters(_ photo: ReducedPhoto, corners: Quad) -> UsualLetters? {
    let inner = corners.shrunk(by: borderShare)
    let scale = Double(longEdge) / max(corners.meanWidth, corners.meanHeight, 1)
    let side = Double(PageReading.cellSide)
    let cells = Size(
      width: Int(inner.meanWidth * scale / side), height: Int(inner.meanHeight * scale / side))
    guard cells.width >= PageReading.cellsMinimum, cells.height >= PageReading.cellsMinimum,
      let raster = LayoutRaster(
        photo, corners: inner, cells: cells, cellSide: PageReading.cellSide, isFine: true)
    else { return nil }
    return UsualLetters(PrintedLetters(InkMap(raster)).letters.map(\.shape))
  }
}
