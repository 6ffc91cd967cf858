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

  /// Where the table of a colour begins in what ``luma(at:)`` reads.
  ///
  /// - Parameters: Cb and Cr, 0…255.
  mutating func place(blue: Int, red: Int) -> Int {
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

  /// The luma of sRGB at a table's place plus the picture's luma.
  func luma(at place: Int) -> Int { Int(tables[place]) }
}
