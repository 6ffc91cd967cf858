import Measures
import TestSupport
import Testing

@Suite("letters that are upright and no mirror images in most scripts")
struct LetterOddsTests {
  static let poses: [(LetterPose, LetterWeights)] = [
    (.halfTurned, .upright), (.mirrored, .unmirrored), (.flipped, .unflipped),
  ]

  /// The sum of a letter's units, one by one.
  private static func slowSum(_ letter: LetterShape, _ weights: LetterWeights) -> Double {
    let units = weights.added.count
    let cells = LetterShape.side * LetterShape.side
    return (0..<units).reduce(0) { total, unit in
      let sum = (0..<cells).reduce(Int(weights.added[unit])) { sum, cell in
        guard letter.cells >> UInt64(cell) & 1 == 1 else { return sum }
        let word = weights.cells[cell * units / 8 + unit / 8]
        return sum + Int(Int8(truncatingIfNeeded: word >> UInt64(unit % 8 * 8)))
      }
      return total + Double(max(0, sum)) * Double(weights.worth[unit]) / 65536
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

  @Test("the units are added up as one by one", arguments: Self.poses)
  func slowTwin(pose: LetterPose, weights: LetterWeights) {
    let odds = LetterOdds(against: pose)
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let letter = LetterShape(cells: random.next() & random.next())
      let changed = letter.posed(pose)
      let wanted = Self.slowSum(letter, weights) - Self.slowSum(changed, weights)
      #expect((Double(odds(letter)) - wanted).magnitude < 1e-3)
      #expect(odds(letter) == -odds(changed))
    }
  }

  @Test("a shape twice in a pose is itself, and a half turn is a mirroring and a flip")
  func twice() {
    let letter = Self.shape([".###", ".#", ".##", ".#"])
    for pose in LetterPose.allCases {
      #expect((letter.posed(pose) == letter) == (pose == .asIs))
      for other in LetterPose.allCases {
        #expect(letter.posed(pose).posed(other) == letter.posed(pose.followed(by: other)))
      }
    }
    let mirrored = Self.shape(["....###.", "......#.", ".....##.", "......#."])
    #expect(letter.posed(.mirrored) == mirrored)
  }

  @Test(
    "an F is likelier as it is than turned by half, mirrored or flipped",
    arguments: Self.poses)
  func usual(pose: LetterPose, weights: LetterWeights) {
    let letter = Self.shape([
      ".######.", ".#......", ".#......", ".#####..", ".#......", ".#......", ".#......",
      ".#......",
    ])
    #expect(LetterOdds(against: pose)(letter) > 1)
    #expect(LetterOdds(against: pose)(letter.posed(pose)) < -1)
  }
}
