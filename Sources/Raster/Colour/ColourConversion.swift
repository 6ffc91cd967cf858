/// A profile made ready: from the YCbCr of a picture to that of sRGB, in integers.
package struct ColourConversion: Sendable {
  /// Light of each code value, 0…``lightOne``, of R, G and B one after the other.
  private let light: [Int]
  /// The matrix × 2^20, row by row.
  private let matrix: [9 of Int]
  /// The sRGB code value of each amount of light.
  private let codes = Self.codesOfLight

  static let lightBits = 15
  static let lightOne = 1 << lightBits
  private static let matrixBits = 20

  /// A picture whose colours are nowhere further than this from sRGB's, in code values, is left
  /// alone: the profiles that call themselves sRGB differ by up to 2 in their darkest tones.
  package static let differenceMinimum = 4

  /// - Returns: `nil` where the profile is sRGB's within ``differenceMinimum``.
  /// - Complexity: O(1), about ten thousand steps.
  package init?(_ profile: ColourProfile) {
    light = profile.light.map { Int(($0 * Double(Self.lightOne)).rounded()) }
    matrix = InlineArray {
      Int((profile.matrix[$0] * Double(1 << Self.matrixBits)).rounded())
    }
    let steps = stride(from: 0, through: 255, by: 51)
    var isFar = false
    for r in steps {
      for g in steps {
        for b in steps where !isFar {
          let (red, green, blue) = standard(r, g, b)
          isFar = max(abs(red - r), abs(green - g), abs(blue - b)) >= Self.differenceMinimum
        }
      }
    }
    guard isFar else { return nil }
  }

  /// The sRGB code value of each amount of light, 0…``lightOne``.
  private static let codesOfLight: [UInt8] = {
    var codes = [UInt8](repeating: 255, count: lightOne + 1)
    var next = 0
    for code in 0..<255 {
      // Half way to the next code value.
      let end = ColourProfile.standardLight((Double(code) + 0.5) / 255) * Double(lightOne)
      while Double(next) < end {
        codes[next] = UInt8(code)
        next += 1
      }
    }
    return codes
  }()

  /// RGB code values of the picture as those of sRGB, all 0…255; what sRGB cannot show is clipped.
  package func standard(_ r: Int, _ g: Int, _ b: Int) -> (red: Int, green: Int, blue: Int) {
    let (x, y, z) = (light[r], light[256 + g], light[512 + b])
    func code(_ row: Int) -> Int {
      let sum = matrix[row] &* x &+ matrix[row &+ 1] &* y &+ matrix[row &+ 2] &* z
      let half = 1 << (Self.matrixBits - 1)
      let light = (sum &+ half) >> Self.matrixBits
      return Int(codes[max(0, min(Self.lightOne, light))])
    }
    return (code(0), code(3), code(6))
  }

  /// Full-range BT.601 YCbCr of the picture as that of sRGB, all 0…255.
  package func standard(luma: Int, blue: Int, red: Int) -> (luma: Int, blue: Int, red: Int) {
    let (cb, cr) = (blue &- 128, red &- 128)
    let half = 1 << 15
    func clamped(_ value: Int) -> Int { max(0, min(255, value)) }
    let (r, g, b) = standard(
      clamped(luma &+ (91_881 &* cr &+ half) >> 16),
      clamped(luma &- (22_554 &* cb &+ 46_802 &* cr &+ half) >> 16),
      clamped(luma &+ (116_130 &* cb &+ half) >> 16))
    let middle = (128 << 16) &+ half &- 1
    return (
      (19_595 &* r &+ 38_470 &* g &+ 7_471 &* b &+ half) >> 16,
      (-11_059 &* r &- 21_709 &* g &+ 32_768 &* b &+ middle) >> 16,
      (32_768 &* r &- 27_439 &* g &- 5_329 &* b &+ middle) >> 16
    )
  }
}
