import Raster

/// The upper table of a family card: where its columns and its rows of print are, and how strongly
/// each cell is printed.
///
/// Rules down a sheet go through print and blank paper alike, and are there still below what covers
/// some rows of a column. Print that happens to stand in line, as digits of dates do, leaves gaps
/// from row to row.
///
/// The constants are working values: see ``SheetFields``.
struct SheetTable {
  /// A column between two rules: the millimetres from the left in which its print stands.
  struct Column {
    var millimetres: Range<Int>
    /// Whether a rule beside it is as deep as most: where none is, the photo is out of focus.
    var isSharp: Bool
  }

  /// A row of print.
  struct Row {
    /// Its middle, a row of the raster.
    var middle: Int
    /// How much luma changes over the millimetres of each column that change most, over the ground.
    var strokes: [Float]
    /// The median of those: what a cell of the row has.
    var usual: Float
    /// Whether each column has less than ``paleShare`` of that, and not even a mark: a dash, a
    /// cross or a row of dots.
    var isEmpty: [Bool]
    /// The share of the table's width that has print.
    var printed: Double
    /// The share of all rules that are seen beside it.
    var ruled: Double
  }

  /// A rule: its sample from the left, its depth as a share of the ground, and the same by rows.
  private struct Rule {
    var sample: Int
    var depth: Float
    var depths: [Float]
  }

  /// The table begins here, below the title.
  private static let tops = SheetRaster.row(25)..<SheetRaster.row(95)
  /// The rules are sought here, in each half by itself: where one of them is covered, it is seen in
  /// the other.
  private static let halves = [
    SheetRaster.row(46)..<SheetRaster.row(82), SheetRaster.row(82)..<SheetRaster.row(118),
  ]
  /// A rule is darker than what lies beside it by this share of the ground at the least, by this
  /// share of what rules have, and by so many times what a quarter of all places have: noise.
  private static let depthMinimum: Float = 0.015
  private static let depthShare: Float = 0.3
  private static let noiseFactor: Float = 3
  /// A table has at least so many rules; what rules have is what so many of them have.
  private static let rulesMinimum = 6
  private static let deepRank = 4
  /// Two rules are farther apart, in samples.
  private static let rulesApart = 6
  /// A rule is seen where it has this share of its depth.
  private static let seenShare: Float = 0.35
  /// A rule of the upper table is seen in this share of it, most in its first so many rows.
  private static let upperShare = 0.35
  private static let upperLength = 22 * SheetRaster.scaleDown
  /// Rows of print leave gaps of so many rows of the raster; a rule has no more of them than this
  /// in one of the halves.
  private static let gaps = 3...8
  private static let gapsMaximum = 2
  /// Between two rows of print is so far from the middle of one; a rule is seen there in so large a
  /// share of the rows.
  private static let between = 3
  private static let betweenShare = 0.35
  /// From row to row where there is one alone.
  private static let usualPitch = 9
  /// So large a share of the rules is seen where the table begins, over so many rows of the raster,
  /// and where it has not ended.
  private static let topShare = 0.6
  private static let topLength = 8
  private static let bottomShare = 0.5
  private static let bottomLength = 10
  /// The headings and the numbers of the columns take so much.
  private static let headings = 11 * SheetRaster.scaleDown
  /// Half of a row of print, the distance of the next at the least, and how far print may be off
  /// its row in a column.
  private static let halfRow = 1
  private static let rowsApart = 3
  private static let slack = [-2, -1, 0, 1, 2]
  /// Columns narrower than this hold numbers or marks, in millimetres; and so many are wider.
  private static let widthMinimum = 10
  private static let columnsMinimum = 5
  /// A rule changes luma so far to its sides, in samples.
  private static let ruleMargin = 3
  /// The width over which print is strongest, in millimetres.
  private static let window = 4
  /// A cell with less than this share of its row's usual strokes has no print.
  private static let paleShare: Float = 0.25
  /// A millimetre has print from this share of its row's usual strokes on.
  private static let printedShare: Float = 0.3
  /// A mark changes so many times as much as all that is farther from it than this, in millimetres,
  /// and has this share of its row's usual strokes. It stands in the middle of a cell or where its
  /// print begins, in this share of its width; nearer to its end is the edge of what covers it.
  private static let markFactor: Float = 1.9
  private static let markReach = 2
  private static let markShare: Float = 0.11
  private static let markEnd = 0.75
  /// A column is sharp where a rule beside it has this share of the usual depth.
  private static let sharpShare: Float = 0.4

  /// The row of the raster at which it begins.
  let top: Int
  /// The columns, from the left.
  let columns: [Column]
  /// The rows of print below the headings, from the top.
  let rows: [Row]

