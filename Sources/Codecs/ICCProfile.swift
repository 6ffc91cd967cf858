import Raster

/// Reads the curves and the matrix out of an ICC profile, believing nothing in it.
///
/// Profiles of tables alone, of other colours than RGB or by another connection space than XYZ say
/// nothing here. Every access is checked.
///
/// - Source: ICC.1:2022 (ISO 15076-1): the header in 7.2, the types in 10.6, 10.18 and 10.31.
struct ICCProfile {
  private let bytes: [UInt8]

  /// Tags that are looked at; profiles in use have 9 to 20.
  private static let tagsMaximum = 100
  private static let headerBytes = 128

  /// What the colours of a photo with this profile mean; `nil` where the profile does not say it by
  /// curves and a matrix, or makes no sense.
  static func colours(_ bytes: [UInt8]) -> ColourProfile? {
    let profile = ICCProfile(bytes: bytes)
    guard profile.text(at: 16) == "RGB ", profile.text(at: 20) == "XYZ ",
      profile.text(at: 36) == "acsp"
    else { return nil }
    var light: [Double] = []
    var colorants: [[Double]] = []
    for channel in ["r", "g", "b"] {
      guard let curve = profile.curve(channel + "TRC"), let xyz = profile.colorant(channel + "XYZ")
      else { return nil }
      light += curve
      colorants.append(xyz)
    }
    // Columns are the colorants.
    var matrix: [Double] = []
    for row in 0..<3 {
      let weights = standardOfXYZ[3 * row..<3 * row + 3]
      for colorant in colorants {
        matrix.append(zip(weights, colorant).reduce(0.0) { $0 + $1.0 * $1.1 })
      }
    }
    return ColourProfile(light: light, matrix: matrix)
  }

  /// From XYZ under D50, the connection space, to linear sRGB: the inverse of sRGB's colorants
  /// (IEC 61966-2-1) adapted to D50 by Bradford's matrix.
  private static let standardOfXYZ = [
    3.133_856_1, -1.616_866_7, -0.490_614_6, -0.978_768_4, 1.916_141_5, 0.033_454_0,
    0.071_945_3, -0.228_991_4, 1.405_242_7,
  ]

  // MARK: - Tags

  /// Where a tag's data begins; `nil` where it is not there.
  private func tag(_ name: String) -> Int? {
    guard let count = unsigned(at: Self.headerBytes, bytes: 4), count <= Self.tagsMaximum else {
      return nil
    }
    for index in 0..<count {
      let entry = Self.headerBytes + 4 + 12 * index
      guard let found = text(at: entry) else { return nil }
      if found == name { return unsigned(at: entry + 4, bytes: 4) }
    }
    return nil
  }

  /// X, Y and Z of a primary.
  private func colorant(_ name: String) -> [Double]? {
    guard let start = tag(name), text(at: start) == "XYZ " else { return nil }
    let xyz = (0..<3).compactMap { fixed(at: start + 8 + 4 * $0) }
    return xyz.count == 3 ? xyz : nil
  }

  /// The light of the 256 code values, 0…1.
  private func curve(_ name: String) -> [Double]? {
    guard let start = tag(name), let type = text(at: start) else { return nil }
    switch type {
    case "curv": return sampled(at: start)
    case "para": return parametric(at: start)
    default: return nil
    }
  }

  // MARK: - Curves

  /// Exponents beyond these are no display's and no camera's.
  private static let exponents = 0.1...10.0

  /// No samples are the identity, one is an exponent, more are interpolated.
  private func sampled(at start: Int) -> [Double]? {
    guard let count = unsigned(at: start + 8, bytes: 4) else { return nil }
    if count == 0 { return Self.codes }
    if count == 1 {
      guard let exponent = unsigned(at: start + 12, bytes: 2).map({ Double($0) / 256 }),
        Self.exponents.contains(exponent)
      else { return nil }
      return Self.codes.map { $0 > 0 ? Trigonometry.power($0, exponent) : 0 }
    }
    guard count <= (bytes.count - start - 12) / 2 else { return nil }
    return Self.codes.map { code in
      let place = code * Double(count - 1)
      let index = min(count - 2, Int(place))
      func sample(_ index: Int) -> Double {
        Double(unsigned(at: start + 12 + 2 * index, bytes: 2) ?? 0) / 65_535
      }
      let low = sample(index)
      return low + (sample(index + 1) - low) * (place - Double(index))
    }
  }

  /// One of five functions of up to seven numbers: y = (a x + b)^g + e from d on, c x + f before.
  private func parametric(at start: Int) -> [Double]? {
    let counts = [1, 3, 4, 5, 7]
    guard let function = unsigned(at: start + 8, bytes: 2), function < counts.count else {
      return nil
    }
    let p = (0..<counts[function]).compactMap { fixed(at: start + 12 + 4 * $0) }
    guard p.count == counts[function], Self.exponents.contains(p[0]) else { return nil }
    let a = function > 0 ? p[1] : 1
    let b = function > 0 ? p[2] : 0
    let e = function == 2 ? p[3] : function == 4 ? p[5] : 0
    let slope = function > 2 ? p[3] : 0
    let offset = function == 4 ? p[6] : function == 2 ? p[3] : 0
    // Functions 1 and 2 begin where the power does.
    let first = function > 2 ? p[4] : function > 0 && a != 0 ? -b / a : 0
    return Self.codes.map { code in
      var light = slope * code + offset
      if code >= first {
        let base = a * code + b
        light = (base > 0 ? Trigonometry.power(base, p[0]) : 0) + e
      }
      return min(1, max(0, light))
    }
  }

  /// The code values as shares of white, 0…1.
  private static let codes = (0..<256).map { Double($0) / 255 }

  // MARK: - Values

  private func text(at offset: Int) -> String? {
    guard offset >= 0, offset <= bytes.count - 4 else { return nil }
    return String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
  }

  private func unsigned(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    return (0..<count).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  /// A signed number of 16 bits before the point and 16 behind it.
  private func fixed(at offset: Int) -> Double? {
    unsigned(at: offset, bytes: 4).map {
      Double(Int32(truncatingIfNeeded: $0)) / 65_536
    }
  }
}
