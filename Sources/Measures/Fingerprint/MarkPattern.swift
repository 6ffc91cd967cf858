/// Where around a mark tones are compared.
///
/// Eight pairs of places, 4 to 15 samples from the mark and at least 10 apart, drawn at random: of
/// five such draws the one by which marks of different photos are told apart best. Each pair is
/// also taken turned by a quarter, a half and three quarters, so that turning a picture only moves
/// bits about.
enum MarkPattern {
  /// The pairs: x and y of the one place and of the other, in 1/16 samples.
  private static let pairs: [[Int]] = [
    [64, 231, 126, -70], [-70, 230, 24, 59], [61, -130, 3, 64], [-22, 142, -206, 123],
    [-67, 127, 148, 189], [63, 10, 68, 230], [27, -142, 143, 21], [240, 2, -239, -23],
  ]

  /// The pattern as it looks on a picture of another scale: 32 × 4 offsets.
  private static func offsets(scale: Double) -> [Int16] {
    pairs.flatMap { pair -> [Int16] in
      var (a, b) = ((pair[0], pair[1]), (pair[2], pair[3]))
      return (0..<4).flatMap { _ -> [Int16] in
        let here = [a.0, a.1, b.0, b.1].map { Int16((Double($0) * scale).rounded()) }
        (a, b) = ((-a.1, a.0), (-b.1, b.0))
        return here
      }
    }
  }

  /// The pattern itself.
  static let plain = offsets(scale: 1)

  /// The pattern at the scales that a crop of 5 % on each side, of one picture or of the other, can
  /// bring about.
  static let rescaled = [0.9, 0.95, 1.05, 1.1].map { offsets(scale: $0) }
}
