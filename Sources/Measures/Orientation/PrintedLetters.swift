import Raster

/// The blots of ink on a page that are as large as letters: their shapes, and how far from each
/// the next ink is.
///
/// The constants are working values for the raster of ``PageSigns``.
struct PrintedLetters {
  /// One blot: a letter, a part of one, or several that touch.
  struct Letter {
    let shape: LetterShape
    /// Samples of paper between it and the next ink in its rows, to the left or to the right, and
    /// in its columns, above or below; ``reachSides`` sides of it for none.
    let (beside, above): (Int, Int)
    /// The longer side of its box, in samples.
    let side: Int
  }

  let letters: [Letter]

  /// The longer side of a letter's box, and the least of the shorter, in samples.
  static let sides = 6...60
  private static let shorterMinimum = 2
  /// How far the next ink is sought, in the letter's sides.
  static let reachSides = 2
  /// Print has a cell's darkest sample darker than this, 0…1; the usual one of those times
  /// ``wallShare`` is the ink from which on a sample is part of a letter, …
  private static let printMinimum: Float = 0.15
  private static let wallShare: Float = 0.45
  /// … at least this.
  private static let wallMinimum: Float = 0.06
  /// Samples of a cell of a letter's shape along its side: more than half of them are inked.
  private static let perCell = 3
  private static let places = LetterShape.side * perCell

  /// - Complexity: O(samples + letters × samples of a letter's box).
  init(_ map: InkMap) {
    precondition(!map.isHalfTurned)
    guard let wall = Self.wall(map) else {
      letters = []
      return
    }
    let runs = InkRuns(map, wall: wall).runs
    var boxes = [Box?](repeating: nil, count: runs.count)
    for run in runs {
      boxes[run.leader] = boxes[run.leader]?.joined(run) ?? Box(run)
    }
    /// Which letter each blot is.
    var numbers = [Int](repeating: -1, count: runs.count)
    var found: [Box] = []
    for (place, box) in boxes.enumerated() {
      guard let box, Self.sides.contains(box.side), box.shorter >= Self.shorterMinimum else {
        continue
      }
      numbers[place] = found.count
      found.append(box)
    }
    let cells = LetterShape.side * LetterShape.side
    var inked = [UInt8](repeating: 0, count: found.count * cells)
    for run in runs where numbers[run.leader] >= 0 {
      let number = numbers[run.leader]
      let box = found[number]
      let columns = box.places(run.columns, from: box.columns)
      for y in box.places(run.row..<(run.row + 1), from: box.rows) {
        let first = number &* cells &+ y / Self.perCell &* LetterShape.side
        for x in columns { inked[first &+ x / Self.perCell] &+= 1 }
      }
    }
    letters = found.enumerated().map { number, box in
      var shape: UInt64 = 0
      for cell in 0..<cells
      where Int(inked[number &* cells &+ cell]) * 2 > Self.perCell * Self.perCell {
        shape |= 1 << UInt64(cell)
      }
      let reach = Self.reachSides * box.side
      return Letter(
        shape: LetterShape(cells: shape), beside: box.gapBeside(map, wall: wall, reach: reach),
        above: box.gapAbove(map, wall: wall, reach: reach), side: box.side)
    }
  }

  /// The ink of letters' faintest samples; `nil` for a map without print.
  private static func wall(_ map: InkMap) -> Float? {
    var darkest = [Float](repeating: 0, count: map.cells.area)
    let (w, cells) = (map.size.width, map.cells.width)
    let side = w / max(1, cells)
    precondition(map.ink.count == map.size.area && side * cells == w)
    for y in 0..<map.size.height {
      let first = y / side &* cells
      unsafe map.ink.withPointer(at: y * w) { row in
        for cell in 0..<cells {
          var most = darkest[first &+ cell]
          for x in (cell &* side)..<(cell &* side &+ side) {
            let ink = unsafe row[x]
            if ink > most { most = ink }
          }
          darkest[first &+ cell] = most
        }
      }
    }
    let printed = darkest.filter { $0 > printMinimum }
    guard !printed.isEmpty else { return nil }
    return max(wallMinimum, wallShare * printed.element(ofRank: printed.count / 2))
  }

  /// The box of a blot.
  private struct Box {
    var columns: Range<Int>
    var rows: Range<Int>

    init(_ run: InkRuns.Run) {
      columns = run.columns
      rows = run.row..<(run.row + 1)
    }

    var side: Int { max(columns.count, rows.count) }
    var shorter: Int { min(columns.count, rows.count) }

    /// The box with a run of a row that is no higher.
    func joined(_ run: InkRuns.Run) -> Box {
      var box = self
      box.columns =
        min(
          columns.lowerBound, run.columns.lowerBound)..<max(
          columns.upperBound, run.columns.upperBound)
      box.rows = rows.lowerBound..<(run.row + 1)
      return box
    }

    /// Which of the ``PrintedLetters/places`` along a side of the square around the box are in some
    /// of its samples.
    ///
    /// - Parameter extent: The box's own samples along that side.
    func places(_ samples: Range<Int>, from extent: Range<Int>) -> Range<Int> {
      // Place k lies at (2 k + 1) / (2 × places) of the square, whose middle is the box's.
      let count = PrintedLetters.places
      let start = count * (extent.lowerBound + extent.upperBound - side)
      func first(_ sample: Int) -> Int {
        let steps = 2 * count * sample - start - side
        return max(0, min(count, (steps + 2 * side - 1) / (2 * side)))
      }
      return first(samples.lowerBound)..<first(samples.upperBound)
    }

    /// Paper to the next ink to the left or to the right.
    func gapBeside(_ map: InkMap, wall: Float, reach: Int) -> Int {
      let w = map.size.width
      var gap = reach
      for y in rows {
        let (start, row) = (gap, y &* w)
        for step in 0..<start {
          let (right, left) = (columns.upperBound &+ step, columns.lowerBound &- 1 &- step)
          if (right < w && map.ink[row &+ right] >= wall)
            || (left >= 0 && map.ink[row &+ left] >= wall)
          {
            gap = step
            break
          }
        }
      }
      return gap
    }

    /// Paper to the next ink above or below.
    func gapAbove(_ map: InkMap, wall: Float, reach: Int) -> Int {
      let (w, h) = (map.size.width, map.size.height)
      for step in 0..<reach {
        let (below, above) = (rows.upperBound &+ step, rows.lowerBound &- 1 &- step)
        if below < h,
          map.ink[(below &* w &+ columns.lowerBound)..<(below &* w &+ columns.upperBound)]
            .contains(where: { $0 >= wall })
        {
          return step
        }
        if above >= 0,
          map.ink[(above &* w &+ columns.lowerBound)..<(above &* w &+ columns.upperBound)]
            .contains(where: { $0 >= wall })
        {
          return step
        }
      }
      return reach
    }
  }
}
