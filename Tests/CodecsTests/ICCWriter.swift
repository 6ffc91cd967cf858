import Foundation

/// Writes ICC profiles of curves and a matrix.
struct ICCWriter {
  /// A curve as a tag's bytes.
  enum Curve {
    case identity
    case exponent(Double)
    case sampled([UInt16])
    case parametric(Int, [Double])

    var bytes: [UInt8] {
      switch self {
      case .identity: Array("curv".utf8) + [0, 0, 0, 0] + ICCWriter.long(0)
      case .exponent(let value):
        Array("curv".utf8) + [0, 0, 0, 0] + ICCWriter.long(1)
          + ICCWriter.short(Int((value * 256).rounded()))
      case .sampled(let samples):
        Array("curv".utf8) + [0, 0, 0, 0] + ICCWriter.long(samples.count)
          + samples.flatMap { ICCWriter.short(Int($0)) }
      case .parametric(let function, let numbers):
        Array("para".utf8) + [0, 0, 0, 0] + ICCWriter.short(function) + [0, 0]
          + numbers.flatMap(ICCWriter.fixed)
      }
    }
  }

  var space = "RGB "
  var connection = "XYZ "
  /// X, Y and Z under D50 of R, G and B.
  var colorants: [[Double]]
  var curves: [Curve]

  init(_ colorants: [[Double]], _ curve: Curve) {
    self.colorants = colorants
    curves = [curve, curve, curve]
  }

  /// sRGB's own curve.
  static let standardCurve = Curve.parametric(
    3, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
  static let standardPrimaries = [
    [0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.7141],
  ]
  static let standard = ICCWriter(standardPrimaries, standardCurve)
  static let displayP3 = ICCWriter(
    [[0.51512, 0.2412, -0.00105], [0.29198, 0.69225, 0.04189], [0.1571, 0.06657, 0.78407]],
    standardCurve)
  static let adobeRGB = ICCWriter(
    [[0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]],
    .exponent(2.199_218_75))
  static let proPhoto = ICCWriter(
    [[0.79767, 0.28804, 0], [0.13519, 0.71188, 0], [0.03134, 0.00008, 0.82491]], .exponent(1.8))
  static let linear = ICCWriter(standardPrimaries, .identity)
  /// Red means blue, blue green, green red.
  static let swapped = ICCWriter(
    [standardPrimaries[2], standardPrimaries[0], standardPrimaries[1]], standardCurve)

  /// The profile.
  var bytes: [UInt8] {
    let contents =
      ["r", "g", "b"].enumerated().map { index, name in
        (name + "XYZ", Array("XYZ ".utf8) + [0, 0, 0, 0] + colorants[index].flatMap(Self.fixed))
      }
      + ["r", "g", "b"].enumerated().map { index, name in (name + "TRC", curves[index].bytes) }
    var table = Self.long(contents.count)
    var data: [UInt8] = []
    let first = 128 + 4 + 12 * contents.count
    for (name, content) in contents {
      table += Array(name.utf8) + Self.long(first + data.count) + Self.long(content.count)
      data += content + [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
    }
    var header = [UInt8](repeating: 0, count: 128)
    header.replaceSubrange(0..<4, with: Self.long(first + data.count))
    header.replaceSubrange(8..<12, with: [4, 0x30, 0, 0])
    header.replaceSubrange(12..<24, with: Array(("mntr" + space + connection).utf8))
    header.replaceSubrange(36..<40, with: Array("acsp".utf8))
    return header + table + data
  }

  static func long(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
  static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }
  static func fixed(_ value: Double) -> [UInt8] { long(Int((value * 65_536).rounded())) }

  /// APP2 segments of so many bytes of the profile each, in their order.
  static func segments(_ profile: [UInt8], bytes: Int = 65_000) -> [[UInt8]] {
    let parts = stride(from: 0, to: profile.count, by: bytes).map {
      Array(profile[$0..<min(profile.count, $0 + bytes)])
    }
    return parts.enumerated().map { index, part in
      [0xFF, 0xE2] + short(part.count + 16) + Array("ICC_PROFILE\0".utf8)
        + [UInt8(index + 1), UInt8(parts.count)] + part
    }
  }

  /// A chunk of a PNG.
  static func chunk(_ profile: [UInt8]) -> [UInt8] {
    PNGWriter.chunk("iCCP", Array("icc".utf8) + [0, 0] + PNGWriter.deflated(profile))
  }
}
