/// How much likelier a letter's shape is as it lies than in another pose, whatever its script.
///
/// What ``UsualShapes`` cannot say: a shape that is near to one script's letter upright and to
/// another's turned by half, or mirrored. Letters of 26 scripts were weighed against themselves in
/// other poses: most scripts have strokes that hang or stand, bowls and dots at the same ends. Each
/// unit of ``LetterWeights`` adds up its weights of the inked cells; sums below 0 count as 0; what
/// they are worth together for the letter as it lies, less the same for it in the other pose, is ln
/// of the odds.
package struct LetterOdds: Sendable {
  private typealias Units = SIMD8<Int16>

  /// Units that are added up at once.
  private static let lanes = Units.scalarCount
  private static let cells = LetterShape.side * LetterShape.side
  /// What one of ``LetterWeights/worth`` is, in ln of odds.
  private static let worthUnit: Float = 1 / 65536

  /// The weights of the cells, part by part.
  private let weights: [Units]
  private let added: [Units]
  private let worth: [Int32]
  /// How often ``lanes`` units are added up.
  private let parts: Int
  private let pose: LetterPose

  /// Unpacks the weights of letters against those in another pose.
  package init(against pose: LetterPose) {
    let packed: LetterWeights =
      switch pose {
      case .mirrored: .unmirrored
      case .flipped: .unflipped
      // As it lies a letter is as likely as it is, by any weights.
      case .asIs, .halfTurned: .upright
      }
    let (parts, lanes) = (packed.added.count / Self.lanes, Self.lanes)
    precondition(packed.cells.count == parts * Self.cells)
    precondition(packed.worth.count == parts * lanes)
    self.parts = parts
    self.pose = pose
    worth = packed.worth
    weights = (0..<(parts * Self.cells)).map { place in
      let word = packed.cells[place % Self.cells * parts + place / Self.cells]
      var units = Units()
      for lane in 0..<lanes {
        units[lane] = Int16(Int8(truncatingIfNeeded: word >> UInt64(8 * lane)))
      }
      return units
    }
    added = (0..<parts).map { part in
      var units = Units()
      for lane in 0..<lanes { units[lane] = packed.added[part * lanes + lane] }
      return units
    }
  }

  /// ln of the odds for a letter as it lies; the same with the other sign for it in the other pose.
  package func callAsFunction(_ letter: LetterShape) -> Float {
    Float(sum(letter) - sum(letter.posed(pose))) * Self.worthUnit
  }

  /// What the units come to; 64 weights of a byte and one of ten bits are less than 2¹⁵.
  private func sum(_ letter: LetterShape) -> Int {
    var total = 0
    for part in 0..<parts {
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
