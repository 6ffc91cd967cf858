import Codecs
import Raster
import TestSupport

/// A JPEG of 64 × 64 pixels that belongs to one case and kind: judged in a moment, and no two of
/// them are alike in bytes or in picture.
struct SmallPhoto: Hashable {
  let caseID: String
  let kind: String
  let bytes: [UInt8]

  private static let side = 64

  /// - Parameter number: What makes it unlike all others.
  init(_ caseID: String, _ kind: String, number: Int) {
    self.caseID = caseID
    self.kind = kind
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
    let picture = JPEGEncoder.encode(luma: plane, quality: 60) ?? []
    let comment = Array("damage \(caseID).\(kind) \(number)".utf8)
    bytes =
      picture.prefix(2) + [0xff, 0xfe, 0, UInt8(comment.count + 2)] + comment
      + picture.dropFirst(2)
  }

  /// The first half of another one: an upload that broke off.
  init(truncated photo: SmallPhoto) {
    caseID = photo.caseID
    kind = photo.kind
    bytes = Array(photo.bytes.prefix(photo.bytes.count / 2))
  }

  /// A name for `new/`.
  var name: String { "\(caseID).\(kind).jpg" }
}
