import Raster

/// Puts four lines together to the outline of a sheet or card.
struct QuadSearch {
  /// An outline with its merits.
  struct Candidate {
    /// Clockwise corners in samples of the small planes.
    var quad: Quad
    /// Higher is better; a document in plain sight has 0.7 to 1.
    var score: Float
    /// The mean strength of the step along each side (top, right, bottom, left of the quad), 0…1.
    var support: [Float]
    /// The four sides in the same order.
    var sides: [SideProfile]
    /// The mean channels along the sides that are seen, inside and outside of the outline.
    var inner: SIMD4<Float>
    var outer: SIMD4<Float>

    /// Whether this outline is that of the paper on which `block` is printed: it contains the block,
    /// and the block lies on its colour.
    func isPaper(around block: Candidate) -> Bool {
      let seen = sides.indices.filter { sides[$0].source == .seen && support[$0] > 0.7 }
      guard seen.count >= 3, score > 0.4, block.quad.area < 0.4 * quad.area else { return false }
      let isInside = block.quad.corners.allSatisfy { quad.contains($0) }
      let d = inner - block.outer
      return isInside && (d * d).sum() < 40 * 40
    }
  }

  /// The most lines that take part besides the frame's own borders.
  static let linesMaximum = 18
  /// Lines whose best stretch is shorter than this are left out, in samples.
  static let stretchMinimum = 10.0
  /// What a border of the frame counts as a side: less than any side that can be seen.
  static let frameStrength: Float = 0.2
  /// What a side beyond the frame counts that follows from the three others.
  static let inferredStrength: Float = 0.4
  /// A side weaker than this may be put elsewhere by the aspect ratio.
  static let weakSupport: Float = 0.5
  /// The most sides that may be borders of the frame.
  static let frameSidesMaximum = 2
  /// Opposite sides may differ by this much in direction (40° of tilt, seen close), in degrees.
  static let oppositeDegrees = 35.0
  /// Cosine of the least angle between neighbouring sides.
  static let neighbourCosine = 0.72
  /// How many outlines are tried with one side put elsewhere.
  static let completedMaximum = 12
  /// Outlines whose corners are all closer than this are the same, in samples.
  static let sameSamples = 4.0

  private let planes: FeaturePlanes
  private let fitter: LineFitter
  private let scorer: OutlineScorer
  private let completion: SideCompletion
  private let aspect: Double?

  /// - Parameters:
  ///   - camera: In samples of the small planes.
  ///   - aspect: Width over height of the kind's document, a hint; `nil` if unknown.
  init(planes: FeaturePlanes, map: EdgeMap, camera: CameraModel, aspect: Double?) {
    self.planes = planes
    self.aspect = aspect
    fitter = LineFitter(map)
    scorer = OutlineScorer(size: planes.size, camera: camera, aspect: aspect)
    completion = SideCompletion(camera: camera)
  }

  /// The best outline that some lines of a window make up; `nil` if there is none.
  ///
  /// - Parameter usesFrame: Whether the frame's borders may be sides.
  func best(of lines: [Line], window: PixelRect, usesFrame: Bool) -> Candidate? {
    var profiles = profiles(of: lines, window: window)
    if usesFrame { profiles += Self.borders(of: planes.size) }
    var pool = distinct(candidates(of: profiles))
    if let aspect {
      for candidate in pool {
        for ratio in [aspect, 1 / aspect] {
          if let completed = completed(candidate, ratio: ratio) { pool.append(completed) }
        }
      }
    }
    guard var best = pool.max(by: { $0.score < $1.score }) else { return nil }
    // A portrait or a stamp has a better border than the card it is on when that is cut off.
    let around = pool.filter { $0.isPaper(around: best) }
    if let paper = around.max(by: { $0.score < $1.score }) { best = paper }
    return best
  }

  /// The best outlines, no two of them nearly the same, at most ``completedMaximum``.
  private func distinct(_ found: [Candidate]) -> [Candidate] {
    var kept: [Candidate] = []
    for candidate in found.sorted(by: { $0.score > $1.score }) {
      let isKnown = kept.contains { other in
        other.quad.corners.allSatisfy { corner in
          candidate.quad.corners.contains { $0.distance(to: corner) < Self.sameSamples }
        }
      }
      if !isKnown { kept.append(candidate) }
      if kept.count == Self.completedMaximum { break }
    }
    return kept
  }

  private func profiles(of lines: [Line], window: PixelRect) -> [SideProfile] {
    var ranked: [(profile: SideProfile, stretch: Double)] = []
    for line in lines {
      let fitted = fitter.fit(line, window: window)
      if ranked.contains(where: { isSame($0.profile.line, fitted, window) }) { continue }
      guard let profile = SideProfile(fitted, in: planes, window: window) else { continue }
      let stretch = profile.stretch
      if stretch > Self.stretchMinimum { ranked.append((profile, stretch)) }
    }
    ranked.sort { $0.stretch > $1.stretch }
    return ranked.prefix(Self.linesMaximum).map(\.profile)
  }

