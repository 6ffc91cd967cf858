/// What the code values of a picture mean: a curve for each of R, G and B from code value to light,
/// and a matrix from there to the light of sRGB's primaries.
package struct ColourProfile: Equatable, Sendable {
  /// Light, 0…1, of the 256 code values of R, then G, then B.
  package let light: [Double]
  /// Row by row: linear sRGB = matrix × linear RGB of the picture.
  package let matrix: [Double]

  /// Elements of a matrix are at most so large, either sign: ProPhoto's, whose primaries enclose
  /// all others that are in use, has 2.04.
  package static let elementMaximum = 8.0
  /// What white's light may be in each channel of sRGB, where it should be 1. A profile that moves
  /// paper further is not believed. A working value.
  package static let whites = 0.7...1.4

  /// A profile, unless it makes no sense.
  ///
  /// - Parameters:
  ///   - light: 768 values.
  ///   - matrix: 9 elements.
  /// - Returns: `nil` where something is not finite or out of range, or white is not about white.
  package init?(light: [Double], matrix: [Double]) {
    guard light.count == 768, matrix.count == 9, light.allSatisfy({ (0...1).contains($0) }),
      matrix.allSatisfy({ abs($0) <= Self.elementMaximum })
    else { return nil }
    let white = [light[255], light[511], light[767]]
    for row in 0..<3 {
      let sum = (0..<3).reduce(0) { $0 + matrix[3 * row + $1] * white[$1] }
      guard Self.whites.contains(sum) else { return nil }
    }
    self.light = light
    self.matrix = matrix
  }

  /// The light of a code value by sRGB's own curve.
  ///
  /// - Parameter code: 0…1.
  /// - Source: IEC 61966-2-1.
  package static func standardLight(_ code: Double) -> Double {
    code <= 0.04045 ? code / 12.92 : Trigonometry.power((code + 0.055) / 1.055, 2.4)
  }
}
