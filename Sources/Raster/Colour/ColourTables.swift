/// The YCbCr of sRGB by a picture's luma, for colours that are nearly alike: made when such a
/// colour is met first, since a photo holds few of all there are.
struct ColourTables {
  /// Code values of chroma that share a table, along each of Cb and Cr.
  static let step = 4
  private static let side = 256 / step

  private let conversion: ColourConversion
  private var luma: [UInt8]
  private var blue: [UInt8]
  private var red: [UInt8]
  private var isMade: [Bool]

  init(_ conversion: ColourConversion) {
    self.conversion = conversion
    luma = [UInt8](repeating: 0, count: Self.side * Self.side * 256)
    (blue, red) = (luma, luma)
    isMade = [Bool](repeating: false, count: Self.side * Self.side)
  }

  /// Converts a row of chroma: what its table says, and on top how far it is from the table's
  /// colour. Profiles in use spread colours by up to 1.4, so that this is right to a code value.
  ///
  /// - Parameters:
  ///   - columns: The places of the row.
  ///   - coarse: The luma of as many samples as the chroma.
  /// - Returns: Where the table of each column's colour begins among those of luma.
  mutating func convert(
    _ columns: Range<Int>, coarse: [UInt8], blue newBlue: inout [UInt8],
    red newRed: inout [UInt8]
  ) -> [Int] {
    for i in columns { make(blue: newBlue[i], red: newRed[i]) }
    let coarse = coarse.span
    let blueTable = blue.span
    let redTable = red.span
    var blues = newBlue.mutableSpan
    var reds = newRed.mutableSpan
    var places: [Int] = []
    places.reserveCapacity(columns.count)
    for i in columns {
      let (cb, cr) = (Int(blues[i]), Int(reds[i]))
      let place = Self.index(cb, cr) &* 256
      let entry = place &+ Int(coarse[i])
      blues[i] = Self.clamped(Int(blueTable[entry]) &+ Self.rest(cb))
      reds[i] = Self.clamped(Int(redTable[entry]) &+ Self.rest(cr))
      places.append(place)
    }
    return places
  }

  /// Converts a row of the finer luma, two samples for each place.
  func convert(_ fine: inout [UInt8], _ columns: Range<Int>, at places: [Int]) {
    let table = luma.span
    let places = places.span
    var samples = fine.mutableSpan
    for column in 0..<columns.count {
      let i = columns.lowerBound &+ column
      samples[i] = table[places[column >> 1] &+ Int(samples[i])]
    }
  }

  private static func index(_ cb: Int, _ cr: Int) -> Int { cb / step &* side &+ cr / step }

  /// How far a code value of chroma is from the middle of those that share its table.
  private static func rest(_ chroma: Int) -> Int { chroma % step &- step / 2 }

  private static func clamped(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: max(0, min(255, value)))
  }

  /// Makes the tables of a colour where it was not met before.
  private mutating func make(blue cb: UInt8, red cr: UInt8) {
    let (cb, cr) = (Int(cb), Int(cr))
    let index = Self.index(cb, cr)
    guard !isMade[index] else { return }
    isMade[index] = true
    for code in 0..<256 {
      let seen = conversion.standard(
        luma: code, blue: cb &- Self.rest(cb), red: cr &- Self.rest(cr))
      luma[index &* 256 &+ code] = UInt8(truncatingIfNeeded: seen.luma)
      blue[index &* 256 &+ code] = UInt8(truncatingIfNeeded: seen.blue)
      red[index &* 256 &+ code] = UInt8(truncatingIfNeeded: seen.red)
    }
  }
}
