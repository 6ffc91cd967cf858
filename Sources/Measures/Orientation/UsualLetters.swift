/// In which pose the letters of a page are as they ought to be.
///
/// Two things are asked of each letter: whether it is nearer to one of ``UsualShapes`` in one pose
/// or in another, and what ``LetterOdds`` says of it. What all letters say that are nearest to the
/// same shape is taken together, so that one letter of an unknown script that happens to look like
/// another's upside down counts once, however often it stands there. Letters that are far from all
/// shapes are of a script that nothing is known of, and count for less.
struct UsualLetters {
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

  private static let odds = LetterPose.allCases.map(LetterOdds.init(against:))

  /// Some of the page's, as they lie.
  private let letters: [LetterShape]
  /// The nearest usual shape of each in each pose that was asked for.
  private var nearest: [[Nearest]]

  private struct Nearest {
    var shape = 0
    /// In cells.
    var distance = Int.max
  }

  /// - Parameter letters: All of a page; up to ``lettersMaximum`` are looked at.
  init(_ letters: [LetterShape]) {
    let step = letters.count / Self.lettersMaximum + 1
    self.letters = stride(from: 0, to: letters.count, by: step).map { letters[$0] }
    nearest = LetterPose.allCases.map { _ in [] }
  }

  /// How surely letters lie in one pose and not in another: what all shapes say in its own standard
  /// deviations if each one's sign were by chance; negative where they lie in the other one.
  ///
  /// - Parameters:
  ///   - pose: What brings them from how they lie to how they are asked.
  ///   - other: What would change them then.
  /// - Complexity: O(letters × shapes) for each pose that was not asked for.
  mutating func steadiness(in pose: LetterPose = .asIs, against other: LetterPose) -> Float {
    let changed = pose.followed(by: other)
    for pose in [pose, changed] { look(in: pose) }
    let odds = Self.odds[other.rawValue]
    var nearness = ByShape()
    var likelihood = ByShape()
    var distances = 0
    for place in letters.indices {
      let (here, there) = (nearest[pose.rawValue][place], nearest[changed.rawValue][place])
      let more = there.distance - here.distance
      let shape = more >= 0 ? here.shape : there.shape
      let least = min(here.distance, there.distance)
      distances += least
      if least <= Self.distanceMaximum {
        let most = Self.differenceMaximum
        nearness.add(Float(max(-most, min(most, more))), shape)
      }
      let own = odds(letters[place].posed(pose))
      likelihood.add(max(-Self.oddsMaximum, min(Self.oddsMaximum, own)), shape)
    }
    let known = min(1, Self.distanceUsual * Float(letters.count) / Float(max(1, distances)))
    // Two signs of one standard deviation each.
    return known * known
      * (nearness.steadiness(Self.squaresFloor) + likelihood.steadiness(Self.oddsSquaresFloor))
      / Float(2).squareRoot()
  }

  /// Finds the nearest shapes in a pose, once.
  private mutating func look(in pose: LetterPose) {
    guard nearest[pose.rawValue].count < letters.count else { return }
    nearest[pose.rawValue] = letters.map { letter in
      let posed = letter.posed(pose)
      var best = Nearest()
      for (shape, usual) in UsualShapes.all.enumerated() {
        let distance = posed.distance(to: usual)
        if distance < best.distance { best = Nearest(shape: shape, distance: distance) }
      }
      return best
    }
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
}
