/// The noise that JPEG's rounding of coefficients adds to the strokes of print.
enum CodingNoise {
  /// Waves to the height of a letter that its strokes make.
  static let strokesPerLetter = 2.0
  /// The share of the rounding error of a step that is seen: most coefficients are 0 before and
  /// after. A working value, placed on drawn documents saved at qualities of 2 to 40.
  static let seenShare = 0.6

  /// The standard deviation in code values; 0 for a picture without a table.
  ///
  /// A wave of f periods a pixel is coefficient 16 f of a block of 8; an error spread evenly over a
  /// step has a standard deviation of the step / √12.
  ///
  /// - Parameters:
  ///   - lumaTable: The luma quantisation table, 64 steps row by row; `nil` for a PNG.
  ///   - letterPixels: Stored pixels to a letter's height.
  static func sigma(lumaTable: [UInt16]?, letterPixels: Double) -> Double {
    guard let lumaTable, lumaTable.count == 64, letterPixels > 0 else { return 0 }
    func step(_ i: Int) -> Double { (Double(lumaTable[i]) + Double(lumaTable[8 * i])) / 2 }
    let place = min(7, max(1, 16 * strokesPerLetter / letterPixels))
    let low = Int(place)
    let between = step(low) + (step(min(7, low + 1)) - step(low)) * (place - Double(low))
    return seenShare * between / 12.0.squareRoot()
  }
}
