import Raster

/// Pairs of sides that may lie opposite each other, and what every side shows between those of a
/// pair, worked out once: an outline is two pairs, and there are some ten thousand ways to choose.
struct SidePairs {
  /// Two sides that may be opposite, by their places in the list.
  struct Pair {
    let first: Int
    let second: Int
    /// Where the second lies as seen from the first, and the first from the second: 0 ahead (where
    /// the normal points), 1 behind.
    let towardsSecond: Int
    let towardsFirst: Int
  }

  /// Cosine of the largest angle between opposite sides, 50° (40° of tilt, seen close): a working
  /// value, as the next one.
  static let oppositeCosine = 0.64
  /// Cosine of the least angle between neighbouring sides, 40°.
  static let neighbourCosine = 0.77
  /// What is no side between those of a pair: less than any strength makes up for.
  static let impossible: Float = -100

  let pairs: [Pair]
  private let count: Int
  /// Where each side crosses each other one; not a number for parallel ones.
  private let crossings: [Point]
  /// The mean strength of each side between the two of each pair, for a document ahead of it and
  /// for one behind: two rows of pairs for each side.
  private let strengths: [Float]

  /// - Parameters:
  ///   - sides: Indices of the table.
  ///   - centre: Of the window, in samples: it tells on which side of each other lines lie.
  init(_ sides: [Int], in table: SideTable, centre: Point) {
    let count = sides.count
    self.count = count
    let lines = sides.map { table.sides[$0].line }
    var crossings = [Point](repeating: Point(x: .nan, y: .nan), count: count * count)
    var cosines = [Double](repeating: 1, count: count * count)
    var pairs: [Pair] = []
    for a in 0..<count {
      for b in (a + 1)..<max(a + 1, count) {
        let (first, second) = (lines[a].normal, lines[b].normal)
        let cosine = (first.x * second.x + first.y * second.y).magnitude
        if let p = lines[a].intersection(lines[b]) {
          crossings[a &* count &+ b] = p
          crossings[b &* count &+ a] = p
        }
        cosines[a &* count &+ b] = cosine
        cosines[b &* count &+ a] = cosine
        guard cosine > Self.oppositeCosine else { continue }
        pairs.append(
          Pair(
            first: a, second: b, towardsSecond: Self.way(from: lines[a], to: lines[b], centre),
            towardsFirst: Self.way(from: lines[b], to: lines[a], centre)))
      }
    }
    var strengths = [Float](repeating: Self.impossible, count: 2 * count * pairs.count)
    for side in 0..<count {
      let line = lines[side]
      let row = side &* count
      for (n, pair) in pairs.enumerated()
      where cosines[row &+ pair.first] < Self.neighbourCosine
        && cosines[row &+ pair.second] < Self.neighbourCosine
      {
        let a = line.position(of: crossings[row &+ pair.first])
        let b = line.position(of: crossings[row &+ pair.second])
        guard (b - a).magnitude >= OutlineScorer.sideMinimum,
          let both = table.strengths(sides[side], from: a, to: b)
        else { continue }
        strengths[2 &* side &* pairs.count &+ n] = both.ahead
        strengths[(2 &* side &+ 1) &* pairs.count &+ n] = both.behind
      }
    }
    self.pairs = pairs
    self.crossings = crossings
    self.strengths = strengths
  }

  /// On which side of a line another one lies where it passes the window's centre.
  private static func way(from line: Line, to other: Line, _ centre: Point) -> Int {
    let foot = other.point(at: other.position(of: centre))
    return line.distance(to: foot) > 0 ? 0 : 1
  }

  /// What the four sides of an outline show: those of the pair `p` and, between them, those of `q`.
  @inline(__always)
  func support(_ p: Int, _ q: Int) -> SIMD4<Float> {
    let (one, other) = (pairs[p], pairs[q])
    return SIMD4(
      strength(one.first, one.towardsSecond, q), strength(other.first, other.towardsSecond, p),
      strength(one.second, one.towardsFirst, q), strength(other.second, other.towardsFirst, p))
  }

  /// What the four sides could show at best, by those of the pair `p` alone.
  @inline(__always)
  func supportAtBest(_ p: Int, _ q: Int) -> SIMD4<Float> {
    let one = pairs[p]
    return SIMD4(
      strength(one.first, one.towardsSecond, q), strength(one.second, one.towardsFirst, q), 1, 1)
  }

  @inline(__always)
  private func strength(_ side: Int, _ way: Int, _ pair: Int) -> Float {
    strengths[(2 &* side &+ way) &* pairs.count &+ pair]
  }

  /// The places of the sides of two pairs, in cyclic order.
  func sides(_ p: Int, _ q: Int) -> SIMD4<Int> {
    SIMD4(pairs[p].first, pairs[q].first, pairs[p].second, pairs[q].second)
  }

  /// The corners of two pairs; the first is before the first side.
  func quad(_ p: Int, _ q: Int) -> Quad {
    let s = sides(p, q)
    return Quad(
      topLeft: crossings[s.w &* count &+ s.x], topRight: crossings[s.x &* count &+ s.y],
      bottomRight: crossings[s.y &* count &+ s.z], bottomLeft: crossings[s.z &* count &+ s.w])
  }
}
