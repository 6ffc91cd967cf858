import Raster
import Testing

/// Colours of other spaces as those of sRGB, against the formulas in Double.
@Suite struct ColourConversionTests {
  /// A space by its primaries and the exponent of its curve.
  struct Space: Sendable, CustomTestStringConvertible {
    let name: String
    /// From its linear RGB to linear sRGB.
    let matrix: [Double]
    /// `nil` for sRGB's own curve.
    var exponent: Double?
    var testDescription: String { name }

    func light(_ code: Double) -> Double {
      guard let exponent else { return ColourProfile.standardLight(code) }
      return code > 0 ? Trigonometry.power(code, exponent) : 0
    }

    var profile: ColourProfile? {
      let light = (0..<256).map { self.light(Double($0) / 255) }
      return ColourProfile(light: light + light + light, matrix: matrix)
    }

    /// RGB code values in sRGB, not rounded.
    func exact(_ rgb: [Double]) -> [Double] {
      let light = rgb.map { self.light($0 / 255) }
      return (0..<3).map { row in
        let sum = (0..<3).reduce(0) { $0 + matrix[3 * row + $1] * light[$1] }
        let y = min(1, max(0, sum))
        return 255 * (y <= 0.0031308 ? 12.92 * y : 1.055 * Trigonometry.power(y, 1 / 2.4) - 0.055)
      }
    }
  }

  static let spaces = [
    Space(
      name: "Display P3",
      matrix: [1.2249, -0.2247, 0, -0.0420, 1.0419, 0, -0.0197, -0.0786, 1.0979]),
    Space(
      name: "Adobe RGB", matrix: [1.3982, -0.3982, 0, 0, 1, 0, 0, -0.0429, 1.0429], exponent: 2.2),
    Space(
      name: "ProPhoto",
      matrix: [2.0364, -0.7375, -0.2992, -0.2257, 1.2232, 0.0027, -0.0105, -0.1349, 1.1452],
      exponent: 1.8),
    Space(name: "linear", matrix: [1, 0, 0, 0, 1, 0, 0, 0, 1], exponent: 1),
    Space(name: "swapped", matrix: [0, 1, 0, 0, 0, 1, 1, 0, 0]),
  ]

  private static func ycc(_ rgb: [Double]) -> [Double] {
    let (r, g, b) = (rgb[0], rgb[1], rgb[2])
    return [
      0.299 * r + 0.587 * g + 0.114 * b, 128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
      128 + 0.5 * r - 0.418688 * g - 0.081312 * b,
    ]
  }

  @Test("a number is raised to a power as the C library does it")
  func power() {
    #expect(abs(Trigonometry.power(2, 10) - 1024) < 1e-9)
    #expect(abs(Trigonometry.power(0.5, 2.4) - 0.189_464_570_813_798_4) < 1e-12)
    #expect(abs(Trigonometry.power(100, 0.5) - 10) < 1e-10)
    #expect(Trigonometry.power(1e-300, 10) == 0 && Trigonometry.power(1e300, 10) == .infinity)
  }

  private func conversion(of space: Space) throws -> ColourConversion {
    let profile = try #require(space.profile)
    return try #require(ColourConversion(profile))
  }

  @Test("colours are converted to a code value", arguments: spaces)
  func colours(space: Space) throws {
    let conversion = try conversion(of: space)
    for r in stride(from: 0, through: 255, by: 15) {
      for g in stride(from: 0, through: 255, by: 17) {
        for b in stride(from: 0, through: 255, by: 51) {
          let seen = conversion.standard(r, g, b)
          let exact = space.exact([Double(r), Double(g), Double(b)])
          for (value, right) in zip([seen.red, seen.green, seen.blue], exact) {
            #expect(abs(Double(value) - right) <= 1, "\(r) \(g) \(b)")
          }
        }
      }
    }
  }

  @Test("grey stays grey and paper white, but for the curve", arguments: spaces)
  func white(space: Space) throws {
    let conversion = try conversion(of: space)
    let white = conversion.standard(luma: 255, blue: 128, red: 128)
    #expect(white.luma >= 254 && abs(white.blue - 128) <= 1 && abs(white.red - 128) <= 1)
    #expect(conversion.standard(luma: 0, blue: 128, red: 128).luma == 0)
  }

