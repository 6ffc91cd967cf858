internal import Raster

/// A small thing in a picture, a dot or a corner of print, that is found again in a copy: where it
/// is and what its surroundings look like.
package struct FingerprintMark: Equatable, Hashable, Sendable {
  /// Its centre in the normalised picture, in ``unit``s of a sample from the left edge.
  package var x: UInt16
  /// Its centre, in ``unit``s of a sample from the top edge.
  package var y: UInt16
  /// 32 comparisons of tone around it, in four groups of eight: within the first four of a group,
  /// and within its last four, each is the one before, turned clockwise by a quarter; the last four
  /// begin with the mirror image of the first.
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

  /// The same surroundings in the picture whose left and right have changed places.
  static func mirrored(_ bits: UInt32) -> UInt32 {
    // What was turned one way is turned the other way, and the halves of each group change places.
    let backwards = bits & 0x5555_5555 | (bits & 0x2222_2222) << 2 | (bits & 0x8888_8888) >> 2
    return (backwards & 0x0F0F_0F0F) << 4 | (backwards >> 4) & 0x0F0F_0F0F
  }

  /// What is looked up: the least of the eight images of its surroundings, so that it is the same
  /// however the picture lies and whether or not it is mirrored.
  package static func key(_ bits: UInt32) -> UInt32 {
    var least = bits
    for var image in [bits, mirrored(bits)] {
      for _ in 0..<4 {
        least = min(least, image)
        image = turnedByQuarter(image)
      }
    }
    return least
  }
}
