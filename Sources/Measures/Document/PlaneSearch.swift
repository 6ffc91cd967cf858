import Raster

/// The search for an outline on one set of small planes: in the whole frame, and in windows, where the
/// long lines of the ground do not drown the sides of a small document.
struct PlaneSearch {
  /// The strongest lines of the frame that are looked at, and of a window: a small document has few
  /// that are stronger near it.
  static let linesMaximum = 64
  static let windowLinesMaximum = 32

  private let size: Size
  private let scale: Int
  private let lines: LineSearch
  private var search: QuadSearch

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
    let frame = PixelRect(x: 0, y: 0, width: size.width, height: size.height)
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

  /// Nine windows of half the frame's width and height, each overlapping its neighbours by half; the
  /// middle first, where most documents are.
  private var windows: [PixelRect] {
    [(1, 1), (0, 1), (1, 0), (2, 1), (1, 2), (0, 0), (2, 0), (0, 2), (2, 2)].map { column, row in
      PixelRect(
        x: column * size.width / 4, y: row * size.height / 4, width: size.width / 2,
        height: size.height / 2)
    }
  }

  private func finding(_ outline: Outline, in photo: ReducedPhoto) -> DocumentFinding {
    let sources = (0..<4).map { search.table.sides[outline.sides[$0]].source }
    let quad = SideRefiner(photo).refined(
      outline.quad.scaled(by: Double(scale)), isSeen: sources.map { $0 == .seen })
    // Named from the corner nearest the photo's top left.
    let c = quad.corners
    let first = (0..<4).min { c[$0].x + c[$0].y < c[$1].x + c[$1].y } ?? 0
    func renamed<T>(_ values: [T]) -> [T] { (0..<4).map { values[($0 + first) % 4] } }
    return DocumentFinding(
      quad: quad.renamed(by: first), sides: renamed(sources),
      support: renamed((0..<4).map { Double(outline.support[$0]) }), score: Double(outline.score),
      confidence: Double(min(1, max(0, outline.score))))
  }
}
