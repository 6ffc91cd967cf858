/// Where around a mark tones are compared.
///
/// Four pairs of places, 4 to 15 samples from the mark and at least 10 apart, drawn at random: of
/// forty such draws the one by which marks of different photos are told apart best (5 % of them
/// differ in 7 bits or less) among those that hold for a copy (0.2 bits differ after a saving at
/// quality 50, 1.3 after a crop of 4 % at each side). Each pair is also taken mirrored, and each of
/// both turned by a quarter, a half and three quarters, so that turning or mirroring a picture only
/// moves bits about.
enum MarkPattern {
  /// The pairs: x and y of the one place and of the other, in 1/16 samples.
  private static let pairs: [[Int]] = [
    [-216, -67, -128, -203], [93, -176, 172, 49], [205, 104, 115, -75], [-94, -17, 123, -47],
  ]

  /// The pattern as it looks on a picture of another scale: 32 × 4 offsets.
  private static func offsets(scale: Double) -> [Int16] {
    pairs.flatMap { pair in
      [1, -1].flatMap { side -> [Int16] in
        var (a, b) = ((side * pair[0], pair[1]), (side * pair[2], pair[3]))
        return (0..<4).flatMap { _ -> [Int16] in
          let here = [a.0, a.1, b.0, b.1].map { Int16((Double($0) * scale).rounded()) }
          (a, b) = ((-a.1, a.0), (-b.1, b.0))
          return here
        }
      }
    }
  }

  /// The pattern itself.
  static let plain = offsets(scale: 1)

  /// The pattern at the scales that a crop of 5 % on each side, of one picture or of the other, can
  /// bring about.
  static let rescaled = [0.9, 0.95, 1.05, 1.1].map { offsets(scale: $0) }
}
