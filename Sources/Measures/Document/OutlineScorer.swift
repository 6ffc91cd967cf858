import Raster

/// Judges four lines as the outline of a document.
///
/// A document's sides are steps from corner to corner and no further, and its paper has one colour
/// along all of them. Size and aspect ratio only decide between outlines that are about as good.
struct OutlineScorer {
  let size: Size
  /// In samples of the small planes.
  let camera: CameraModel
  /// Width over height of the kind's document; `nil` if unknown.
  let aspect: Double?

  /// The least share of the frame's area that an outline may have.
  static let areaMinimum = 0.006
  /// The shortest side of an outline, in samples.
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

  /// The outline of four lines in cyclic order; `nil` if they are no possible picture of a
  /// rectangle or if a side lies outside what its profile knows.
  func candidate(_ lines: [SideProfile]) -> QuadSearch.Candidate? {
    var sides = lines
    var corners: [Point] = []
    for i in 0..<4 {
      // Corner i lies between side i − 1 and side i.
      guard let p = sides[(i + 3) % 4].line.intersection(sides[i].line) else { return nil }
      corners.append(p)
    }
    var quad = Quad(
      topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
    if quad.area < 0 {
      quad = Quad(
        topLeft: corners[0], topRight: corners[3], bottomRight: corners[2],
        bottomLeft: corners[1])
      sides = [sides[3], sides[2], sides[1], sides[0]]
    }
    guard isPossible(quad) else { return nil }
    let centre = (quad.topLeft + quad.topRight + quad.bottomRight + quad.bottomLeft) * 0.25
    var support: [Float] = []
    var overshoot: Float = 0
    var colours: [SIMD4<Float>] = []
    var outer = SIMD4<Float>.zero
    for (i, side) in sides.enumerated() {
      let a = side.line.position(of: quad.corners[i])
      let b = side.line.position(of: quad.corners[(i + 1) % 4])
      let isAhead = side.line.distance(to: centre) > 0
      guard let strength = side.meanStrength(from: a, to: b, isAhead: isAhead) else { return nil }
      support.append(strength)
      if let colour = side.meanChannels(from: a, to: b, isAhead: isAhead) {
        colours.append(colour)
        outer += side.meanChannels(from: a, to: b, isAhead: !isAhead) ?? .zero
      }
      guard side.source == .seen else { continue }
      let margin = (b - a) * 0.15
      let near = margin * 0.2
      overshoot += side.meanStrength(from: a - margin, to: a - near, isAhead: isAhead) ?? 0
      overshoot += side.meanStrength(from: b + near, to: b + margin, isAhead: isAhead) ?? 0
    }
    return QuadSearch.Candidate(
      quad: quad, score: score(quad, support, overshoot / 8, colours), support: support,
      sides: sides, inner: colours.reduce(.zero, +) / Float(max(1, colours.count)),
      outer: outer / Float(max(1, colours.count)))
  }

  private func score(
    _ quad: Quad, _ support: [Float], _ overshoot: Float, _ colours: [SIMD4<Float>]
  ) -> Float {
    let mean = support.reduce(0, +) / 4
    let weakest = support.min() ?? 0
    var score = mean * 0.65 + weakest * 0.35
    score -= 0.40 * overshoot
    score -= 0.30 * spread(colours)
    score -= 0.15 * Float(1 - quad.insideShare(of: size))
    let share = min(1, quad.area / Double(size.area))
    score += 0.06 * Float(Trigonometry.logarithm(share))
    if let aspect { score += 0.15 * likeness(quad, aspect) }
    return score
  }

  private func isPossible(_ quad: Quad) -> Bool {
    let c = quad.corners
    let margin = Self.beyondMaximum * Double(size.longEdge)
    for i in 0..<4 {
      let a = c[(i + 1) % 4] - c[i]
      let b = c[(i + 2) % 4] - c[(i + 1) % 4]
      if a.x * b.y - a.y * b.x <= 0 { return false }
      if a.x * a.x + a.y * a.y < Self.sideMinimum * Self.sideMinimum { return false }
      if c[i].x < -margin || c[i].x > Double(size.width) + margin { return false }
      if c[i].y < -margin || c[i].y > Double(size.height) + margin { return false }
    }
    return quad.area > Self.areaMinimum * Double(size.area)
  }

  /// How much the paper along the sides differs: 0 for one colour, 1 for quite different ones.
  private func spread(_ colours: [SIMD4<Float>]) -> Float {
    var largest: Float = 0
    for i in 0..<colours.count {
      for j in (i + 1)..<max(i + 1, colours.count) {
        // A shadow changes the tone of one side, hardly its colour.
        var d = colours[i] - colours[j]
        d.x *= 0.5
        largest = max(largest, (d * d).sum().squareRoot())
      }
    }
    return min(1, max(0, (largest - Self.spreadMinimum) / (Self.spreadFull - Self.spreadMinimum)))
  }

  /// 1 if width over height in space is the kind's aspect or its inverse, falling to 0 at a
  /// difference of ``aspectTolerance``.
  private func likeness(_ quad: Quad, _ aspect: Double) -> Float {
    guard let ratio = camera.aspect(of: quad) else { return 0 }
    let seen = Trigonometry.logarithm(ratio).magnitude
    let off = (seen - Trigonometry.logarithm(aspect).magnitude).magnitude
    return Float(max(0, 1 - off / Self.aspectTolerance))
  }
}
