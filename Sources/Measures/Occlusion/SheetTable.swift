import Raster

/// A table of a family card: where its columns and its rows of print are, and how strongly each
/// cell is printed.
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
    /// Whether each column has less than ``paleShare`` of that.
    var isPale: [Bool]
    /// Whether it has a mark at least: a dash, a cross or a row of dots.
    var isMarked: [Bool]
    /// The share of the table's width that has print.
    var printed: Double
    /// The share of all rules that are seen beside it.
    var ruled: Double
  }

  /// The table begins here, below the title.
  private static let tops = SheetRaster.row(25)..<SheetRaster.row(95)
  /// … and ends here at the latest.
  private static let upperEnd = SheetRaster.row(118)
  /// The rules are sought here, in each half by itself: where one of them is covered, it is seen in
  /// the other.
  private static let halves = [
    SheetRaster.row(46)..<SheetRaster.row(82), SheetRaster.row(82)..<SheetRaster.row(118),
  ]
  /// … of the lower table, counted from the end of the upper one, which it follows within so many
  /// rows; a half is no shorter than so many.
  private static let lowerHalves = [20..<84, 60..<124]
  private static let apart = 64
  private static let halfMinimum = 30
  /// A table has at least so many rules.
  private static let rulesMinimum = 6
  /// A rule of the upper table is seen in most of its first so many rows.
  private static let upperLength = 22 * SheetRaster.scaleDown
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
  private static let slack = 2
  private static let slackMaximum = 4
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
  /// Some millimetres are no print where they have less than this share of the ground's luma, and
  /// less than this share of what the darkest of other cells have.
  private static let solidTone: Float = 0.35
  private static let solidShare: Float = 0.6
  /// A column is sharp where a rule beside it has this share of the usual depth.
  private static let sharpShare: Float = 0.4

  /// The rows of the raster that it takes.
  let extent: Range<Int>
  /// The columns, from the left.
  let columns: [Column]
  /// The rows of print below the headings, from the top.
  let rows: [Row]

  /// The upper table of a family card; `nil` where no ruled one is to be seen.
  init?(on sheet: SheetRaster) {
    let all = SheetRule.all(
      on: sheet, in: Self.halves, seenIn: 0..<Self.upperEnd + SheetRule.between + 1)
    guard all.count >= Self.rulesMinimum,
      let both = Self.extent(Self.seen(all), from: Self.tops, to: Self.upperEnd)
    else { return nil }
    // The lower table, which may follow closely, has rules of its own: those seen where the upper
    // one begins tell where it ends, and those seen down to there are its.
    let start = both.lowerBound..<min(Self.upperEnd, both.lowerBound + Self.upperLength)
    let first = all.filter { $0.isSeen(in: start) }
    guard first.count >= Self.rulesMinimum,
      let upper = Self.extent(Self.seen(first), from: Self.tops, to: Self.upperEnd)
    else { return nil }
    let found = all.filter { $0.isSeen(in: upper) }
    guard found.count >= Self.rulesMinimum,
      let extent = Self.extent(Self.seen(found), from: Self.tops, to: Self.upperEnd)
    else { return nil }
    let middles = Self.middles(sheet, found, in: extent)
    let places = Self.continued(middles, to: extent.upperBound)
    let rules = found.filter { $0.isBetween(places) }
    let columns = Self.columns(rules)
    guard columns.count >= Self.columnsMinimum else { return nil }
    let seen = Self.seen(rules)
    self.extent = extent
    self.columns = columns
    rows = middles.map { Self.row(at: $0, sheet, columns, ruled: seen[$0]) }
  }

  /// The lower table of a family card, which has as many rows as the upper one, and as high ones;
  /// `nil` where no ruled one is to be seen.
  ///
  /// - Parameters:
  ///   - upper: The upper table.
  ///   - members: The middles of the rows of the upper table that are filled in, two or more.
  init?(on sheet: SheetRaster, below upper: SheetTable, members: [Int]) {
    let end = upper.extent.upperBound
    let halves = Self.lowerHalves.map { half in
      (end + half.lowerBound..<end + half.upperBound).clamped(to: 0..<SheetRaster.height)
    }
    guard let first = members.first, let last = members.last, members.count > 1,
      halves.allSatisfy({ $0.count >= Self.halfMinimum })
    else { return nil }
    let rules = SheetRule.all(on: sheet, in: halves, seenIn: end..<SheetRaster.height)
    guard rules.count >= Self.rulesMinimum,
      let extent = Self.extent(
        Self.seen(rules), from: end..<min(SheetRaster.height, end + Self.apart),
        to: SheetRaster.height)
    else { return nil }
    // Counted from the end the rows are where they are in the upper table, below all headings.
    let pitch = Double(last - first) / Double(members.count - 1)
    let shift = extent.upperBound - end
    let places = members.map { $0 + shift }
    let reach = max(Self.slack, min(Self.slackMaximum, Int(pitch / 2) - 1))
    guard extent.upperBound + reach + SheetRule.between < SheetRaster.height,
      Double(places[0]) - Double(extent.lowerBound) > pitch
    else { return nil }
    let columns = Self.columns(rules.filter { $0.isBetween(places) })
    guard columns.count >= Self.columnsMinimum else { return nil }
    let seen = Self.seen(rules)
    self.extent = extent
    self.columns = columns
    rows = places.map { Self.row(at: $0, sheet, columns, ruled: seen[$0], slack: reach) }
  }

  /// The middles of rows, and where others would be that are empty.
  private static func continued(_ middles: [Int], to end: Int) -> [Int] {
    guard let last = middles.last else { return [] }
    let steps = zip(middles, middles.dropFirst()).map { $1 - $0 }
    let step = steps.isEmpty ? usualPitch : steps.element(ofRank: steps.count / 2)
    return middles + Array(stride(from: last + step, to: end - SheetRule.between, by: step))
  }

  private static func columns(_ rules: [SheetRule]) -> [Column] {
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
  private static func seen(_ rules: [SheetRule]) -> [Double] {
    var counts = [Int](repeating: 0, count: SheetRaster.height)
    for rule in rules {
      for row in counts.indices where rule.isSeen[row] { counts[row] &+= 1 }
    }
    return counts.map { Double($0) / Double(max(1, rules.count)) }
  }

  /// The rows over which the table reaches.
  private static func extent(_ seen: [Double], from tops: Range<Int>, to end: Int) -> Range<Int>? {
    func part(from row: Int, _ length: Int) -> ArraySlice<Double> {
      seen[row..<min(end, row + length)]
    }
    guard
      let top = tops.first(where: { part(from: $0, topLength).allSatisfy { $0 >= topShare } })
    else { return nil }
    let bottom = (top..<end).first { row in
      !part(from: row, bottomLength).contains { $0 >= bottomShare }
    }
    return top..<(bottom ?? end)
  }

  /// The middles of rows of print.
  private static func middles(
    _ sheet: SheetRaster, _ rules: [SheetRule], in extent: Range<Int>
  ) -> [Int] {
    let ruled = Set(
      rules.flatMap { rule in
        (-1...1).map { rule.sample / SheetRaster.scale + $0 }
      })
    let ends = rules.map { $0.sample / SheetRaster.scale }
    let places = ((ends.min() ?? 0)..<(ends.max() ?? 0)).filter { !ruled.contains($0) }
    var profile = [Float](repeating: 0, count: SheetRaster.height)
    let asked = extent.lowerBound..<min(SheetRaster.height, extent.upperBound + 2 * rowsApart)
    for row in asked {
      let first = row &* SheetRaster.millimetres
      for place in places { profile[row] += sheet.strokes[first &+ place] }
    }
    profile = profile.movingMeans(reach: halfRow)
    let first = extent.lowerBound + headings
    let last = min(
      SheetRaster.height - 2 * rowsApart, extent.upperBound - SheetRaster.scaleDown)
    guard first < last else { return [] }
    return (first..<last).filter { row in
      profile[row] > profile[row - rowsApart..<row].max() ?? 0
        && profile[row] >= profile[row...row + rowsApart].max() ?? 0
    }
  }

  private static func row(
    at middle: Int, _ sheet: SheetRaster, _ columns: [Column], ruled: Double, slack: Int = slack
  ) -> Row {
    let bands = (-slack...slack).map {
      sheet.strokes(in: middle + $0 - halfRow...middle + $0 + halfRow)
    }
    let cells = columns.map { column in bands.map { Array($0[column.millimetres]) } }
    let strokes = cells.map { $0.map(strongest).max() ?? 0 }
    let usual = strokes.element(ofRank: strokes.count / 2)
    let own = columns.flatMap { bands[slack][$0.millimetres] }
    let printed = own.count { $0 > printedShare * usual }
    return Row(
      middle: middle, strokes: strokes, usual: usual,
      isPale: strokes.map { $0 < paleShare * usual },
      isMarked: cells.map { cell in cell.contains { isMark($0, usual: usual) } },
      printed: Double(printed) / Double(own.count), ruled: ruled)
  }

  /// The columns in which a row is dark all over some millimetres, where others have print, of
  /// which half is paper.
  func solidColumns(of row: Row, on sheet: SheetRaster) -> [Bool] {
    let rows = row.middle - Self.halfRow...row.middle + Self.halfRow
    let darkest = columns.map { column in
      -Self.strongest(sheet.tones(in: rows, over: column.millimetres).map { -$0 })
    }
    // The median of all cells is not pale.
    let printed = zip(darkest, row.isPale).filter { !$1 }.map(\.0)
    let usual = printed.element(ofRank: printed.count / 2)
    return darkest.map { $0 < min(Self.solidTone, Self.solidShare * usual) }
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
