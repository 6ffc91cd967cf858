import Raster

/// One line of print on a page, or the piece of it in a strip of the page, with the part of its
/// height that most of its ink is in.
///
/// The constants are working values for the raster of ``PageSigns``.
struct PrintLine {
  /// The rows from the highest letter to the lowest.
  let rows: Range<Int>
  /// The same and the ``margin`` around.
  let band: Range<Int>
  /// The columns that were looked at.
  let columns: Range<Int>
  /// The rows of the small letters, or of capitals where there are only those.
  let core: Range<Int>
  /// Ink from which on a sample is part of a letter, 0…1: nearly half of that of its usual column.
  let wall: Float
  /// The first and the last inked column.
  let first: Int
  let last: Int
  /// Whether what reaches above and below the core are letters' parts: not where the core is a bar
  /// that hangs the letters together, or less than a part of the line.
  let hasRisers: Bool

  /// Heights of lines of print, in samples: less is a rule or noise, more a picture.
  static let heights = 8...120
  /// A row is part of a line from this share of the ink of the darker rows, of which one in twenty
  /// is darker still; and from this ink at least, 0…1.
  private static let rowShare: Float = 0.15
  private static let rowMinimum: Float = 0.004
  /// Rows around those that are looked at: the ends of letters are faint.
  private static let margin = 3
  /// Ink of a stroke, 0…1; so many of the ``neighbours`` around a column of print have one.
  static let strokeMinimum: Float = 0.1
  private static let neighboursMinimum = 10
  private static let neighbours = 24
  /// Inked columns that a line has at least.
  private static let columnsMinimum = 20
  /// A row of the core has this share of the mean of the quarter of the rows with the most ink.
  private static let coreShare: Float = 0.45
  /// The core is this share of a line at least, …
  private static let coreMinimum: Float = 0.4
  /// … and none of its rows covers so much of the inked columns: Devanagari hangs from a bar.
  private static let barShare: Float = 0.9

  /// Ink that a letter's faintest part has, 0…1, and the share of the usual column's that makes a
  /// ``wall``.
  private static let faintMinimum: Float = 0.05
  private static let wallShare: Float = 0.45
  /// Strips of a page: over an eighth of its width a line that is bent, or whose slope is a little
  /// off, is level, and its columns of text lie apart.
  static let strips = 8

  /// The pieces of all lines in all strips of a page.
  static func pieces(of print: LevelPrint) -> [PrintLine] {
    let w = print.size.width
    return (0..<strips).flatMap { strip in
      lines(of: print, columns: (strip * w / strips)..<((strip + 1) * w / strips))
    }
  }

  /// All lines of a page, from the top.
  static func lines(of print: LevelPrint) -> [PrintLine] {
    lines(of: print, columns: 0..<print.size.width)
  }

  private static func lines(of print: LevelPrint, columns: Range<Int>) -> [PrintLine] {
    let profile = print.profile(columns)
    let sorted = profile.sorted()
    guard !sorted.isEmpty else { return [] }
    let least = max(rowShare * sorted[sorted.count * 95 / 100], rowMinimum)
    var lines: [PrintLine] = []
    var row = 0
    while row < profile.count {
      let top = row
      while row < profile.count, profile[row] > least { row += 1 }
      if heights.contains(row - top), let line = PrintLine(print, rows: top..<row, columns: columns)
      {
        lines.append(line)
      }
      row += row == top ? 1 : 0
    }
    return lines
  }

  private init?(_ print: LevelPrint, rows: Range<Int>, columns: Range<Int>) {
    let w = print.size.width
    let from = max(0, rows.lowerBound - Self.margin)
    band = from..<min(print.size.height, rows.upperBound + Self.margin)
    var darkest = [Float](repeating: 0, count: columns.count)
    var sums: [Float] = []
    var widest = 0
    for y in band {
      var sum: Float = 0
      var strokes = 0
      for x in 0..<columns.count {
        let ink = print.ink[y &* w &+ columns.lowerBound &+ x]
        sum += ink
        if ink > darkest[x] { darkest[x] = ink }
        if ink > Self.strokeMinimum { strokes += 1 }
      }
      sums.append(sum)
      widest = max(widest, strokes)
    }
    let inked = darkest.map { $0 > Self.strokeMinimum }
    let places = Self.printed(inked)
    guard places.count >= Self.columnsMinimum, let first = places.first, let last = places.last,
      let core = Self.core(sums)
    else { return nil }
    self.rows = rows
    self.columns = columns
    self.first = columns.lowerBound + first
    self.last = columns.lowerBound + last
    let printed = darkest.filter { $0 > Self.faintMinimum }.sorted()
    wall = Self.wallShare * printed[printed.count * 3 / 5]
    self.core = (from + core.lowerBound)..<(from + core.upperBound)
    hasRisers =
      Float(core.count) >= Self.coreMinimum * Float(rows.count)
      && Float(widest) < Self.barShare * Float(inked.count { $0 })
  }

  /// The inked columns that have enough others around them.
  private static func printed(_ inked: [Bool]) -> [Int] {
    var near = inked.prefix(neighbours / 2).count { $0 }
    var places: [Int] = []
    for x in inked.indices {
      let (enters, leaves) = (x + neighbours / 2, x - neighbours / 2)
      if enters < inked.count, inked[enters] { near += 1 }
      if leaves >= 0, inked[leaves] { near -= 1 }
      if inked[x], near >= neighboursMinimum { places.append(x) }
    }
    return places
  }

  private static func core(_ sums: [Float]) -> Range<Int>? {
    let smooth = sums.indices.map { i in
      (sums[max(0, i - 1)] + 2 * sums[i] + sums[min(sums.count - 1, i + 1)]) / 4
    }
    let most = smooth.sorted().suffix(max(2, smooth.count / 4))
    let least = coreShare * most.reduce(0, +) / Float(most.count)
    guard let top = smooth.firstIndex(where: { $0 > least }),
      let bottom = smooth.lastIndex(where: { $0 > least })
    else { return nil }
    return top..<(bottom + 1)
  }
}
