import Measures
import TestSupport
import Testing

@Suite("letters that are upright in most scripts")
struct LetterOddsTests {
  /// The sum of a letter's units, one by one.
  private static func slowSum(_ letter: LetterShape) -> Double {
    let units = LetterWeights.added.count
    let cells = LetterShape.side * LetterShape.side
    return (0..<units).reduce(0) { total, unit in
      let sum = (0..<cells).reduce(Int(LetterWeights.added[unit])) { sum, cell in
        guard letter.cells >> UInt64(cell) & 1 == 1 else { return sum }
        let word = LetterWeights.cells[cell * units / 8 + unit / 8]
        return sum + Int(Int8(truncatingIfNeeded: word >> UInt64(unit % 8 * 8)))
      }
      return total + Double(max(0, sum)) * Double(LetterWeights.worth[unit]) / 65536
    }
  }

  /// A shape of rows of cells from the top.
  private static func shape(_ rows: [String]) -> LetterShape {
    var cells: UInt64 = 0
    for (y, row) in rows.enumerated() {
      for (x, cell) in row.enumerated() where cell == "#" { cells |= 1 << UInt64(8 * y + x) }
    }
    return LetterShape(cells: cells)
  }

  @Test("the units are added up as one by one")
  func slowTwin() {
    let odds = LetterOdds()
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let letter = LetterShape(cells: random.next() & random.next())
      let wanted = Self.slowSum(letter) - Self.slowSum(letter.halfTurned)
      #expect((Double(odds(letter)) - wanted).magnitude < 1e-3)
      #expect(odds(letter) == -odds(letter.halfTurned))
    }
  }

  @Test("an F is likelier upright than turned by half")
  func usual() {
    let rows = [
      ".######.", ".#......", ".#......", ".#####..", ".#......", ".#......", ".#......",
      ".#......",
    ]
    let letter = Self.shape(rows)
    #expect(LetterOdds()(letter) > 1)
    #expect(LetterOdds()(letter.halfTurned) < -1)
  }
}
