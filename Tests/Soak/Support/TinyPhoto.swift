import Codecs
import Raster
import TestSupport

/// A JPEG of 64 × 64 pixels that belongs to one number: another slope of grey, and the number as a
/// comment. There is nothing in it that the search for duplicates could compare at length.
struct TinyPhoto {
  let number: Int

  static let kinds = ["ktp", "kk", "rumah"]

  /// Three photos make a case.
  var caseID: String { "S-\(number / 3)" }
  var kind: String { Self.kinds[number % 3] }

  /// A name for `new/` that no other drop has.
  func name(_ token: Int) -> String { "\(caseID).\(kind).\(number)-\(token).jpg" }

  /// Where an answer to it is found.
  var slot: String { "\(caseID)/\(kind)" }

  private static let mark = Array("soak ".utf8)
  private static let digits = 10
  private static let side = 64

  /// The whole file.
  var bytes: [UInt8] {
    var random = SplitMix64(seed: UInt64(number))
    let corners = (0..<4).map { _ in Int.random(in: 0...255, using: &random) }
    var plane = Plane(size: Size(width: Self.side, height: Self.side))
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        let top = corners[0] * (Self.side - x) + corners[1] * x
        let bottom = corners[2] * (Self.side - x) + corners[3] * x
        let sum = top * (Self.side - y) + bottom * y
        plane.samples[y * Self.side + x] = UInt8(sum / (Self.side * Self.side))
      }
    }
    guard let picture = JPEGEncoder.encode(luma: plane, quality: 60) else { return [] }
    let digits = String(number)
    let padded = String(repeating: "0", count: Self.digits - digits.count) + digits
    let comment = Self.mark + Array(padded.utf8)
    return picture.prefix(2) + [0xff, 0xfe, 0, UInt8(comment.count + 2)] + comment
      + picture.dropFirst(2)
  }

  init(number: Int) { self.number = number }

  /// The photo that these bytes are; `nil` where they are not exactly one of them.
  init?(_ bytes: [UInt8]) {
    let from = 6 + Self.mark.count
    guard bytes.count > from + Self.digits, Array(bytes[6..<from]) == Self.mark,
      let number = Int(String(decoding: bytes[from..<(from + Self.digits)], as: UTF8.self))
    else { return nil }
    self.init(number: number)
    guard self.bytes == bytes else { return nil }
  }
}
