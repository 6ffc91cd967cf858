/// A letter's shape: which of 8 × 8 cells of the square around it are inked, so that a shape and
/// the same shape turned are compared in the same cells.
package struct LetterShape: Equatable, Sendable {
  /// Cells along the side of the square.
  package static let side = 8

  /// A bit for each cell, row by row from the lowest bit.
  package let cells: UInt64

  /// - Parameter cells: A bit for each cell, row by row from the lowest bit.
  package init(cells: UInt64) { self.cells = cells }

  /// The shape in another pose; twice in the same it is itself.
  package func posed(_ pose: LetterPose) -> LetterShape {
    switch pose {
    case .asIs: self
    case .mirrored: mirrored
    // Bytes are rows.
    case .flipped: LetterShape(cells: cells.byteSwapped)
    case .halfTurned: LetterShape(cells: cells.byteSwapped).mirrored
    }
  }

  private var mirrored: LetterShape {
    // The bits of each row are reversed by swapping halves, pairs and neighbours.
    var bits = Self.swapped(cells, 4, 0x0f0f_0f0f_0f0f_0f0f)
    bits = Self.swapped(bits, 2, 0x3333_3333_3333_3333)
    return LetterShape(cells: Self.swapped(bits, 1, 0x5555_5555_5555_5555))
  }

  /// The shape turned clockwise by a quarter: what was the first column from below is the first
  /// row.
  var quarterTurned: LetterShape {
    var turned: UInt64 = 0
    for row in 0..<UInt64(Self.side) {
      for column in 0..<UInt64(Self.side) {
        let from = (UInt64(Self.side) - 1 - column) * UInt64(Self.side) + row
        turned |= (cells >> from & 1) << (row * UInt64(Self.side) + column)
      }
    }
    return LetterShape(cells: turned)
  }

  /// How many cells are inked in one of two shapes alone, 0…64.
  func distance(to other: LetterShape) -> Int { (cells ^ other.cells).nonzeroBitCount }

  private static func swapped(_ bits: UInt64, _ step: UInt64, _ low: UInt64) -> UInt64 {
    (bits &>> step) & low | (bits & low) &<< step
  }
}
