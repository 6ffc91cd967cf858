internal import Raster

/// Which marks of two pictures are the same, if one picture is the other one enlarged and shifted.
///
/// Found by votes: each pair of marks that look alike says by how much the picture was shifted, for
/// each of several scales. From where most marks come together scale and shift are fitted to them
/// by least squares, with less and less tolerance.
///
/// Constants that name no other origin are working values; ``FingerprintMatch/Limit`` says what was
/// found with them.
struct MarkPairing {
  /// A mark of the earlier picture and one of the later that may be the same.
  struct Pair {
    var earlier: Int
    var later: Int
    var from: Point
    var to: Point
    /// The more alike both look, the more.
    var weight: UInt32
  }

  /// Samples of the later picture in one of the earlier.
  private(set) var scale: Double
  /// Where the earlier picture's corner lies in the later.
  private(set) var shift: Point
  /// Each mark at most once.
  private(set) var pairs: [Pair]

  /// Comparisons that may differ between a mark and its copy: of 32 of an unrelated mark about 16
  /// do, of a copy's after a crop of 10 % 1.5 in the mean.
  static let differencesMaximum = 7
  /// Scales that are tried: two crops of 5 % on each side and a margin.
  static let scales = stride(from: 0.86, to: 1.17, by: 0.02).map(\.self)
  /// A shift reaches to the left by no more than the earlier picture's size times this: a little
  /// more than the largest of the scales.
  static let scaleBound = 1.2
  /// Half the side of a window in which votes agree, in samples of the later picture.
  static let voteStep = 6.0
  /// How far from its place a mark may be in each round of the fit, in samples.
  static let tolerances = [8, 5, 3, 1.5, 1.5]
  /// Fewer pairs are chance.
  static let pairsMinimum = 6

  /// Pairs the marks of two pictures.
  ///
  /// - Returns: `nil` where no scale and shift brings ``pairsMinimum`` marks together.
  /// - Complexity: O(marks² × scales), some 0.1 ms.
  init?(of later: PictureMarks, with earlier: PictureMarks) {
    let candidates = Self.candidates(earlier.marks, later.marks)
    guard candidates.count >= Self.pairsMinimum else { return nil }
    (scale, shift, pairs) = (1, Point(x: 0, y: 0), [])
    var best = self
    // What repeats itself, as the rows of a table do, gathers votes at many shifts; the right one
    // brings most marks together, each with one.
    for vote in Self.votes(candidates, earlier.size, later.size) {
      (scale, shift) = (vote.scale, vote.shift)
      pairs = closest(candidates, within: Self.tolerances[0])
      if pairs.count > best.pairs.count { best = self }
    }
    self = best
    for tolerance in Self.tolerances {
      pairs = closest(candidates, within: tolerance)
      guard pairs.count >= Self.pairsMinimum, fit() else { return nil }
    }
  }

  /// How alike the marks of two pictures look, wherever they lie: the weights of all pairs.
  ///
  /// - Complexity: O(marks²), some 3 µs.
  static func likeness(of later: PictureMarks, with earlier: PictureMarks) -> UInt32 {
    var sum: UInt32 = 0
    for a in earlier.marks {
      for b in later.marks { sum += weight(differences: (a.bits ^ b.bits).nonzeroBitCount) }
    }
    return sum
  }

  private static func weight(differences: Int) -> UInt32 {
    let likeness = UInt32(max(0, differencesMaximum + 1 - differences))
    return likeness * likeness
  }

  /// Where a place of the earlier picture lies in the later.
  func carried(_ place: Point) -> Point { place * scale + shift }

  /// Where a place of the later picture lies in the earlier.
  func carriedBack(_ place: Point) -> Point { (place - shift) * (1 / scale) }

  private static func candidates(_ earlier: [FingerprintMark], _ later: [FingerprintMark])
    -> [Pair]
  {
    var alike: [Pair] = []
    for (i, a) in earlier.enumerated() {
      for (j, b) in later.enumerated() {
        let differences = (a.bits ^ b.bits).nonzeroBitCount
        guard differences <= differencesMaximum else { continue }
        alike.append(
          Pair(
            earlier: i, later: j, from: a.place, to: b.place,
            weight: weight(differences: differences)))
      }
    }
    return alike
  }

  /// For each scale the shift that has most votes, a pair's weighing more the more alike its marks
  /// are. Votes are counted in square windows that overlap by half, so that a heap of votes lies
  /// whole in one of them.
  private static func votes(_ pairs: [Pair], _ earlier: Size, _ later: Size)
    -> [(scale: Double, shift: Point)]
  {
    // A shift lies between the earlier picture's size, enlarged, to the left and the later's to the
    // right.
    let (left, top) = (Double(earlier.width) * scaleBound, Double(earlier.height) * scaleBound)
    let columns = Int((left + Double(later.width)) / voteStep) + 3
    let rows = Int((top + Double(later.height)) / voteStep) + 3
    return scales.map { scale in
      var counts = [UInt32](repeating: 0, count: columns * rows)
      var best: (count: UInt32, window: Int) = (0, 0)
      for pair in pairs {
        let column = Int((pair.to.x - scale * pair.from.x + left) / voteStep)
        let row = Int((pair.to.y - scale * pair.from.y + top) / voteStep)
        let place = row * columns + column
        for window in [place, place + 1, place + columns, place + columns + 1] {
          counts[window] += pair.weight
          if counts[window] > best.count { best = (counts[window], window) }
        }
      }
      // A window reaches from the step before its own place to the one behind.
      let shift = Point(
        x: Double(best.window % columns) * voteStep - left,
        y: Double(best.window / columns) * voteStep - top)
      return (scale, shift)
    }
  }

  /// The pairs that the present scale and shift bring together, the closest first, each mark once.
  private func closest(_ candidates: [Pair], within tolerance: Double) -> [Pair] {
    let near = candidates.map { ($0, carried($0.from).distance(to: $0.to)) }
      .filter { $0.1 < tolerance }.sorted { $0.1 < $1.1 }
    var taken: (earlier: Set<Int>, later: Set<Int>) = ([], [])
    return near.compactMap { pair, _ in
      guard !taken.earlier.contains(pair.earlier), !taken.later.contains(pair.later) else {
        return nil
      }
      taken.earlier.insert(pair.earlier)
      taken.later.insert(pair.later)
      return pair
    }
  }

  /// Fits scale and shift to the pairs; `false` where they lie on one spot.
  private mutating func fit() -> Bool {
    let (from, to) = (Self.mean(pairs.map(\.from)), Self.mean(pairs.map(\.to)))
    var (product, square) = (0.0, 0.0)
    for pair in pairs {
      let (a, b) = (pair.from - from, pair.to - to)
      product += a.x * b.x + a.y * b.y
      square += a.x * a.x + a.y * a.y
    }
    guard square > 0, product > 0 else { return false }
    scale = product / square
    shift = to - from * scale
    return true
  }

  static func mean(_ points: [Point]) -> Point {
    points.reduce(Point(x: 0, y: 0), +) * (1 / Double(max(1, points.count)))
  }
}
