package import Raster

/// 64 bits that stay nearly the same when a picture is saved again, resized or turned by quarters.
///
/// The picture is averaged to 32 × 32 whatever its shape; the bits are the signs of the 64 lowest
/// coefficients of its cosine transform but the mean (horizontal and vertical order adding up to 10
/// at most, without the one at 5, 5). A quarter turn exchanges rows and columns of coefficients and
/// turns the sign of odd ones, so ``distance(to:)`` can look at all four turns.
///
/// What it does not tell: photos of different people's documents of one kind, taken alike on one
/// table, are alike at these frequencies too. A small distance is a hint that asks for a look.
package struct Fingerprint: Equatable, Hashable, Sendable {
  /// The signs, lowest order first; a bit is 1 for a positive coefficient.
  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  /// The side to which the picture is averaged.
  static let side = 32
  /// The largest sum of horizontal and vertical order.
  static let orderMaximum = 10
  /// Contrast below which a picture has no pattern: the root mean square around the mean, in code
  /// values.
  static let contrastMinimum = 1.5

  /// Horizontal and vertical order of the coefficient behind each bit.
  static let orders: [(u: Int, v: Int)] = (1...orderMaximum).flatMap { sum in
    (0...sum).map { (u: sum - $0, v: $0) }.filter { $0 != (5, 5) }
  }

  /// The fingerprint of a photo; `nil` for one that is blank.
  ///
  /// - Complexity: O(area of the reduced luma), then some 20,000 multiplications.
  package init?(of photo: ReducedPhoto) {
    let plane = photo.lumaHalf
    let step = 2 * photo.factor
    let small = plane.resampled(
      columns: ResamplingTaps(
        samples: plane.width, step: step, extent: Double(photo.photo.width), outputs: Self.side),
      rows: ResamplingTaps(
        samples: plane.height, step: step, extent: Double(photo.photo.height), outputs: Self.side))
    let values = small.samples.map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares / Double(values.count) >= Self.contrastMinimum * Self.contrastMinimum else {
      return nil
    }
    // Along the rows first: partial[u][y].
    let partial = (0...Self.orderMaximum).map { u in
      (0..<Self.side).map { y in
        (0..<Self.side).reduce(0.0) { $0 + values[y * Self.side + $1] * Self.cosines[u][$1] }
      }
    }
    var bits: UInt64 = 0
    for (i, order) in Self.orders.enumerated() {
      let coefficient = (0..<Self.side).reduce(0.0) {
        $0 + partial[order.u][$1] * Self.cosines[order.v][$1]
      }
      if coefficient > 0 { bits |= 1 << UInt64(i) }
    }
    self.bits = bits
  }

  private static let cosines: [[Double]] = (0...orderMaximum).map { order in
    (0..<side).map { x in
      Trigonometry.sineCosine(.pi * Double(order) * (Double(x) + 0.5) / Double(side)).cosine
    }
  }

  /// The fingerprint of the same picture turned clockwise by a quarter.
  package var turnedByQuarter: Fingerprint {
    var turned: UInt64 = 0
    for (i, order) in Self.orders.enumerated() {
      // Orders run by their sum, then by v: the transposed one is the mirrored place in its run.
      let transposed = Self.index[order.v * (Self.orderMaximum + 1) + order.u]
      let bit = (bits >> UInt64(transposed)) & 1
      turned |= (bit ^ UInt64(order.u & 1)) << UInt64(i)
    }
    return Fingerprint(bits: turned)
  }

  private static let index: [Int] = {
    var index = [Int](repeating: 0, count: (orderMaximum + 1) * (orderMaximum + 1))
    for (i, order) in orders.enumerated() { index[order.u * (orderMaximum + 1) + order.v] = i }
    return index
  }()

  /// In how many bits two fingerprints differ in the one of four turns that fits best: 0…64; around
  /// 25 for pictures that have nothing to do with each other.
  package func distance(to other: Fingerprint) -> Int {
    var turned = other
    var least = 64
    for _ in 0..<4 {
      least = min(least, (bits ^ turned.bits).nonzeroBitCount)
      turned = turned.turnedByQuarter
    }
    return least
  }

  /// Sixteen hexadecimal digits.
  package var text: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A fingerprint from its sixteen hexadecimal digits; `nil` for anything else.
  package init?(text: String) {
    guard text.utf8.count == 16, let bits = UInt64(text, radix: 16), !text.hasPrefix("+") else {
      return nil
    }
    self.init(bits: bits)
  }
}
