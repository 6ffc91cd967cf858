/// The quality at which a JPEG was last saved, read from its quantisation table.
package enum JPEGQuality {
  /// The luma quantisation table of ITU-T T.81, annex K.1 (table K.1), row by row: quality 50.
  static let annexK: [Int] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]

  /// The tables of the qualities 1…100.
  private static let tables = (1...100).map(table)

  /// The quality whose table, made as the Independent JPEG Group's library makes it, is nearest.
  ///
  /// Nearest is meant in least squares of the steps' ratios to annex K's, so that the low
  /// frequencies, which the eye sees, count as much as the high ones. Tables of other makers get
  /// the quality that treats a picture most alike.
  ///
  /// - Parameter lumaTable: 64 steps row by row (not in zigzag order), 1…65535.
  /// - Returns: 1…100; `nil` unless there are 64 steps of 1 or more.
  package static func estimate(lumaTable: [UInt16]) -> Int? {
    guard lumaTable.count == 64, lumaTable.allSatisfy({ $0 > 0 }) else { return nil }
    var best = 1
    var least = Double.infinity
    for quality in 1...100 {
      let table = tables[quality - 1]
      var squares = 0.0
      for i in lumaTable.indices {
        let difference = Double(Int(lumaTable[i]) - Int(table[i])) / Double(annexK[i])
        squares += difference * difference
      }
      if squares < least {
        least = squares
        best = quality
      }
    }
    return best
  }

  /// The table that the Independent JPEG Group's library makes for a quality, row by row.
  ///
  /// - Parameter quality: 1…100.
  package static func table(quality: Int) -> [UInt16] {
    let percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
    return annexK.map { UInt16(max(1, min(255, ($0 * percent + 50) / 100))) }
  }
}
