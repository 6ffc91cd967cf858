/// Whether the letters of a page are upright as they lie, or turned by half.
///
/// Two things are asked of each letter: whether it is nearer to one of ``UsualShapes`` as it lies
/// or turned by half, and what ``LetterOdds`` says of it. What all letters say that are nearest to
/// the same shape is taken together, so that one letter of an unknown script that happens to look
/// like another's upside down counts once, however often it stands there. Letters that are far from
/// all shapes are of a script that nothing is known of, and count for less.
enum UsualLetters {
  /// A letter farther than this from all shapes both ways is none of them, in cells.
  private static let distanceMaximum = 14
  /// One letter says this much at most, in cells, and in ln of odds.
  private static let differenceMaximum = 8
  private static let oddsMaximum: Float = 3
  /// Of so many letters, evenly taken from the page, all is known.
  private static let lettersMaximum = 1000
  /// Letters of the usual scripts are 5 to 9 cells from the nearest shape in the mean, those of
  /// strange ones up to 11; beyond this their letters say less, by the square of the ratio.
  private static let distanceUsual: Float = 9
  /// Added to the sum of the squares, in cells² and in squares of ln of odds: a single shape tells
  /// nothing.
  private static let squaresFloor: Float = 50
  private static let oddsSquaresFloor: Float = 1

  private static let odds = LetterOdds()

  /// What all shapes say in its own standard deviations if each one's sign were by chance: positive
  /// for letters that are upright, negative for those on their heads.
  ///
  /// - Complexity: O(letters × shapes), letters up to ``lettersMaximum``.
  static func uprightness(_ letters: [LetterShape]) -> Float {
    guard !letters.isEmpty else { return 0 }
    var nearness = ByShape()
    var likelihood = ByShape()
    let stride = letters.count / lettersMaximum + 1
    var distances = 0
    for place in Swift.stride(from: 0, to: letters.count, by: stride) {
      let letter = letters[place]
      let (here, turned) = (nearest(letter), nearest(letter.halfTurned))
      let more = turned.distance - here.distance
      let shape = more >= 0 ? here.shape : turned.shape
      let least = min(here.distance, turned.distance)
      distances += least
      if least <= distanceMaximum {
        nearness.add(Float(max(-differenceMaximum, min(differenceMaximum, more))), shape)
      }
      likelihood.add(max(-oddsMaximum, min(oddsMaximum, odds(letter))), shape)
    }
    let count = (letters.count + stride - 1) / stride
    let known = min(1, distanceUsual * Float(count) / Float(max(1, distances)))
    // Two signs of one standard deviation each.
    return known * known
      * (nearness.steadiness(squaresFloor) + likelihood.steadiness(oddsSquaresFloor))
      / Float(2).squareRoot()
  }

  /// What letters say, for each shape that they are nearest to.
  private struct ByShape {
    private var sums = [Float](repeating: 0, count: UsualShapes.all.count)
    private var counts = [Float](repeating: 0, count: UsualShapes.all.count)

    mutating func add(_ value: Float, _ shape: Int) {
      sums[shape] += value
      counts[shape] += 1
    }

    /// What all shapes say in its own standard deviations.
    func steadiness(_ floor: Float) -> Float {
      let parts = zip(sums, counts).map { $1 > 0 ? $0 / $1.squareRoot() : 0 }
      let squares = parts.reduce(floor) { $0 + $1 * $1 }
      return parts.reduce(0, +) / squares.squareRoot()
    }
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