  /// The table on a family card; `nil` where no ruled one is to be seen.
  init?(on sheet: SheetRaster) {
    let all = Self.rules(sheet)
    guard all.count >= Self.rulesMinimum, let both = Self.extent(Self.seen(all)) else { return nil }
    // The lower table, which may follow closely, has rules of its own: those seen where the upper
    // one begins tell where it ends, and those seen down to there are its.
    let start = both.lowerBound..<min(SheetRaster.height, both.lowerBound + Self.upperLength)
    let first = all.filter { Self.isSeen($0, in: start) }
    guard first.count >= Self.rulesMinimum, let upper = Self.extent(Self.seen(first)) else {
      return nil
    }
    let found = all.filter { Self.isSeen($0, in: upper) }
    guard found.count >= Self.rulesMinimum, let extent = Self.extent(Self.seen(found)) else {
      return nil
    }
    let middles = Self.middles(sheet, found, in: extent)
    let places = Self.continued(middles, to: extent.upperBound)
    let rules = found.filter { Self.isBetween($0, places) }
    let columns = Self.columns(rules)
    guard columns.count >= Self.columnsMinimum else { return nil }
    let seen = Self.seen(rules)
    top = extent.lowerBound
    self.columns = columns
    rows = middles.map { Self.row(at: $0, sheet, columns, ruled: seen[$0]) }
  }

  /// The rules down the sheet, from the left.
  private static func rules(_ sheet: SheetRaster) -> [Rule] {
    let sums = halves.map { sheet.depthSums(down: $0) }
    let peaks = sums.map(peaks)
    var rules = (0..<SheetRaster.width).compactMap { place -> Rule? in
      let deep = halves.indices.filter { peaks[$0].contains(place) }
      guard !deep.isEmpty else { return nil }
      let depths = sheet.depths(at: place)
      let depth = deep.map { wholeDepth(Array(depths[halves[$0]])) }.max() ?? 0
      return depth > depthMinimum ? Rule(sample: place, depth: depth, depths: depths) : nil
    }
    let deep = rules.map(\.depth).sorted(by: >).prefix(deepRank).last ?? 0
    rules.removeAll { $0.depth < depthShare * deep }
    // Both halves may have found the same one.
    var apart: [Rule] = []
    for rule in rules {
      if let last = apart.last, rule.sample - last.sample <= rulesApart {
        if rule.depth > last.depth { apart[apart.count - 1] = rule }
      } else {
        apart.append(rule)
      }
    }
    return apart
  }

  /// Where sums of depths are largest around, and those of rules.
  private static func peaks(_ sums: [Float]) -> Set<Int> {
    let floor = noiseFactor * sums.element(ofRank: sums.count / 4)
    let margin = 2 * SheetRaster.scale
    let places = (margin..<SheetRaster.width - margin).filter { place in
      sums[place] > floor
        && sums[place] >= sums[place - rulesApart...place + rulesApart].max() ?? 0
    }
    let deep = places.map { sums[$0] }.sorted(by: >).prefix(deepRank).last ?? 0
    return Set(places.filter { sums[$0] >= depthShare * depthShare * deep })
  }

  /// The depth of a rule in one of the halves; 0 where it has gaps as rows of print leave them.
  private static func wholeDepth(_ depths: [Float]) -> Float {
    let median = depths.element(ofRank: depths.count / 2)
    let isSeen = depths.map { $0 > seenShare * median }
    let count = isSeen.split(separator: true).count { gaps.contains($0.count) }
    return count <= gapsMaximum ? median : 0
  }

  /// Whether a rule is seen in some rows of the raster.
  private static func isSeen(_ rule: Rule, in rows: Range<Int>) -> Bool {
    let seen = rule.depths[rows].count { $0 > seenShare * rule.depth }
    return Double(seen) >= upperShare * Double(rows.count)
  }

  /// Whether a rule is seen between rows of print, where print that stands in line is not.
  private static func isBetween(_ rule: Rule, _ middles: [Int]) -> Bool {
    let count = middles.count {
      rule.depths[$0 - between] + rule.depths[$0 + between] > rule.depth
    }
    return Double(count) >= betweenShare * Double(middles.count)
  }

  /// The middles of rows, and where others would be that are empty.
  private static func continued(_ middles: [Int], to end: Int) -> [Int] {
    guard let last = middles.last else { return [] }
    let steps = zip(middles, middles.dropFirst()).map { $1 - $0 }
    let step = steps.isEmpty ? usualPitch : steps.element(ofRank: steps.count / 2)
    return middles + Array(stride(from: last + step, to: end - between, by: step))
  }

