import Raster

/// Tells a list, whose one table goes from its title to the end of the sheet, from a family card,
/// whose two tables have columns of their own, and below them room for signatures: a list's rules
/// are at the same places all the way down.
///
/// The constants are working values. With them both lists that one hand sent as family cards are
/// told, and none of 1,699 photos of family cards of ten hands and the corpora, though the tables
/// of 36 share their columns.
enum SingleTable {
  /// Samples to a millimetre across the sheet, and millimetres to a row of them.
  private static let scale = 4
  private static let rowMillimetres = 2
  /// Where a family card's tables are, and what lies below them, in millimetres from the top.
  private static let bands = [54..<90, 120..<156, 168..<184]
  /// A rule is the deepest within so many samples, as deep as this share of what so many of the
  /// first band's are, and than so many times what a quarter of all places have.
  private static let rulesApart = 6
  private static let depthShare: Float = 0.3
  private static let deepRank = 4
  private static let noiseFactor: Float = 3
  /// So many rules are a table, and two are one within so many samples.
  private static let rulesMinimum = 6
  private static let slack = 4
  /// Of one table's rules so many are in each band.
  private static let sharedMinimum = 0.8

  /// Whether a sheet has one table.
  ///
  /// - Parameter corners: Its own in stored pixels, the right way up as far as that is known.
  static func isOne(_ photo: ReducedPhoto, corners: Quad) -> Bool {
    let size = Size(
      width: SheetSize.widthMillimetres * scale,
      height: SheetSize.heightMillimetres / rowMillimetres)
    guard photo.luma.width >= 2, photo.luma.height >= 2,
      let map = Homography(
        width: Double(size.width), height: Double(size.height),
        to: corners.scaled(by: 1 / Double(photo.factor)))
    else { return false }
    let depths = bands.map { band in
      let rows = band.lowerBound / rowMillimetres..<band.upperBound / rowMillimetres
      let luma = LayoutRaster.resampled(
        photo.luma, width: size.width, rows: rows, map: map, averages: true)
      return Self.depths(luma, width: size.width)
    }
    let first = peaks(depths[0])
    let deep = first.map { depths[0][$0] }.sorted(by: >).prefix(deepRank).last ?? 0
    let rules = depths.map { depths in
      peaks(depths).filter { depths[$0] >= depthShare * deep }
    }
    guard rules.allSatisfy({ $0.count >= rulesMinimum }) else { return false }
    // Below its end a list has other print.
    return [(0, 1), (1, 0), (0, 2)].allSatisfy { band, other in
      let (own, others) = (rules[band], rules[other])
      let shared = own.count { rule in others.contains { abs($0 - rule) <= slack } }
      return Double(shared) >= sharedMinimum * Double(own.count)
    }
  }

  /// How deep a rule down some rows of samples would be at each of their columns.
  private static func depths(_ luma: [Float], width: Int) -> [Float] {
    let rows = luma.count / width
    return LayoutRaster.ruleDepthSums(of: luma, width: width, down: 0..<rows)
      .map { $0 / Float(rows) }
  }

  /// Where depths are largest around, and more than noise.
  private static func peaks(_ depths: [Float]) -> [Int] {
    let floor = noiseFactor * depths.element(ofRank: depths.count / 4)
    return (rulesApart..<depths.count - rulesApart).filter { place in
      depths[place] > floor
        && depths[place] > depths[place - rulesApart..<place].max() ?? 0
        && depths[place] >= depths[place...place + rulesApart].max() ?? 0
    }
  }
}
