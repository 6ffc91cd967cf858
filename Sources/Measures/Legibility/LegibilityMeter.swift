package import Raster

/// Estimates how much of a document's smallest print can be read.
///
/// Resolution, blur, pale ink, grain and compression are one question to a reader: whether the
/// strokes of a letter are there. So their strength is measured where print is, tile by tile, against
/// the strength of the words that they make up, and against noise; a part of the document that is out
/// of focus counts for as much as it is.
///
/// The models were fitted to the share of words that Tesseract reads on drawn and photographed
/// cards and family cards; the page of this module shows how well they tell it.
package enum LegibilityMeter {
  /// Where a card's print is; at its right are portrait and signature.
  static let cardZone = DocumentZone(x: 0...0.68, y: 0...1)
  /// Where a family card's is: below its tables are signatures and a code.
  static let tableZone = DocumentZone(x: 0...1, y: 0...0.82)
  /// A tile has print when its words have this share of the strength that they have on a quarter of
  /// the tiles or more. A working value: the edge of the print, not a tile that is out of focus.
  static let printShare: Float = 0.35
  static let printQuantile = 0.75
  /// Fewer tiles with print tell nothing.
  static let tilesMinimum = 4
  /// A tile is pointed at where less than this share can be read.
  static let regionShare: Float = 0.5
  /// The number of tiles at which the reading is half sure.
  static let halfConfidenceTiles = 4.0
  /// Mean distance from the middle of two others in white noise of standard deviation 1: √(3/2) of
  /// it, times √(2/π).
  static let distancePerSigma: Float = 0.98

  /// The reading of ``CheckID/legibility``: the share of words, 0…1.
  ///
  /// Measures: `tiles` (how many have print), `letterPixels` (stored pixels to the height of the
  /// smallest capitals), `weakestQuarter` (the share of words on the worst quarter of the tiles).
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: What was found of the document; `nil` where there is none.
  ///   - isUprightKnown: Whether the corners are the document's own.
  ///   - shape: The kind's; it must have a size and a height of print.
  package static func reading(
    of photo: ReducedPhoto, on document: DocumentGeometry?, isUprightKnown: Bool,
    shape: DocumentShape
  ) -> Reading {
    guard let width = shape.widthMillimetres, let height = shape.heightMillimetres,
      let print = shape.printMillimetres, let model = model(for: shape.layout)
    else { return Reading(notMeasured: .legibility, why: .notForKind) }
    guard let document, let dotsPerInch = document.dotsPerInch else {
      return Reading(notMeasured: .legibility, why: .noDocument)
    }
    let letterPixels = dotsPerInch / DocumentGeometry.millimetresPerInch * print
    let planes = PrintPlanes(of: photo, letterPixels: letterPixels)
    // Lines of print run along the long sides of both.
    let own = document.corners
    let isAlong = isUprightKnown || own.meanWidth >= own.meanHeight
    let corners = isAlong ? own : own.renamed(by: 1)
    let detail = PrintTiles(
      of: planes, corners: corners, widthLetters: width / print, heightLetters: height / print)
    let printed = printed(detail, zone: isUprightKnown ? zone(of: shape.layout) : nil)
    guard printed.count >= tilesMinimum else {
      return Reading(
        notMeasured: .legibility, why: .tooFewEdges, measures: ["tiles": Double(printed.count)])
    }
    let noise = noise(on: planes, corners: corners)
    let shares = printed.map {
      model.share($0, noise: noise, letterPixels: Float(letterPixels))
    }
    let mean = shares.reduce(0, +) / Float(shares.count)
    let weakest = shares.sorted().prefix(max(1, shares.count / 4))
    let lost = zip(printed, shares).filter { $1 < regionShare }.map(\.0)
    return Reading(
      .legibility, value: Double(mean),
      measures: [
        "tiles": Double(printed.count), "letterPixels": letterPixels,
        "weakestQuarter": Double(weakest.reduce(0, +)) / Double(weakest.count),
      ],
      regions: regions(of: lost, detail, corners: corners, photo: photo.photo),
      confidence: min(
        document.confidence,
        Reading.confidence(of: printed.count, half: halfConfidenceTiles)))
  }

  private static func model(for layout: DocumentShape.Layout) -> LegibilityModel? {
    switch layout {
    case .card: .card
    case .table: .table
    case .page, .scene: nil
    }
  }

  private static func zone(of layout: DocumentShape.Layout) -> DocumentZone {
    layout == .card ? cardZone : tableZone
  }

  /// The tiles that have print, of those whose middle lies in a zone.
  private static func printed(_ detail: PrintTiles, zone: DocumentZone?) -> [PrintTiles.Tile] {
    let tiles = detail.tiles.filter { tile in
      guard let zone else { return true }
      return zone.x.contains((Double(tile.column) + 0.5) / Double(detail.columns))
        && zone.y.contains((Double(tile.row) + 0.5) / Double(detail.rows))
    }
    let words = tiles.map { $0.along.z + $0.down.z }
    guard let usual = words.quantile(printQuantile) else { return [] }
    return zip(tiles, words).filter { $1 > printShare * usual }.map(\.0)
  }

  private static func noise(on print: PrintPlanes, corners: Quad) -> Float {
    let outline = corners.scaled(by: 1 / print.factor)
    return distancePerSigma * Float(FlatNoise.sigma(of: print.planes[0], outline: outline) ?? 0)
  }

  private static func regions(
    of tiles: [PrintTiles.Tile], _ detail: PrintTiles, corners: Quad, photo: Size
  ) -> [PixelRect] {
    guard
      let map = Homography(
        width: Double(detail.columns), height: Double(detail.rows), to: corners)
    else { return [] }
    let areas = tiles.map { tile in
      let (x, y) = (Double(tile.column), Double(tile.row))
      let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)].map {
        map.map(Point(x: $0.0, y: $0.1))
      }
      return PixelRect(around: Quad(corners: corners), in: photo)
    }
    return Reading.regions(of: areas)
  }
}