  private static func columns(_ rules: [Rule]) -> [Column] {
    guard !rules.isEmpty else { return [] }
    let depths = rules.map(\.depth)
    let usual = depths.element(ofRank: depths.count / 2)
    let scale = SheetRaster.scale
    return zip(rules, rules.dropFirst()).compactMap { left, right in
      guard right.sample - left.sample >= widthMinimum * scale else { return nil }
      return Column(
        millimetres: (left.sample + ruleMargin) / scale + 1..<(right.sample - ruleMargin) / scale,
        isSharp: max(left.depth, right.depth) >= sharpShare * usual)
    }
  }

  /// The share of the rules that are seen, by rows.
  private static func seen(_ rules: [Rule]) -> [Double] {
    var counts = [Int](repeating: 0, count: SheetRaster.height)
    for rule in rules {
      for (row, depth) in rule.depths.movingMeans(reach: 2).enumerated()
      where depth > seenShare * rule.depth {
        counts[row] += 1
      }
    }
    return counts.map { Double($0) / Double(max(1, rules.count)) }
  }

  /// The rows over which the table reaches.
  private static func extent(_ seen: [Double]) -> Range<Int>? {
    func part(from row: Int, _ length: Int) -> ArraySlice<Double> {
      seen[row..<min(seen.count, row + length)]
    }
    guard
      let top = tops.first(where: { part(from: $0, topLength).allSatisfy { $0 >= topShare } })
    else { return nil }
    let bottom = (top..<seen.count).first { row in
      !part(from: row, bottomLength).contains { $0 >= bottomShare }
    }
    return top..<(bottom ?? seen.count)
  }

  /// The middles of rows of print.
  private static func middles(
    _ sheet: SheetRaster, _ rules: [Rule], in extent: Range<Int>
  ) -> [Int] {
    let ruled = Set(
      rules.flatMap { rule in
        (-1...1).map { rule.sample / SheetRaster.scale + $0 }
      })
    let ends = rules.map { $0.sample / SheetRaster.scale }
    let places = ((ends.min() ?? 0)..<(ends.max() ?? 0)).filter { !ruled.contains($0) }
    let profile = (0..<SheetRaster.height).map { row in
      places.reduce(Float(0)) { $0 + sheet.strokes[row * SheetRaster.millimetres + $1] }
    }.movingMeans(reach: halfRow)
    let first = extent.lowerBound + headings
    let last = min(
      SheetRaster.height - 2 * rowsApart, extent.upperBound - SheetRaster.scaleDown)
    guard first < last else { return [] }
    return (first..<last).filter { row in
      profile[row] > 0
        && profile[row] >= profile[row - rowsApart...row + rowsApart].max() ?? 0
    }
  }

  private static func row(
    at middle: Int, _ sheet: SheetRaster, _ columns: [Column], ruled: Double
  ) -> Row {
    let bands = slack.map { sheet.strokes(in: middle + $0 - halfRow...middle + $0 + halfRow) }
    let cells = columns.map { column in bands.map { Array($0[column.millimetres]) } }
    let strokes = cells.map { $0.map(strongest).max() ?? 0 }
    let usual = strokes.element(ofRank: strokes.count / 2)
    let own = columns.flatMap { bands[slack.count / 2][$0.millimetres] }
    let printed = own.count { $0 > printedShare * usual }
    return Row(
      middle: middle, strokes: strokes, usual: usual,
      isEmpty: zip(cells, strokes).map { cell, strokes in
        strokes < paleShare * usual && !cell.contains { isMark($0, usual: usual) }
      },
      printed: Double(printed) / Double(own.count), ruled: ruled)
  }

  /// The largest mean over a window.
  private static func strongest(_ strokes: [Float]) -> Float {
    var sum = strokes.prefix(window).reduce(0, +)
    var most = sum
    for i in window..<max(window, strokes.count) {
      sum += strokes[i] - strokes[i - window]
      most = max(most, sum)
    }
    return most / Float(window)
  }

  /// Whether a few millimetres side by side change far more than all the others of a cell.
  private static func isMark(_ strokes: [Float], usual: Float) -> Bool {
    guard let most = strokes.max(), most >= markShare * usual,
      let place = strokes.firstIndex(of: most), Double(place) < markEnd * Double(strokes.count)
    else { return false }
    let around = max(0, place - markReach)...min(strokes.count - 1, place + markReach)
    let others = strokes.indices.filter { !around.contains($0) }.map { strokes[$0] }
    return most > markFactor * (others.max() ?? 0)
  }
}

extension [Float] {
  /// The mean of each value and so many at either side, as far as there are any.
  fileprivate func movingMeans(reach: Int) -> [Float] {
    var sum: Float = prefix(reach).reduce(0, +)
    var held = Swift.min(reach, count)
    return indices.map { place in
      if place + reach < count {
        sum += self[place + reach]
        held += 1
      }
      if place > reach {
        sum -= self[place - reach - 1]
        held -= 1
      }
      return sum / Float(held)
    }
  }
}