  /// Whether two lines are less than 1.5 samples apart all through the window.
  private func isSame(_ a: Line, _ b: Line, _ window: PixelRect) -> Bool {
    let cosine = a.normal.x * b.normal.x + a.normal.y * b.normal.y
    if cosine.magnitude < 0.995 { return false }
    let centre = Point(
      x: Double(window.x) + Double(window.width) / 2,
      y: Double(window.y) + Double(window.height) / 2)
    let middle = a.position(of: centre)
    let half = Double(max(window.width, window.height)) / 3
    return b.distance(to: a.point(at: middle - half)).magnitude < 1.5
      && b.distance(to: a.point(at: middle + half)).magnitude < 1.5
  }

  private static func borders(of size: Size) -> [SideProfile] {
    let w = Double(size.width)
    let h = Double(size.height)
    let down = Point(x: 0, y: 1)
    let right = Point(x: 1, y: 0)
    return [
      Line(normal: down, offset: 0), Line(normal: right, offset: w),
      Line(normal: down, offset: h), Line(normal: right, offset: 0),
    ].map { line in
      SideProfile(
        unseen: line, from: -(w + h), to: w + h, source: .frame, strength: frameStrength)
    }
  }

  private func candidates(of profiles: [SideProfile]) -> [Candidate] {
    let pairs = oppositePairs(of: profiles)
    var found: [Candidate] = []
    for (n, first) in pairs.enumerated() {
      for second in pairs[(n + 1)...] {
        guard isCrossing(first, second, profiles) else { continue }
        let sides = [
          profiles[first.0], profiles[second.0], profiles[first.1], profiles[second.1],
        ]
        let borders = sides.count { $0.source == .frame }
        if borders > Self.frameSidesMaximum { continue }
        if let candidate = scorer.candidate(sides) { found.append(candidate) }
      }
    }
    return found
  }

  private func cosineBetween(_ a: SideProfile, _ b: SideProfile) -> Double {
    (a.line.normal.x * b.line.normal.x + a.line.normal.y * b.line.normal.y).magnitude
  }

  private func oppositePairs(of profiles: [SideProfile]) -> [(Int, Int)] {
    let least = Trigonometry.sineCosine(Self.oppositeDegrees * Double.pi / 180).cosine
    var pairs: [(Int, Int)] = []
    for i in 0..<profiles.count {
      for j in (i + 1)..<max(i + 1, profiles.count) {
        if cosineBetween(profiles[i], profiles[j]) > least { pairs.append((i, j)) }
      }
    }
    return pairs
  }

  private func isCrossing(
    _ first: (Int, Int), _ second: (Int, Int), _ profiles: [SideProfile]
  ) -> Bool {
    for i in [first.0, first.1] {
      for j in [second.0, second.1] {
        if i == j || cosineBetween(profiles[i], profiles[j]) > Self.neighbourCosine {
          return false
        }
      }
    }
    return true
  }

  /// The outline with its one weak side put where the ratio of unseen side to neighbour wants it.
  private func completed(_ candidate: Candidate, ratio: Double) -> Candidate? {
    let weak = (0..<4).filter { i in
      candidate.support[i] < Self.weakSupport || candidate.sides[i].source != .seen
    }
    guard weak.count == 1, let side = weak.first,
      let quad = completion.complete(candidate.quad, side: side, ratio: ratio)
    else { return nil }
    let from = quad.corners[side]
    let to = quad.corners[(side + 1) % 4]
    let line = Line(from: from, to: to)
    let frame = PixelRect(x: 0, y: 0, width: planes.size.width, height: planes.size.height)
    var sides = candidate.sides
    var middle = (from + to) * 0.5
    middle.x = min(max(middle.x, 0), Double(planes.size.width))
    middle.y = min(max(middle.y, 0), Double(planes.size.height))
    // Two samples beyond the frame are within the error of the guess: then it is the border.
    if line.distance(to: middle) > 2 {
      sides[side] = SideProfile(
        unseen: line, from: line.position(of: from), to: line.position(of: to),
        source: .inferred, strength: Self.inferredStrength)
      return scorer.candidate(sides)
    }
    if let seen = SideProfile(fitter.fit(line, reach: 6), in: planes, window: frame) {
      sides[side] = seen
      if let found = scorer.candidate(sides), found.support.allSatisfy({ $0 > Self.weakSupport }) {
        return found
      }
    }
    guard let guess = SideProfile(line, in: planes, window: frame, source: .inferred) else {
      return nil
    }
    sides[side] = guess
    return scorer.candidate(sides)
  }
}
