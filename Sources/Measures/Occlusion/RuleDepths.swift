import Raster

/// How deep the deepest rule across a family card's tables is, window by window of the sheet.
///
/// Windows overlap, from the top left of the part of the sheet in which tables are.
struct RuleDepths {
  /// Millimetres of the sheet in which tables are sought, from its top.
  private static let millimetres = 40...182
  /// Samples to a millimetre, along the rules and across them.
  private static let scale = (along: 0.8, across: 4.0)
  /// From window to window, in samples along and across: 2.5 mm.
  private static let step = (along: 2, across: 10)
  /// Steps that a window takes, along the rules and across them: 5 × 10 mm, at least one row.
  private static let window = (along: 2, across: 4)

  /// Windows across the sheet and down it.
  let size: Size
  /// The mean depth of each window's deepest rule, row by row, code values.
  let depths: [Float]

  /// - Parameters:
  ///   - photo: Its luma.
  ///   - corners: The sheet's own, in stored pixels, the right way up.
  /// - Returns: `nil` where these have no inside.
  init?(in photo: ReducedPhoto, on corners: Quad) {
    let rows = Self.millimetres
    let high = Double(SheetSize.heightMillimetres)
    let zone = DocumentZone(
      x: 0...1, y: Double(rows.lowerBound) / high...Double(rows.upperBound) / high)
    let part = zone.outline(on: corners).scaled(by: 1 / Double(photo.factor))
    // A row of the raster goes down the sheet, across its rules.
    let raster = Size(
      width: Int(Double(rows.upperBound - rows.lowerBound) * Self.scale.across),
      height: Int(Double(SheetSize.widthMillimetres) * Self.scale.along))
    let turned = Quad(
      corners: [part.topLeft, part.bottomLeft, part.bottomRight, part.topRight])
    guard photo.luma.width >= 2, photo.luma.height >= 2,
      let straight = Homography(
        width: Double(raster.width), height: Double(raster.height), to: turned)
    else { return nil }
    let finest = (part.area.magnitude / Double(raster.area)).squareRoot()
    let luma = LayoutRaster.resampled(
      photo.luma, width: raster.width, rows: 0..<raster.height, map: straight,
      averages: finest > LayoutRaster.averagesFrom)
    size = Size(
      width: raster.height / Self.step.along - Self.window.along + 1,
      height: raster.width / Self.step.across - Self.window.across + 1)
    let columns = (0..<size.width).map { Self.steps(of: luma, width: raster.width, window: $0) }
    var depths: [Float] = []
    depths.reserveCapacity(size.area)
    for row in 0..<size.height {
      for column in columns {
        depths.append(column[row..<row + Self.window.across].max() ?? 0)
      }
    }
    self.depths = depths
  }

  /// The mean depth of the deepest rule across a column of windows, in each step down the sheet.
  private static func steps(of luma: [Float], width: Int, window column: Int) -> [Float] {
    let rows = column * step.along..<(column + window.along) * step.along
    let sums = LayoutRaster.ruleDepthSums(of: luma, width: width, down: rows)
    return (0..<width / step.across).map { place in
      var most: Float = 0
      for sample in place &* step.across..<(place &+ 1) &* step.across {
        most = max(most, sums[sample])
      }
      return most / Float(rows.count)
    }
  }

  /// The row of windows that begins so many millimetres from the top of the sheet.
  static func row(_ millimetres: Int) -> Int {
    Int(Double(millimetres - Self.millimetres.lowerBound) * scale.across) / step.across
  }

  /// Where so many rows of windows from the first end, as a share of the sheet's height.
  static func share(ofRows count: Int) -> Double {
    let across = Double(step.across) / scale.across
    return (Double(millimetres.lowerBound) + Double(count) * across)
      / Double(SheetSize.heightMillimetres)
  }

  /// The part of a sheet that the windows of a patch take.
  static func zone(of patch: Patch) -> DocumentZone {
    let along = Double(step.along) / scale.along / Double(SheetSize.widthMillimetres)
    let (left, right) = (patch.columns.lowerBound, patch.columns.upperBound + window.along)
    let (top, bottom) = (patch.rows.lowerBound, patch.rows.upperBound + window.across)
    return DocumentZone(
      x: Double(left) * along...min(1, Double(right) * along),
      y: share(ofRows: top)...min(1, share(ofRows: bottom)))
  }
}
