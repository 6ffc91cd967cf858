import Raster

/// Judges four lines as the outline of a document.
///
/// A document's sides are steps from corner to corner and no further, and its paper has one colour
/// along all of them. Size and aspect ratio only decide between outlines that are about as good.
///
/// Weights and limits that name no other origin are working values; ``QuadSearch`` says what was
/// found with them.
struct OutlineScorer {
  let size: Size
  /// In samples of the small planes.
  let camera: CameraModel
  /// Width over height of the kind's document; `nil` if unknown.
  let aspect: Double?
  /// The tone of the brightest parts of the photo, where the document is paper and so one of them;
  /// `nil` where it may be darker.
  let brightTone: Float?

  /// The least share of the frame's area that an outline may have.
  static let areaMinimum = 0.006
  /// The shortest side of an outline, in samples: five positions of ``SideTable``.
  static let sideMinimum = 10.0
  /// How far beyond the frame a corner may lie, as a share of the long edge.
  static let beyondMaximum = 0.8
  /// Difference in ln(width / height) at which an outline is no longer of the kind's proportions: a
  /// focal length that is wrong by half shifts it by 0.1 at 35° of tilt.
  static let aspectTolerance = 0.4
  /// Paper may differ by this between two sides, in the planes' units …
  static let spreadMinimum: Float = 20
  /// … and by this it is not one paper.
  static let spreadFull: Float = 120
  /// Paper may be so much darker than the brightest parts, in the planes' units (a luma ratio of
  /// 2.5: a shadow; a receipt scanned beside a black cover asked for it), …
  static let darknessMinimum: Float = 235
  /// … and what is so much darker (a ratio of 5) is no paper.
  static let darknessFull: Float = 412
  /// What an outline of the kind's proportions is worth, against one that is far from them.
  static let likenessWeight: Float = 0.15
  /// What the mean of the four sides' strengths is worth, and what the weakest one's: a share each.
  static let meanWeight: Float = 0.65
  static let weakestWeight: Float = 0.35
  /// What paper of quite different colours along the sides costs.
  static let spreadWeight: Float = 0.30
  /// What a smaller outline costs, for each e-fold of area below the frame's.
  static let smallnessWeight: Float = 0.06
  /// What four steps that all go on beyond their corners cost.
  static let overshootWeight: Float = 0.40
  /// What an outline costs of which nothing lies in the frame.
  static let outsideWeight: Float = 0.15
  /// What paper costs that is too dark to be any.
  static let darknessWeight: Float = 0.5
  /// What a difference of tone between two sides counts against one of colour: a shadow changes the
  /// tone of one side, hardly its colour.
  static let toneShare: Float = 0.5
  /// How far beyond a corner a step is looked at, as a share of its side; and how much of that is
  /// left out next to the corner, which a fit may miss.
  static let beyondShare = 0.15
  static let beyondGapShare = 0.2

  /// A score on its way down; it is given up as soon as what may yet be added cannot save it.
  private struct Score {
    private(set) var value: Float
    /// The most that may yet be added.
    private var hope: Float = OutlineScorer.likenessWeight
    private let minimum: Float

    /// What the sides show, and what the outline must reach at last.
    init(_ merit: Float, minimum: Float) {
      value = merit
      self.minimum = minimum
    }

    /// Takes a penalty off; `false` where the rest can no longer reach the minimum.
    @inline(__always)
    mutating func withstands(_ penalty: Float) -> Bool {
      value -= penalty
      return value + hope >= minimum
    }

    /// Adds what was hoped for, or less of it.
    @inline(__always)
    mutating func add(_ merit: Float) {
      value += merit
      hope = 0
    }
  }

  /// What an outline whose sides show so much can score at best.
  @inline(__always)
  func scoreBound(of support: SIMD4<Float>) -> Float {
    merit(of: support) + Self.likenessWeight
  }

  @inline(__always)
  private func merit(of support: SIMD4<Float>) -> Float {
    support.sum() / 4 * Self.meanWeight + support.min() * Self.weakestWeight
  }

  /// The outline of four sides in cyclic order, given by index and by the corners between them.
  ///
  /// - Parameters:
  ///   - sides: Side i lies between corner i and corner i + 1.
  ///   - quad: The corners, in the same order; any sense.
  ///   - scoreMinimum: Outlines that cannot reach this are given up early.
  /// - Returns: `nil` if this is no possible picture of a rectangle, a side lies outside what is
  ///   known of it, or the score is too low.
  func outline(
    _ sides: SIMD4<Int>, _ quad: Quad, in table: SideTable, scoreMinimum: Float
  ) -> Outline? {
    var sides = sides
    var quad = quad
    if quad.area < 0 {
      quad = quad.reversed
      sides = SIMD4(sides.w, sides.z, sides.y, sides.x)
    }
    guard isPossible(quad) else { return nil }
    guard
      let top = look(sides.x, quad.topLeft, quad.topRight, quad, table),
      let right = look(sides.y, quad.topRight, quad.bottomRight, quad, table),
      let bottom = look(sides.z, quad.bottomRight, quad.bottomLeft, quad, table),
      let left = look(sides.w, quad.bottomLeft, quad.topLeft, quad, table)
    else { return nil }
    let support = SIMD4(top.strength, right.strength, bottom.strength, left.strength)
    var score = Score(merit(of: support), minimum: scoreMinimum)
    // What is cheap to ask comes first: most outlines end there.
    guard score.withstands(0),
      score.withstands(Self.spreadWeight * spread(top, right, bottom, left)),
      score.withstands(Self.smallnessWeight * smallness(quad)),
      score.withstands(Self.overshootWeight * overshoot(sides, quad, table)),
      score.withstands(Self.outsideWeight * Float(1 - quad.insideShare(of: size)))
    else { return nil }
    score.add(aspect == nil ? 0 : Self.likenessWeight * likeness(of: quad))
    guard score.withstands(0) else { return nil }
    // The channels of a side that is not looked at are 0.
    var count: Float = 0
    for side in [top, right, bottom, left] where side.isLookedAt { count += 1 }
    let share = 1 / max(1, count)
    let inner = (top.inner + right.inner + bottom.inner + left.inner) * share
    guard score.withstands(Self.darknessWeight * darkness(ofTone: inner.x)) else { return nil }
    return Outline(
      quad: quad, score: score.value, support: support, sides: sides, inner: inner,
      outer: (top.outer + right.outer + bottom.outer + left.outer) * share)
  }

