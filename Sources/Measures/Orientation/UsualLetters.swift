/// Whether the letters of a page are those of usual scripts as they lie, or turned by half.
///
/// Each letter is compared with the nearest of ``UsualShapes`` both ways. What all letters say that
/// are nearest to the same shape is taken together, so that one letter of an unknown script that
/// happens to look like another's upside down counts once, however often it stands there.
enum UsualLetters {
  /// A letter farther than this from all shapes both ways is none of them, in cells.
  private static let distanceMaximum = 14
  /// One letter says this much at most, in cells.
  private static let differenceMaximum = 8
  /// Of so many letters, evenly taken from the page, all is known.
  private static let lettersMaximum = 1000
  /// Added to the sum of the squares, in cells²: a single shape tells nothing.
  private static let squaresFloor: Float = 50

  /// What all shapes say in its own standard deviations if each one's sign were by chance: positive
  /// for letters that are upright, negative for those on their heads.
  ///
  /// - Complexity: O(letters × shapes), letters up to ``lettersMaximum``.
  static func uprightness(_ letters: [LetterShape]) -> Float {
    var sums = [Int](repeating: 0, count: UsualShapes.all.count)
    var counts = sums
    let stride = letters.count / lettersMaximum + 1
    for place in Swift.stride(from: 0, to: letters.count, by: stride) {
      let (here, turned) = (nearest(letters[place]), nearest(letters[place].halfTurned))
      guard min(here.distance, turned.distance) <= distanceMaximum else { continue }
      let more = turned.distance - here.distance
      let shape = more >= 0 ? here.shape : turned.shape
      sums[shape] += max(-differenceMaximum, min(differenceMaximum, more))
      counts[shape] += 1
    }
    let parts = zip(sums, counts).map { $1 > 0 ? Float($0) / Float($1).squareRoot() : 0 }
    let squares = parts.reduce(squaresFloor) { $0 + $1 * $1 }
    return parts.reduce(0, +) / squares.squareRoot()
  }

  private static func nearest(_ letter: LetterShape) -> (shape: Int, distance: Int) {
    var best = (shape: 0, distance: Int.max)
    for (place, shape) in UsualShapes.all.enumerated() {
      let distance = letter.distance(to: shape)
      if distance < best.distance { best = (place, distance) }
    }
    return best
  }
}
