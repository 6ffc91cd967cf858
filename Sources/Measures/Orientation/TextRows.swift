import Raster

/// Rows of print in a part of a document, and where each begins and ends.
struct TextRows {
  /// First and last inked column of each row of print, in samples.
  let ends: [(first: Int, last: Int)]
  /// Columns of the part looked at.
  let columns: Range<Int>

  /// Ink that counts as a stroke.
  static let strokeMinimum: Float = 0.10
  /// Ends within this many samples are at the same place.
  static let sameSamples = 3

  init(_ map: InkMap, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let w = Double(map.size.width)
    let h = Double(map.size.height)
    let columns = Int(x.lowerBound * w)..<Int(x.upperBound * w)
    let rows = Int(y.lowerBound * h)..<Int(y.upperBound * h)
    self.columns = columns
    let cells = map.cells
    let isWhole = (0..<cells.area).allSatisfy { cell in
      let inX = x.contains((Double(cell % cells.width) + 0.5) / Double(cells.width))
      let inY = y.contains((Double(cell / cells.width) + 0.5) / Double(cells.height))
      return map.isInside[cell] || !inX || !inY
    }
    // Where the frame cuts the rows they all begin or end alike.
    guard isWhole else {
      ends = []
      return
    }
    var ends: [(first: Int, last: Int)] = []
    for row in rows {
      let start = row * map.size.width
      var count = 0
      var first = -1
      var last = -1
      var column = columns.lowerBound
      while column < columns.upperBound - 1 {
        // Two strokes in a row are print; one is a speck.
        if map.ink[start + column] + map.ink[start + column + 1] > 2 * Self.strokeMinimum {
          if first < 0 { first = column }
          last = column + 1
          count += 1
        }
        column += 1
      }
      if count >= columns.count / 12 { ends.append((first, last)) }
    }
    self.ends = ends
  }

  /// How much better the rows agree on where they begin than on where they end, −1…1.
  var leftAlignment: Float {
    guard ends.count >= 6 else { return 0 }
    return agreement(ends.map(\.first)) - agreement(ends.map(\.last))
  }

  /// The largest share of the places that lie within ``sameSamples`` of each other.
  private func agreement(_ places: [Int]) -> Float {
    let sorted = places.sorted()
    var best = 0
    var low = 0
    for high in sorted.indices {
      while sorted[high] - sorted[low] > Self.sameSamples { low += 1 }
      best = max(best, high - low + 1)
    }
    return Float(best) / Float(places.count)
  }
}
