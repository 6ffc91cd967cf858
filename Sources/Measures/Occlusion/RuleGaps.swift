internal import CVector
package import Raster

/// Places within a family card's tables in which no rule is to be seen.
///
/// Rules across a table are a few millimetres apart and go from one side to the other, through
/// print and blank paper alike. Where they end and go on farther on, something lies on the sheet, a
/// highlight has burnt them out, an editor has painted them over, or they are blurred away:
/// whatever it is, what is printed there cannot be read either. How bright the place is does not
/// matter.
///
/// A sheet whose rules are weak, or whose tables are not ruled across, is not asked.
///
/// The constants are working values, placed on 1,699 family cards of ten hands, the corpora and the
/// field: of the 780 that hide nothing none has a gap. Of a further hand's 56 with hidden values,
/// which nothing had been placed on, 37 were told without this, and 43 with its first version; of
/// its 51 good ones none for a gap.
package struct RuleGaps: Sendable {
  /// A place without rules.
  package struct Gap: Sendable {
    /// The part of the sheet.
    let zone: DocumentZone
    /// The same in the stored photo.
    package let area: PixelRect

    /// What it takes of the paper.
    func cover(on paper: PaperMap) -> CoverSearch.Cover {
      func places(_ shares: ClosedRange<Double>, of count: Int) -> ClosedRange<Int> {
        let first = min(count - 1, Int((shares.lowerBound * Double(count)).rounded()))
        return first...max(first, Int((shares.upperBound * Double(count)).rounded()) - 1)
      }
      let columns = places(zone.x, of: paper.size.width)
      let rows = places(zone.y, of: paper.size.height)
      return CoverSearch.Cover(columns: columns, rows: rows, count: columns.count * rows.count)
    }
  }

  /// Millimetres of the sheet in which tables are sought, from its top.
  private static let rows = 40...182
  /// Samples to a millimetre, along the rules and across them.
  private static let scale = (along: 0.8, across: 4.0)
  /// What lies so many samples beside a rule is paper.
  private static let reach = 3
  /// From window to window, in samples along and across: 2.5 mm.
  private static let step = (along: 2, across: 10)
  /// Steps that a window takes, along the rules and across them: 5 × 10 mm, at least one row.
  private static let window = (along: 2, across: 4)
  /// How deep this share of the windows' deepest rules are at most in the middle of the sheet,
  /// where some are between tables or below them; in code values: less is too weak to miss.
  private static let core = 65...150
  private static let usualRank = 0.6
  private static let depthMinimum: Float = 17
  /// A window whose deepest rule has less than this share of that has none.
  private static let depthShare: Float = 0.12
  /// A row of windows belongs to a table where this share of them has rules, between rows of which
  /// all but few have; a column where this share of the table's rows has; and so many rows, and
  /// this share of all columns, are tables.
  private static let rowShare = 0.6
  private static let wholeRowShare = 0.75
  private static let columnShare = 0.5
  private static let rowsMinimum = 12
  private static let columnsShareMinimum = 0.6
  /// Windows at either side that are margin.
  private static let margin = 3
  /// The fewest windows that make a gap.
  private static let windowsMinimum = 6
  /// Rules go on within so many windows, on both sides, for this share of a gap's columns or rows.
  private static let nearReach = 3
  private static let enclosedShare = 0.6
  /// A gap between rules at its left and right alone may lie between other print above or below a
  /// table: it is taller, in windows. One at a table's side, which may be bent, is wider. Neither
  /// is so many times as tall as it is wide: that is a margin.
  private static let tallMinimum = 4
  private static let wideMinimum = 8
  private static let slenderness = 2
  /// A gap no taller than this, in windows, may be a heading's: there all else has rules, this
  /// share of it at the least.
  private static let lowMaximum = 2
  private static let ruledShare = 0.9

  /// From the top left.
  package let gaps: [Gap]
  /// Where the last of the rules is, as a share of the sheet's height.
  let tablesEnd: Double

  /// Looks for gaps.
  ///
  /// - Parameters:
  ///   - photo: Its luma.
  ///   - corners: The sheet's own, in stored pixels, the right way up.
  /// - Returns: `nil` where no ruled table is to be seen.
  package init?(in photo: ReducedPhoto, on corners: Quad) {
    guard let map = DepthMap(in: photo, on: corners), let tables = Tables(of: map) else {
      return nil
    }
    tablesEnd = Self.share(ofWindows: tables.end)
    gaps = tables.gaps().map { patch in
      let zone = Self.zone(of: patch)
      return Gap(
        zone: zone, area: PixelRect(around: zone.outline(on: corners), in: photo.photo))
    }
  }

  /// The part of a sheet that the windows of a patch take.
  private static func zone(of patch: Patch) -> DocumentZone {
    let along = Double(step.along) / scale.along
    let wide = Double(SheetSize.widthMillimetres)
    let (left, right) = (patch.columns.lowerBound, patch.columns.upperBound + window.along)
    let (top, bottom) = (patch.rows.lowerBound, patch.rows.upperBound + window.across)
    return DocumentZone(
      x: Double(left) * along / wide...min(1, Double(right) * along / wide),
      y: share(ofWindows: top)...min(1, share(ofWindows: bottom)))
  }

  /// Where so many windows from the first end, as a share of the sheet's height.
  private static func share(ofWindows count: Int) -> Double {
    let across = Double(step.across) / scale.across
    return (Double(rows.lowerBound) + Double(count) * across)
      / Double(SheetSize.heightMillimetres)
  }

  /// The depth of the deepest rule in each window, code values.
  private struct DepthMap {
    let size: Size
    let depths: [Float]

    init?(in photo: ReducedPhoto, on corners: Quad) {
      let high = Double(SheetSize.heightMillimetres)
      let zone = DocumentZone(
        x: 0...1, y: Double(rows.lowerBound) / high...Double(rows.upperBound) / high)
      let part = zone.outline(on: corners).scaled(by: 1 / Double(photo.factor))
      // A row of the raster goes down the sheet, across its rules.
      let raster = Size(
        width: Int(Double(rows.upperBound - rows.lowerBound) * scale.across),
        height: Int(Double(SheetSize.widthMillimetres) * scale.along))
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
      let strips = (0..<raster.height / step.along).map { strip in
        Self.sums(luma, width: raster.width, strip: strip)
      }
      size = Size(
        width: strips.count - window.along + 1,
        height: raster.width / step.across - window.across + 1)
      var depths: [Float] = []
      depths.reserveCapacity(size.area)
      let columns = (0..<size.width).map { column in
        Self.deepest(strips[column], strips[column + 1])
      }
      for row in 0..<size.height {
        for column in columns {
          depths.append(column[row..<row + window.across].max() ?? 0)
        }
      }
      self.depths = depths
    }

    /// The depths of rules across a strip, summed at each sample down the sheet.
    private static func sums(_ luma: [Float], width: Int, strip: Int) -> [Float] {
      var sums = [Float](repeating: 0, count: width)
      for row in strip * step.along..<(strip + 1) * step.along {
        unsafe luma.withPointer(at: row * width + reach) { samples in
          unsafe sums.withMutablePointer(at: reach) { out in
            unsafe cvector_add_rule_depths(out, samples, reach, width - 2 * reach)
          }
        }
      }
      return sums
    }

    /// The mean depth of the deepest rule across two strips, in each step down the sheet.
    private static func deepest(_ one: [Float], _ other: [Float]) -> [Float] {
      (0..<one.count / step.across).map { place in
        var most: Float = 0
        for sample in place &* step.across..<(place &+ 1) &* step.across {
          most = max(most, one[sample] + other[sample])
        }
        return most / Float(2 * step.along)
      }
    }
  }

  /// Which windows have rules, and where tables are.
  private struct Tables {
    private let size: Size
    private let isRuled: [Bool]
    private let rows: [Int]
    private let columns: ClosedRange<Int>

    /// The first row of windows below the last one that belongs to a table.
    var end: Int { (rows.last ?? 0) + 1 }

    init?(of map: DepthMap) {
      size = map.size
      func row(_ millimetres: Int) -> Int {
        Int(Double(millimetres - RuleGaps.rows.lowerBound) * scale.across) / step.across
      }
      let (first, last) = (row(core.lowerBound), row(core.upperBound))
      let middle = map.depths[first * size.width..<last * size.width]
      let usual = Array(middle).element(ofRank: Int(usualRank * Double(middle.count)))
      guard usual >= depthMinimum else { return nil }
      let isRuled = map.depths.map { $0 >= depthShare * usual }
      let inner = margin..<size.width - margin
      let width = size.width
      let shares = (0..<size.height).map { row in
        Double(inner.count { isRuled[row * width + $0] }) / Double(inner.count)
      }
      guard let first = shares.firstIndex(where: { $0 >= wholeRowShare }),
        let last = shares.lastIndex(where: { $0 >= wholeRowShare })
      else { return nil }
      let rows = (first...last).filter { shares[$0] >= rowShare }
      let columns = (0..<width).filter { column in
        Double(rows.count { isRuled[$0 * width + column] }) >= columnShare * Double(rows.count)
      }
      guard rows.count >= rowsMinimum, let left = columns.first, let right = columns.last,
        Double(right - left + 1) >= columnsShareMinimum * Double(width), right - left > 2
      else { return nil }
      self.isRuled = isRuled
      self.rows = rows
      self.columns = left + 1...right - 1
    }

    /// The patches of windows without rules that rules enclose.
    func gaps() -> [Patch] {
      var labels = [UInt8](repeating: 0, count: size.area)
      for row in rows {
        for column in columns where !isRuled[row * size.width + column] {
          labels[row * size.width + column] = 1
        }
      }
      return Patch.all(of: labels, mapWidth: size.width, least: windowsMinimum)
        .filter(isGap)
    }

    private func isGap(_ patch: Patch) -> Bool {
      let isSlender = patch.rows.count > slenderness * patch.columns.count
      let isAside =
        patch.columns.lowerBound == columns.lowerBound
        || patch.columns.upperBound == columns.upperBound
      if isAside, isSlender || patch.columns.count < wideMinimum { return false }
      if patch.rows.count <= lowMaximum, !isAlone(patch) { return false }
      return isEnclosed(patch, across: true)
        || patch.rows.count >= tallMinimum && !isSlender && isEnclosed(patch, across: false)
    }

    /// Whether nearly all beside a patch has rules.
    private func isAlone(_ patch: Patch) -> Bool {
      let beside = patch.rows.flatMap { row in
        columns.filter { !patch.columns.contains($0) }.map { row * size.width + $0 }
      }
      return Double(beside.count { isRuled[$0] }) >= ruledShare * Double(beside.count)
    }

    /// Whether rules go on at both sides of most of a patch: above and below, or left and right.
    private func isEnclosed(_ patch: Patch, across: Bool) -> Bool {
      let lines = Dictionary(grouping: patch.places) { place in
        across ? place % size.width : place / size.width
      }
      let count = lines.values.count { places in
        guard let first = places.min(), let last = places.max() else { return false }
        let step = across ? size.width : 1
        return isRuled(from: first, by: -step) && isRuled(from: last, by: step)
      }
      return Double(count) >= enclosedShare * Double(lines.count)
    }

    /// Whether a window of the tables within reach of one has rules.
    private func isRuled(from place: Int, by step: Int) -> Bool {
      (1...nearReach).contains { distance in
        let other = place + distance * step
        return isRuled.indices.contains(other) && columns.contains(other % size.width)
          && rows.contains(other / size.width) && isRuled[other]
      }
    }
  }
}
