import Raster

/// The tables of a family card by the rules across them: which windows of the sheet have rules, and
/// which have none although those around them do.
///
/// The constants are working values: see ``RuleGaps``.
struct RuledTables {
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

  private let size: Size
  private let isRuled: [Bool]
  private let rows: [Int]
  private let columns: ClosedRange<Int>

  /// The first row of windows below the last one that belongs to a table.
  var end: Int { (rows.last ?? 0) + 1 }

  /// - Returns: `nil` where no ruled table is to be seen.
  init?(of map: RuleDepths) {
    size = map.size
    let top = RuleDepths.row(Self.core.lowerBound) * size.width
    let bottom = RuleDepths.row(Self.core.upperBound) * size.width
    let middle = map.depths[top..<bottom]
    let usual = Array(middle).element(ofRank: Int(Self.usualRank * Double(middle.count)))
    guard usual >= Self.depthMinimum else { return nil }
    let isRuled = map.depths.map { $0 >= Self.depthShare * usual }
    let inner = Self.margin..<size.width - Self.margin
    let width = size.width
    let shares = (0..<size.height).map { row in
      Double(inner.count { isRuled[row * width + $0] }) / Double(inner.count)
    }
    guard let first = shares.firstIndex(where: { $0 >= Self.wholeRowShare }),
      let last = shares.lastIndex(where: { $0 >= Self.wholeRowShare })
    else { return nil }
    let rows = (first...last).filter { shares[$0] >= Self.rowShare }
    let columns = (0..<width).filter { column in
      Double(rows.count { isRuled[$0 * width + column] }) >= Self.columnShare * Double(rows.count)
    }
    guard rows.count >= Self.rowsMinimum, let left = columns.first, let right = columns.last,
      Double(right - left + 1) >= Self.columnsShareMinimum * Double(width), right - left > 2
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
    return Patch.all(of: labels, mapWidth: size.width, least: Self.windowsMinimum)
      .filter(isGap)
  }

  private func isGap(_ patch: Patch) -> Bool {
    let isSlender = patch.rows.count > Self.slenderness * patch.columns.count
    let isAside =
      patch.columns.lowerBound == columns.lowerBound
      || patch.columns.upperBound == columns.upperBound
    if isAside, isSlender || patch.columns.count < Self.wideMinimum { return false }
    if patch.rows.count <= Self.lowMaximum, !isAlone(patch) { return false }
    return isEnclosed(patch, across: true)
      || patch.rows.count >= Self.tallMinimum && !isSlender && isEnclosed(patch, across: false)
  }

  /// Whether nearly all beside a patch has rules.
  private func isAlone(_ patch: Patch) -> Bool {
    let beside = patch.rows.flatMap { row in
      columns.filter { !patch.columns.contains($0) }.map { row * size.width + $0 }
    }
    return Double(beside.count { isRuled[$0] }) >= Self.ruledShare * Double(beside.count)
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
    return Double(count) >= Self.enclosedShare * Double(lines.count)
  }

  /// Whether a window of the tables within reach of one has rules.
  private func isRuled(from place: Int, by step: Int) -> Bool {
    (1...Self.nearReach).contains { distance in
      let other = place + distance * step
      return isRuled.indices.contains(other) && columns.contains(other % size.width)
        && rows.contains(other / size.width) && isRuled[other]
    }
  }
}
