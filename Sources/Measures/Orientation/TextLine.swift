import Raster

/// One line of print on a page, in samples of the ink map with the skew taken out.
///
/// The constants are working values for a raster of ``PageReading/longEdge`` samples, on which
/// lines are some ten apart; ``PageReading`` says with what result.
struct TextLine {
  /// The first and last inked column.
  let first: Int
  let last: Int
  /// The ink's centre along the line.
  let centre: Float
  /// How far the ink's centre lies below the line's middle, as a share of its height.
  let sinking: Float

  /// Heights of lines of print, in samples: less is a rule or noise, more a picture.
  static let heights = 4...60
  /// Ink that counts as a stroke, 0…1.
  static let strokeMinimum: Float = 0.10
  /// A column belongs to print if this many of the ``neighbours`` around it have strokes.
  static let neighboursMinimum = 5
  static let neighbours = 12
  /// A place across the lines is part of one from this share of the ink of the darker lines, of
  /// which one in twenty is darker still; and from this ink at least, 0…1.
  static let thresholdShare: Float = 0.15
  static let thresholdMinimum: Float = 0.004
  /// Inked columns that a line has at least.
  static let columnsMinimum = 10

  /// The ink from which a place across the lines is part of one: a share of the darker lines'.
  static func threshold(_ profile: LineProfile) -> Float {
    let sorted = profile.values.sorted()
    guard !sorted.isEmpty else { return .infinity }
    return max(thresholdShare * sorted[sorted.count * 95 / 100], thresholdMinimum)
  }

  /// All lines of a page, from the top.
  static func lines(in map: InkMap, _ profile: LineProfile) -> [TextLine] {
    let least = threshold(profile)
    var lines: [TextLine] = []
    var row = 0
    let count = profile.values.count
    while row < count {
      guard profile.values[row] > least else {
        row += 1
        continue
      }
      let top = row
      while row < count && profile.values[row] > least { row += 1 }
      if heights.contains(row - top), let line = TextLine(map, profile, rows: top..<row) {
        lines.append(line)
      }
    }
    return lines
  }

  private init?(_ map: InkMap, _ profile: LineProfile, rows: Range<Int>) {
    let w = map.size.width
    let h = map.size.height
    var darkest = [Float](repeating: 0, count: w)
    var weight: Float = 0
    var across: Float = 0
    var along: Float = 0
    for row in rows {
      for column in 0..<w {
        let y = row + profile.shifts[column * LineProfile.strips / w]
        guard y >= 0, y < h else { continue }
        let ink = map.ink[y &* w &+ column]
        darkest[column] = max(darkest[column], ink)
        weight += ink
        across += ink * Float(row - rows.lowerBound)
        along += ink * Float(column)
      }
    }
    var first: Int?
    var last = 0
    var inked = 0
    var near = 0
    for column in 0..<w {
      if darkest[column] > Self.strokeMinimum { near += 1 }
      if column >= Self.neighbours, darkest[column - Self.neighbours] > Self.strokeMinimum {
        near -= 1
      }
      let middle = column - Self.neighbours / 2
      guard middle >= 0, near >= Self.neighboursMinimum, darkest[middle] > Self.strokeMinimum
      else { continue }
      if first == nil { first = middle }
      last = middle
      inked += 1
    }
    guard let first, inked > Self.columnsMinimum, weight > 0 else { return nil }
    self.first = first
    self.last = last
    centre = along / weight
    sinking = across / weight / Float(max(1, rows.count - 1)) - 0.5
  }
}
