import Raster

/// A picture of 40 × 24 that every fixture shows, and the slow conversions it is compared by.
enum TestPicture {
  static let size = Size(width: 40, height: 24)

  static func rgb(_ x: Int, _ y: Int) -> [Int] { [6 * x, 10 * y, 255 - 3 * x - 5 * y] }
  static func alpha(_ x: Int, _ y: Int) -> Int { (7 * x + 11 * y) % 256 }

  /// Full-range BT.601 luma, Cb and Cr, in the 16-bit fixed point of JFIF.
  static func ycc(_ rgb: [Int]) -> [Int] {
    let (r, g, b) = (rgb[0], rgb[1], rgb[2])
    return [
      (19_595 * r + 38_470 * g + 7_471 * b + 32_768) / 65_536,
      (8_421_375 - 11_059 * r - 21_709 * g + 32_768 * b) / 65_536,
      (8_421_375 + 32_768 * r - 27_439 * g - 5_329 * b) / 65_536,
    ]
  }

  /// The same by the definition.
  static func exactYCC(_ rgb: [Int]) -> [Double] {
    let (r, g, b) = (Double(rgb[0]), Double(rgb[1]), Double(rgb[2]))
    let y = 0.299 * r + 0.587 * g + 0.114 * b
    return [y, 128 + (b - y) / 1.772, 128 + (r - y) / 1.402]
  }

  static func overWhite(_ value: Int, alpha: Int) -> Int {
    Int((Double(value * alpha + 255 * (255 - alpha)) / 255).rounded())
  }

  /// Every pixel of a picture, row by row.
  static func every<T>(of size: Size = size, _ pixel: (Int, Int) -> T) -> [T] {
    (0..<size.area).map { pixel($0 % size.width, $0 / size.width) }
  }
}