  @Test("a reduced photo is converted to a code value in the mean", arguments: spaces)
  func photo(space: Space) throws {
    let conversion = try conversion(of: space)
    // Odd sides, slow changes of colour and print over them.
    let size = Size(width: 161, height: 119)
    func rgb(_ x: Int, _ y: Int) -> [Double] {
      let ink = (x / 3 + y / 5) % 4 == 0 ? 0.35 : 1.0
      return [60 + Double(x), 220 - Double(y), 90 + Double(x + y) / 3].map { $0 * ink }
    }
    let half = Size(width: 81, height: 60)
    var luma = Plane(size: size, filledWith: 0)
    var planes = [Plane](repeating: Plane(size: half, filledWith: 0), count: 3)
    for y in 0..<size.height {
      for x in 0..<size.width { luma[x, y] = UInt8(Self.ycc(rgb(x, y))[0].rounded()) }
    }
    func mean(_ channel: Int, _ x: Int, _ y: Int, _ value: (Int, Int) -> [Double]) -> Double {
      let places = [(0, 0), (1, 0), (0, 1), (1, 1)].map { (2 * x + $0.0, 2 * y + $0.1) }
        .filter { $0.0 < size.width && $0.1 < size.height }
      return places.reduce(0) { $0 + value($1.0, $1.1)[channel] } / Double(places.count)
    }
    for y in 0..<half.height {
      for x in 0..<half.width {
        for channel in 0..<3 {
          let value = mean(channel, x, y) { Self.ycc(rgb($0, $1)) }
          planes[channel][x, y] = UInt8(value.rounded())
        }
      }
    }
    let reduced = ReducedPhoto(
      photo: size, factor: 1, luma: luma, lumaHalf: planes[0], blue: planes[1], red: planes[2])
    let converted = reduced.converted(conversion)
    #expect(converted.luma.size == size && converted.lumaHalf.size == half)
    // What the file holds: chroma is one for two by two pixels.
    func stored(_ x: Int, _ y: Int) -> [Double] {
      let (cb, cr) = (
        Double(planes[1][x / 2, y / 2]) - 128, Double(planes[2][x / 2, y / 2]) - 128
      )
      let l = Double(luma[x, y])
      return [l + 1.402 * cr, l - 0.344136 * cb - 0.714136 * cr, l + 1.772 * cb]
        .map { min(255, max(0, $0)) }
    }
    var sum = 0.0
    for y in 0..<size.height {
      for x in 0..<size.width {
        sum += abs(Double(converted.luma[x, y]) - Self.ycc(space.exact(stored(x, y)))[0])
      }
    }
    #expect(sum / Double(size.area) < 1, "mean difference of luma")
  }

  @Test("a grey photo stays as it is")
  func grey() throws {
    let conversion = try conversion(of: Self.spaces[3])
    let plane = Plane(size: Size(width: 4, height: 2), filledWith: 50)
    let half = Plane(size: Size(width: 2, height: 1), filledWith: 50)
    let photo = ReducedPhoto(
      photo: plane.size, factor: 1, luma: plane, lumaHalf: half, blue: nil, red: nil)
    #expect(photo.converted(conversion).luma == plane)
  }

  @Test("nonsense is no profile")
  func nonsense() {
    let light = (0..<768).map { Double($0 % 256) / 255 }
    let identity: [Double] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
    #expect(ColourProfile(light: light, matrix: identity) != nil)
    #expect(ColourProfile(light: Array(light.dropLast()), matrix: identity) == nil)
    #expect(ColourProfile(light: light.map { $0 * 2 }, matrix: identity) == nil)
    #expect(ColourProfile(light: light.map { $0 / 2 }, matrix: identity) == nil)
    for element in [Double.nan, .infinity, 9] {
      #expect(ColourProfile(light: light, matrix: [element, 0, 0] + identity.dropFirst(3)) == nil)
    }
  }
}
