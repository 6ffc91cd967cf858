/// The quality at which a JPEG was last saved, read from its quantisation table.
package struct JPEGQuality: Equatable, Sendable {
  /// 1…100 by the scale of the Independent JPEG Group's library.
  package var quality: Int
  /// The family whose table this is; `nil` for one of another maker's, whose quality is then that
  /// of annex K's table that treats a picture most alike.
  package var table: JPEGTable?

  /// - Parameters: As the properties.
  package init(quality: Int, table: JPEGTable?) {
    self.quality = quality
    self.table = table
  }

  /// Fits the known families, each at every quality.
  ///
  /// Nearest is meant in least squares of the steps' relative differences, which say whether it is
  /// the same table. Steps over 255, which only files that are not baseline have, count as 255.
  ///
  /// - Parameter lumaTable: 64 steps row by row (not in zigzag order), 1…65535.
  /// - Returns: `nil` unless there are 64 steps of 1 or more.
  /// - Complexity: O(families × 100 × 64) at most; a family that does not fit ends early.
  package init?(lumaTable: [UInt16]) {
    guard lumaTable.count == 64, lumaTable.allSatisfy({ $0 > 0 }) else { return nil }
    var best = (quality: 1, table: JPEGTable.standard, squares: Float.infinity)
    for table in JPEGTable.allCases {
      let base = table.base
      for quality in (1...100).reversed() where best.squares > 0 {
        let percent = Self.percent(of: quality)
        var squares: Float = 0
        for i in 0..<64 where squares < best.squares {
          let step = Float(Self.step(of: base[i], percent: percent))
          let seen = Float(min(lumaTable[i], UInt16(Self.stepMaximum)))
          let difference = (seen - step) / (seen + step)
          squares += difference * difference
        }
        if squares < best.squares { best = (quality, table, squares) }
      }
    }
    let isKnown = best.squares <= Self.knownSquaresMaximum
    quality = isKnown ? best.quality : Self.nearestStandard(to: lumaTable)
    table = isKnown ? best.table : nil
  }

  /// The quality of annex K's table that treats a picture most alike: in least squares of the
  /// differences as shares of annex K's steps, so that a coarse step where the eye sees little does
  /// not count for more than it shows.
  private static func nearestStandard(to lumaTable: [UInt16]) -> Int {
    let base = JPEGTable.standard.base
    var best = (quality: 1, squares: Float.infinity)
    for quality in 1...100 {
      let percent = Self.percent(of: quality)
      var squares: Float = 0
      for i in 0..<64 {
        let step = Float(Self.step(of: base[i], percent: percent))
        let difference = (Float(lumaTable[i]) - step) / Float(base[i])
        squares += difference * difference
      }
      if squares < best.squares { best = (quality, squares) }
    }
    return best.quality
  }

  /// The sum of squares, each of half a step's relative difference, up to which a table is the
  /// family's own: its steps differ by 2 % in the mean, as by another rounding. A working value.
  private static let knownSquaresMaximum: Float = 64 * 0.01 * 0.01
  /// The largest step of a baseline file.
  private static let stepMaximum: UInt32 = 255

  /// By how many per cent a quality scales the table of quality 50.
  static func percent(of quality: Int) -> UInt32 {
    UInt32(quality < 50 ? 5000 / quality : 200 - 2 * quality)
  }

  /// A step of the scaled table, 1…255.
  static func step(of base: UInt32, percent: UInt32) -> UInt32 {
    max(1, min(stepMaximum, (base &* percent &+ 50) / 100))
  }
}
