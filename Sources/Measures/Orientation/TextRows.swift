internal import CVector
import Raster

/// Rows of print in a part of a document, and where each begins and ends.
struct TextRows {
  /// First and last inked column of each row of print, in samples from the part's left.
  let ends: [(first: Int, last: Int)]

  /// Ink that counts as a stroke, 0…1: above ``InkMap/inkMinimum``. A working value.
  static let strokeMinimum: Float = 0.10
  /// Ends within this many samples are at the same place: 0.9 mm of a card. A working value.
  static let sameSamples = 3
  /// A row of print has strokes on at least one in so many of the part's columns. A working value.
  static let columnsPerStroke = 12
  /// Fewer rows of samples tell nothing of where lines begin: 1.7 mm of a card. A working value.
  static let rowsMinimum = 6

  /// The rows of print in a part of a document.
  init(_ map: InkMap, in zone: DocumentZone) {
    let columns = Self.samples(zone.x, of: map.size.width, map.isHalfTurned)
    let rows = Self.samples(zone.y, of: map.size.height, map.isHalfTurned)
    // Where the frame cuts the rows they all begin or end alike.
    guard !map.isCut(zone) else {
      ends = []
      return
    }
    var ends: [(first: Int, last: Int)] = []
    precondition(map.ink.count == map.size.area)
    for row in rows {
      // Two strokes in a row are print; one is a speck.
      let first = row * map.size.width + columns.lowerBound
      let found = unsafe map.ink.withPointer(at: first) { samples in
        unsafe cvector_find_strokes(samples, columns.count, 2 * Self.strokeMinimum)
      }
      if found.count >= columns.count / Self.columnsPerStroke, found.count > 0 {
        let last = columns.count - 1
        ends.append(
          map.isHalfTurned
            ? (last - Int(found.last), last - Int(found.first))
            : (Int(found.first), Int(found.last)))
      }
    }
    self.ends = ends
  }

  /// The samples between two shares of a side.
  private static func samples(
    _ shares: ClosedRange<Double>, of count: Int, _ isHalfTurned: Bool
  ) -> Range<Int> {
    let low = Int(shares.lowerBound * Double(count))
    let high = Int(shares.upperBound * Double(count))
    return isHalfTurned ? (count - high)..<(count - low) : low..<high
  }

  /// How much better the rows agree on where they begin than on where they end, −1…1.
  var leftAlignment: Float {
    guard ends.count >= Self.rowsMinimum else { return 0 }
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
