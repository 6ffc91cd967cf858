internal import Raster

/// A small thing in a picture, a dot or a corner of print, that is found again in a copy: where it
/// is and what its surroundings look like.
package struct FingerprintMark: Equatable, Hashable, Sendable {
  /// Its centre in the normalised picture, in ``unit``s of a sample from the left edge.
  package var x: UInt16
  /// Its centre, in ``unit``s of a sample from the top edge.
  package var y: UInt16
  /// 32 comparisons of tone around it, in eight groups of four: within a group each is the one
  /// before, turned clockwise by a quarter.
  package var bits: UInt32

  /// Steps of a coordinate in one sample: the longest picture, 1024 samples, has 16,384 of them,
  /// which fit into 16 bits.
  package static let unit = 16

  /// A mark by its place, in ``unit``s of a sample, and its surroundings.
  package init(x: UInt16, y: UInt16, bits: UInt32) {
    self.x = x
    self.y = y
    self.bits = bits
  }

  /// The place, in samples.
  var place: Point {
    Point(x: Double(x) / Double(Self.unit), y: Double(y) / Double(Self.unit))
  }

  /// The same surroundings in the picture turned clockwise by a quarter.
  static func turnedByQuarter(_ bits: UInt32) -> UInt32 {
    (bits << 1) & 0xEEEE_EEEE | (bits >> 3) & 0x1111_1111
  }

  /// What is looked up: the least of the four turns of its surroundings, so that it is the same
  /// however the picture lies.
  package static func key(_ bits: UInt32) -> UInt32 {
    var least = bits
    var turned = bits
    for _ in 0..<3 {
      turned = turnedByQuarter(turned)
      least = min(least, turned)
    }
    return least
  }
}
