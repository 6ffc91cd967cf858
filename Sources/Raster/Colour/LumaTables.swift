/// The luma of sRGB by a picture's luma, for colours that are nearly alike: made when such a colour
/// is met first, since a photo holds few of all there are.
struct LumaTables {
  /// Code values of chroma that share a table, along each of Cb and Cr.
  static let step = 4
  private static let side = 256 / step

  private let conversion: ColourConversion
  private var tables: [UInt8]
  private var isMade: [Bool]

  init(_ conversion: ColourConversion) {
    self.conversion = conversion
    tables = [UInt8](repeating: 0, count: Self.side * Self.side * 256)
    isMade = [Bool](repeating: false, count: Self.side * Self.side)
  }

  /// What becomes of the luma of two by two samples of one colour.
  struct Move {
    /// Where the table of the colour begins.
    var place: Int
    /// Added to what the table says: it is that of a colour nearby.
    var correction: Int
  }

  /// Converts the chroma of a row, each sample exactly.
  ///
  /// - Parameters:
  ///   - columns: The places of the row.
  ///   - luma: Of as many samples as the chroma.
  /// - Returns: What becomes of the finer luma of each column.
  mutating func convert(
    _ columns: Range<Int>, luma: [UInt8], blue: inout [UInt8], red: inout [UInt8]
  ) -> [Move] {
    var moves: [Move] = []
    moves.reserveCapacity(columns.count)
    for i in columns {
      let (coarse, cb, cr) = (Int(luma[i]), Int(blue[i]), Int(red[i]))
      let exact = conversion.standard(luma: coarse, blue: cb, red: cr)
      blue[i] = UInt8(truncatingIfNeeded: exact.blue)
      red[i] = UInt8(truncatingIfNeeded: exact.red)
      let place = place(blue: cb, red: cr)
      moves.append(Move(place: place, correction: exact.luma &- Int(tables[place &+ coarse])))
    }
    return moves
  }

  /// Converts a row of the finer luma, of which a column of moves is for two samples.
  func move(_ luma: inout [UInt8], _ columns: Range<Int>, by moves: [Move]) {
    let (table, moves) = (tables.span, moves.span)
    var samples = luma.mutableSpan
    for column in 0..<columns.count {
      let move = moves[column >> 1]
      let i = columns.lowerBound &+ column
      let value = Int(table[move.place &+ Int(samples[i])]) &+ move.correction
      samples[i] = UInt8(truncatingIfNeeded: max(0, min(255, value)))
    }
  }

  /// Where the table of a colour begins, which is made where it was not met before.
  ///
  /// - Parameters: Cb and Cr, 0…255.
  private mutating func place(blue: Int, red: Int) -> Int {
    let index = blue / Self.step * Self.side + red / Self.step
    let start = index * 256
    guard !isMade[index] else { return start }
    isMade[index] = true
    let middle = Self.step / 2
    for luma in 0..<256 {
      let seen = conversion.standard(
        luma: luma, blue: blue / Self.step * Self.step + middle,
        red: red / Self.step * Self.step + middle)
      tables[start + luma] = UInt8(seen.luma)
    }
    return start
  }
}