  @inline(__always)
  private func look(
    _ side: Int, _ from: Point, _ to: Point, _ quad: Quad, _ table: SideTable
  ) -> SideTable.Stretch? {
    let line = table.sides[side].line
    let inside = line.distance(to: quad.middle)
    return table.stretch(
      side, from: line.position(of: from), to: line.position(of: to), isAhead: inside > 0)
  }

  /// How much smaller than the frame an outline is: the logarithm of the ratio of their areas, 0
  /// for one that is as large.
  @inline(__always)
  private func smallness(_ quad: Quad) -> Float {
    -Float(Trigonometry.logarithm(min(1, quad.area / Double(size.area))))
  }

  /// How much too dark a tone is for paper, 0…1; 0 where the document need be no paper.
  @inline(__always)
  private func darkness(ofTone tone: Float) -> Float {
    guard let brightTone else { return 0 }
    let darkness = brightTone - tone - Self.darknessMinimum
    return min(1, max(0, darkness / (Self.darknessFull - Self.darknessMinimum)))
  }

  /// How much of a step goes on beyond the corners, 0…1.
  private func overshoot(_ sides: SIMD4<Int>, _ quad: Quad, _ table: SideTable) -> Float {
    func beyond(_ side: Int, _ from: Point, _ to: Point) -> Float {
      guard table.sides[side].source == .seen else { return 0 }
      let far = (to - from) * Self.beyondShare
      let near = far * Self.beyondGapShare
      return (look(side, from - far, from - near, quad, table)?.strength ?? 0)
        + (look(side, to + near, to + far, quad, table)?.strength ?? 0)
    }
    let sum =
      beyond(sides.x, quad.topLeft, quad.topRight)
      + beyond(sides.y, quad.topRight, quad.bottomRight)
      + beyond(sides.z, quad.bottomRight, quad.bottomLeft)
      + beyond(sides.w, quad.bottomLeft, quad.topLeft)
    return sum / 8
  }

  private func isPossible(_ quad: Quad) -> Bool {
    let margin = Self.beyondMaximum * Double(size.longEdge)
    func isNear(_ p: Point) -> Bool {
      p.x > -margin && p.x < Double(size.width) + margin && p.y > -margin
        && p.y < Double(size.height) + margin
    }
    func isCorner(_ a: Point, _ b: Point, _ c: Point) -> Bool {
      let u = b - a
      let v = c - b
      let length = u.x * u.x + u.y * u.y
      return u.x * v.y - u.y * v.x > 0 && length >= Self.sideMinimum * Self.sideMinimum
    }
    let (a, b, c, d) = (quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft)
    return isNear(a) && isNear(b) && isNear(c) && isNear(d) && isCorner(a, b, c)
      && isCorner(b, c, d) && isCorner(c, d, a) && isCorner(d, a, b)
      && quad.area > Self.areaMinimum * Double(size.area)
  }

  /// How much the paper along the sides differs: 0 for one colour, 1 for quite different ones.
  private func spread(
    _ a: SideTable.Stretch, _ b: SideTable.Stretch, _ c: SideTable.Stretch,
    _ d: SideTable.Stretch
  ) -> Float {
    func apart(_ a: SideTable.Stretch, _ b: SideTable.Stretch) -> Float {
      guard a.isLookedAt && b.isLookedAt else { return 0 }
      var difference = a.inner - b.inner
      difference.x *= Self.toneShare
      return (difference * difference).sum()
    }
    let near = max(apart(a, b), max(apart(b, c), max(apart(c, d), apart(d, a))))
    let largest = max(near, max(apart(a, c), apart(b, d))).squareRoot()
    return min(1, max(0, (largest - Self.spreadMinimum) / (Self.spreadFull - Self.spreadMinimum)))
  }

  /// 1 if width over height in space is the kind's aspect or its inverse, falling to 0 at a
  /// difference of ``aspectTolerance``; 1 where the kind has none.
  func likeness(of quad: Quad) -> Float {
    guard let aspect else { return 1 }
    guard let ratio = camera.aspect(of: quad), ratio > 0 else { return 0 }
    let seen = Trigonometry.logarithm(ratio).magnitude
    let off = (seen - Trigonometry.logarithm(aspect).magnitude).magnitude
    return Float(max(0, 1 - off / Self.aspectTolerance))
  }
}
