/// How much likelier a letter's shape is upright than turned by half, whatever script it is of.
///
/// What ``UsualShapes`` cannot say: a shape that is near to one script's letter upright and to
/// another's turned by half. Letters of 26 scripts were weighed against themselves turned by half:
/// most scripts have strokes that hang or stand, bowls and dots at the same ends. Each unit of
/// ``LetterWeights`` adds up its weights of the inked cells; sums below 0 count as 0; what they
/// are worth together for the letter as it lies, less the same for it turned by half, is ln of the
/// odds.
package struct LetterOdds {
  private typealias Units = SIMD8<Int16>

  /// Units that are added up at once, and how often.
  private static let lanes = Units.scalarCount
  private static let parts = LetterWeights.added.count / lanes
  private static let cells = LetterShape.side * LetterShape.side
  /// What one of ``LetterWeights/worth`` is, in ln of odds.
  private static let worthUnit: Float = 1 / 65536

  /// The weights of the cells, part by part.
  private let weights: [Units]
  private let added: [Units]
  private let worth = LetterWeights.worth

  /// Unpacks ``LetterWeights``.
  package init() {
    let (parts, lanes) = (Self.parts, Self.lanes)
    precondition(LetterWeights.cells.count == parts * Self.cells)
    precondition(LetterWeights.worth.count == parts * lanes)
    weights = (0..<(parts * Self.cells)).map { place in
      let word = LetterWeights.cells[place % Self.cells * parts + place / Self.cells]
      var units = Units()
      for lane in 0..<lanes {
        units[lane] = Int16(Int8(truncatingIfNeeded: word >> UInt64(8 * lane)))
      }
      return units
    }
    added = (0..<parts).map { part in
      var units = Units()
      for lane in 0..<lanes { units[lane] = LetterWeights.added[part * lanes + lane] }
      return units
    }
  }

  /// ln of the odds for a letter as it lies; the same with the other sign for it turned by half.
  package func callAsFunction(_ letter: LetterShape) -> Float {
    Float(sum(letter) - sum(letter.halfTurned)) * Self.worthUnit
  }

  /// What the units come to; 64 weights of a byte and one of ten bits are less than 2¹⁵.
  private func sum(_ letter: LetterShape) -> Int {
    var total = 0
    for part in 0..<Self.parts {
      var units = added[part]
      var left = letter.cells
      while left != 0 {
        units &+= weights[part &* Self.cells &+ left.trailingZeroBitCount]
        left &= left &- 1
      }
      for lane in 0..<Self.lanes where units[lane] > 0 {
        total &+= Int(units[lane]) &* Int(worth[part &* Self.lanes &+ lane])
      }
    }
    return total
  }
}
