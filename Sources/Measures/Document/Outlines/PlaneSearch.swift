import Raster

/// The search for an outline on one set of small planes: in the whole frame, and in windows, where
/// the long lines of the ground do not drown the sides of a small document.
struct PlaneSearch {
  /// The strongest lines of the frame that are looked at, and of a window: a small document has few
  /// that are stronger near it. With as many as in the frame two documents far off were lost among
  /// the lines of their ground.
  static let linesMaximum = 64
  static let windowLinesMaximum = 32
  /// What may be a second document must have this score; its print must tell more. A working value,
  /// as those below: of 60 renders of two documents 45 are told, and none of 20 cards beside a KK,
  /// of 300 simulated photos and of 160 warps.
  static let besideScoreMinimum: Float = 0.45
  /// A second document is looked for where a strip of this share of the frame is free beside the
  /// first …
  static let freeShare = 0.15
  /// … among so many lines, and is at least this large against the first: a card beside a sheet has
  /// 7 % of its area.
  static let besideLinesMaximum = 24
  static let besideAreaMinimum = 0.05

  private let size: Size
  private let scale: Int
  private let lines: LineSearch
  private var search: QuadSearch

  /// A search for a kind's document; focal length in millimetres as on 35 mm film, `nil` if
  /// unknown.
  init(_ planes: FeaturePlanes, shape: DocumentShape?, focalLengthMillimetres: Double?) {
    size = planes.size
    scale = planes.scale
    let map = EdgeMap(planes)
    lines = LineSearch(map)
    search = QuadSearch(
      planes: planes, map: map,
      camera: CameraModel(size: planes.size, focalLengthMillimetres: focalLengthMillimetres),
      shape: shape)
  }

  /// The best outline in the whole frame, whose borders may be sides.
  mutating func best(in photo: ReducedPhoto) -> DocumentFinding? {
    let frame = PixelRect(frame: size)
    return search.best(
      of: lines.lines(in: frame, countMaximum: Self.linesMaximum), window: frame, usesFrame: true
    ).map { finding($0, in: photo) }
  }

  /// The best outline in windows; `nil` if none is better than `scoreKnown`.
  mutating func best(in photo: ReducedPhoto, windowsBeyond scoreKnown: Double) -> DocumentFinding? {
    var best: Outline?
    var score = Float(scoreKnown)
    for window in windows {
      let found = search.best(
        of: lines.lines(in: window, countMaximum: Self.windowLinesMaximum), window: window,
        usesFrame: false, scoreKnown: score)
      if let found, found.score > score {
        best = found
        score = found.score
      }
      if score > QuadSearch.scorePlain { break }
    }
    return best.map { finding($0, in: photo) }
  }

  /// Nine windows of half the frame's width and height, each overlapping its neighbours by half;
  /// the middle first, where most documents are.
  private var windows: [PixelRect] {
    [(1, 1), (0, 1), (1, 0), (2, 1), (1, 2), (0, 0), (2, 0), (0, 2), (2, 2)].map { column, row in
      PixelRect(
        x: column * size.width / 4, y: row * size.height / 4, width: size.width / 2,
        height: size.height / 2)
    }
  }

  /// The outline of what may be a second document, in the room that the first leaves; `nil` if
  /// there is none, or no room.
  ///
  /// - Parameter first: In stored pixels.
  mutating func outline(
    in photo: ReducedPhoto, beside first: Quad
  ) -> DocumentFinding.Beside? {
    let known = first.scaled(by: 1 / Double(scale))
    var best: Outline?
    for window in strips(beside: known) {
      let found = search.best(
        of: lines.lines(in: window, countMaximum: Self.besideLinesMaximum), window: window,
        usesFrame: false, scoreKnown: Self.besideScoreMinimum)
      guard let found, found.score >= Self.besideScoreMinimum,
        found.score > best?.score ?? 0, isApart(found.quad, from: known)
      else { continue }
      best = found
    }
    return best.map {
      DocumentFinding.Beside(quad: finding($0, in: photo).quad, score: Double($0.score))
    }
  }

  /// The parts of the frame to the left, the right, above and below an outline that are wide
  /// enough.
  private func strips(beside quad: Quad) -> [PixelRect] {
    let bounds = quad.bounds
    let left = min(size.width, max(0, Int(bounds.left)))
    let right = min(size.width, max(0, Int(bounds.right)))
    let top = min(size.height, max(0, Int(bounds.top)))
    let bottom = min(size.height, max(0, Int(bounds.bottom)))
    let columns = Int(Self.freeShare * Double(size.width))
    let rows = Int(Self.freeShare * Double(size.height))
    return [
      PixelRect(x: 0, y: 0, width: left, height: size.height),
      PixelRect(x: right, y: 0, width: size.width - right, height: size.height),
      PixelRect(x: 0, y: 0, width: size.width, height: top),
      PixelRect(x: 0, y: bottom, width: size.width, height: size.height - bottom),
    ].filter { $0.width >= columns && $0.height >= rows }
  }

  /// Whether two outlines share nothing, and neither is too small to be a document beside the
  /// other.
  private func isApart(_ quad: Quad, from known: Quad) -> Bool {
    return quad.area >= Self.besideAreaMinimum * known.area && !known.contains(quad.middle)
      && !quad.corners.contains(where: known.contains)
      && !known.corners.contains(where: quad.contains)
  }

  private func finding(_ outline: Outline, in photo: ReducedPhoto) -> DocumentFinding {
    let sources = (0..<4).map { search.table.sides[outline.sides[$0]].source }
    let quad = SideRefiner(photo).refined(
      outline.quad.scaled(by: Double(scale)), isSeen: sources.map { $0 == .seen })
    // Named from the corner nearest the photo's top left.
    let c = quad.corners
    let first = (0..<4).min { c[$0].x + c[$0].y < c[$1].x + c[$1].y } ?? 0
    return DocumentFinding(
      quad: quad.renamed(by: first), sides: (0..<4).map { sources[($0 + first) % 4] },
      score: Double(outline.score),
      confidence: Double(min(1, max(0, outline.score))))
  }
}
