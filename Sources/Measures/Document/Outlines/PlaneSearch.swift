import Raster

/// The search for an outline on one set of small planes: in the whole frame, and in windows, where
/// the long lines of the ground do not drown the sides of a small document.
struct PlaneSearch {
  /// The strongest lines of the frame that are looked at, and of a window: a small document has few
  /// that are stronger near it. A pale card on a printed sheet has sides that are weaker than a
  /// hundred lines of print.
  static let linesMaximum = 160
  static let windowLinesMaximum = 32
  /// … and where a side may be fainter than the ground's own lines.
  static let faintLinesMaximum = 64
  /// What may be a second document must have this score; its print must tell more. A working value,
  /// as those below: none is told of 20 cards beside a KK, 300 simulated photos and 160 warps.
  static let besideScoreMinimum: Float = 0.45
  /// A second document is looked for where a strip of this share of the frame is free beside the
  /// first …
  static let freeShare = 0.15
  /// … among so many lines, and is at least this large against the first: a card beside a sheet has
  /// 7 % of its area.
  static let besideLinesMaximum = 24
  static let besideAreaMinimum = 0.05
  /// No card and no sheet is longer than so many times its width, also at a slant; a row of tiles
  /// and a plank are.
  static let besideAspectMaximum = 3.0
  /// The area against that of the first at which two are of one size, as far as a slant tells.
  static let besideSizes = 0.6...1.7
  /// A card as large as the first is looked for in windows of so many times its size, a part of it
  /// apart, where a strip is wide enough for this share of it; so many of the best outlines are
  /// told.
  static let alikeWindow = 1.5
  static let alikeStep = 0.5
  static let alikeRoom = 0.8
  static let alikeMaximum = 6
  /// A window that holds it has so large a share of the first one's print, for it is twice as
  /// large; and so many windows are searched.
  static let alikeStrokes = 0.25
  static let alikeWindows = 6
  /// Two cards that are turned a little and lie close share so much of their extent.
  static let alikeOverlap = 0.15
  /// A window with a shorter side, in samples, holds no document that could be read.
  static let windowSideMinimum = 40
  /// How far around a small outline the document is sought of which it may be a part, as a share of
  /// its own size: a half of a card lies in the middle of the window.
  static let aroundShare = 0.8

  private let size: Size
  private let scale: Int
  private let lines: LineSearch
  private var search: QuadSearch

  /// What is searched.
  var planes: FeaturePlanes { search.planes }

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
    let found = search.best(
      of: lines.lines(in: frame, countMaximum: Self.linesMaximum), window: frame, usesFrame: true)
    return finding(found, in: photo)
  }

  /// The best outline in windows; `nil` if none is better than `scoreKnown`.
  mutating func best(in photo: ReducedPhoto, windowsBeyond scoreKnown: Double) -> DocumentFinding? {
    var best: [Outline] = []
    var score = Float(scoreKnown)
    for window in windows {
      let found = search.best(
        of: lines.lines(in: window, countMaximum: Self.windowLinesMaximum), window: window,
        usesFrame: false, scoreKnown: score)
      if let first = found.first, first.score > score {
        best = found
        score = first.score
      }
      if score > QuadSearch.scorePlain { break }
    }
    return finding(best, in: photo)
  }

  /// The best outlines of the whole frame and of each window, with their rivals.
  mutating func all(in photo: ReducedPhoto) -> [DocumentFinding] {
    var found = [best(in: photo)]
    for window in windows {
      let outlines = search.best(
        of: lines.lines(in: window, countMaximum: Self.faintLinesMaximum), window: window,
        usesFrame: false)
      found.append(finding(outlines, in: photo))
    }
    return found.compactMap(\.self).flatMap { [$0] + $0.rivals }
  }

  /// The best outline that lies within another one, but for its border: what a wallet or a sleeve
  /// holds.
  ///
  /// - Parameter quad: In stored pixels.
  mutating func best(in photo: ReducedPhoto, within quad: Quad) -> DocumentFinding? {
    let gap = -Double(SideTable.farOffsets.1)
    return best(in: photo, near: quad, across: gap, down: gap)
  }

  /// The best outline in a window around one that is small and may be a part of it.
  ///
  /// - Parameter quad: In stored pixels.
  mutating func best(in photo: ReducedPhoto, around quad: Quad) -> DocumentFinding? {
    let bounds = quad.scaled(by: 1 / Double(scale)).bounds
    let wide = Self.aroundShare * (bounds.right - bounds.left)
    let high = Self.aroundShare * (bounds.bottom - bounds.top)
    return best(in: photo, near: quad, across: wide, down: high)
  }

  /// The best outline in the bounds of another one, so much larger on each side, in samples.
  private mutating func best(
    in photo: ReducedPhoto, near quad: Quad, across: Double, down: Double
  ) -> DocumentFinding? {
    let bounds = quad.scaled(by: 1 / Double(scale)).bounds
    let left = max(0, Int(bounds.left - across))
    let top = max(0, Int(bounds.top - down))
    let window = PixelRect(
      x: left, y: top, width: min(size.width, Int(bounds.right + across)) - left,
      height: min(size.height, Int(bounds.bottom + down)) - top)
    guard window.width >= Self.windowSideMinimum, window.height >= Self.windowSideMinimum else {
      return nil
    }
    let found = search.best(
      of: lines.lines(in: window, countMaximum: Self.windowLinesMaximum), window: window,
      usesFrame: false)
    return finding(found, in: photo)
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
  ) -> DocumentFinding? {
    let known = first.scaled(by: 1 / Double(scale))
    var best: Outline?
    for window in strips(beside: known) {
      let found = search.best(
        of: lines.lines(in: window, countMaximum: Self.besideLinesMaximum), window: window,
        usesFrame: false, scoreKnown: Self.besideScoreMinimum
      ).first
      guard let found, found.score >= Self.besideScoreMinimum,
        found.score > best?.score ?? 0, isApart(found.quad, from: known)
      else { continue }
      best = found
    }
    return finding(best.map { [$0] } ?? [], in: photo)
  }

  /// Outlines about as large as a first one, in the room that it leaves, the better first.
  ///
  /// The strips beside it hold lines of the ground as well, of which a few make up what is larger
  /// and better than the card.
  ///
  /// - Parameters:
  ///   - first: In stored pixels.
  ///   - windows: Where to look, in stored pixels.
  mutating func outlines(
    in photo: ReducedPhoto, asLargeAs first: Quad, windows: [PixelRect]
  ) -> [DocumentFinding] {
    let known = first.scaled(by: 1 / Double(scale))
    var found: [Outline] = []
    for window in windows.map(samples) {
      found += search.best(
        of: lines.lines(in: window, countMaximum: Self.windowLinesMaximum), window: window,
        usesFrame: false)
    }
    let alike = found.filter {
      $0.score >= Self.besideScoreMinimum
        && isApart($0.quad.shrunk(by: Self.alikeOverlap), from: known.shrunk(by: Self.alikeOverlap))
        && Self.besideSizes.contains($0.quad.area / max(1, known.area))
    }
    let best = alike.sorted { $0.score > $1.score }.prefix(Self.alikeMaximum)
    return best.compactMap { finding([$0], in: photo) }
  }

  /// Windows in which another document as large as a first one may lie, in stored pixels: those
  /// nearest to it, in the room that it leaves, with print. Most grounds have none.
  ///
  /// - Parameter first: In stored pixels.
  func windows(asLargeAs first: Quad) -> [PixelRect] {
    let known = first.scaled(by: 1 / Double(scale))
    let all = allWindows(asLargeAs: known)
    guard !all.isEmpty else { return [] }
    let own = strokes(in: PixelRect(around: known.shrunk(by: Self.alikeOverlap), in: size))
    func distance(_ window: PixelRect) -> Double {
      let middle = Point(
        x: Double(2 * window.x + window.width) / 2, y: Double(2 * window.y + window.height) / 2)
      return middle.distance(to: known.middle)
    }
    return all.filter { strokes(in: $0) >= Self.alikeStrokes * own }
      .sorted { distance($0) < distance($1) }.prefix(Self.alikeWindows)
      .map { $0.scaled(by: scale) }
  }

  /// A part of the stored photo in samples of these planes.
  private func samples(of part: PixelRect) -> PixelRect {
    PixelRect(
      x: part.x / scale, y: part.y / scale, width: part.width / scale, height: part.height / scale
    ).clipped(to: size)
  }

  /// The mean change of tone across every second row of a part of the planes.
  private func strokes(in part: PixelRect) -> Double {
    guard part.width > 2 else { return 0 }
    var sum = 0
    var count = 0
    for row in stride(from: part.y, to: part.y + part.height, by: 2) {
      let start = row &* size.width &+ part.x
      for place in start &+ 1..<start &+ part.width &- 1 {
        sum &+= Int((planes.planes[place &+ 1] &- planes.planes[place &- 1]).magnitude)
        count &+= 1
      }
    }
    return Double(sum) / Double(max(1, count))
  }

  /// Windows in the strips beside an outline, larger than it by so much as they are apart: one of
  /// them holds all of what is as large.
  private func allWindows(asLargeAs quad: Quad) -> [PixelRect] {
    let bounds = quad.bounds
    let wide = bounds.right - bounds.left
    let high = bounds.bottom - bounds.top
    return strips(beside: quad, overlap: Self.alikeOverlap).flatMap { strip -> [PixelRect] in
      guard Double(strip.width) >= Self.alikeRoom * wide,
        Double(strip.height) >= Self.alikeRoom * high
      else { return [] }
      let width = min(strip.width, Int(Self.alikeWindow * wide))
      let height = min(strip.height, Int(Self.alikeWindow * high))
      func starts(_ length: Int, _ window: Int) -> [Int] {
        let step = Int(Self.alikeStep / Self.alikeWindow * Double(window))
        return Array(stride(from: 0, to: length - window, by: max(1, step))) + [length - window]
      }
      return starts(strip.height, height).flatMap { top in
        starts(strip.width, width).map { left in
          PixelRect(x: strip.x + left, y: strip.y + top, width: width, height: height)
        }
      }
    }
  }

  /// The parts of the frame to the left, the right, above and below an outline that are wide
  /// enough; each reaches so large a share of the outline's extent into it.
  private func strips(beside quad: Quad, overlap: Double = 0) -> [PixelRect] {
    let bounds = quad.bounds
    let across = overlap * (bounds.right - bounds.left)
    let down = overlap * (bounds.bottom - bounds.top)
    let left = min(size.width, max(0, Int(bounds.left + across)))
    let right = min(size.width, max(0, Int(bounds.right - across)))
    let top = min(size.height, max(0, Int(bounds.top + down)))
    let bottom = min(size.height, max(0, Int(bounds.bottom - down)))
    let columns = Int(Self.freeShare * Double(size.width))
    let rows = Int(Self.freeShare * Double(size.height))
    return [
      PixelRect(x: 0, y: 0, width: left, height: size.height),
      PixelRect(x: right, y: 0, width: size.width - right, height: size.height),
      PixelRect(x: 0, y: 0, width: size.width, height: top),
      PixelRect(x: 0, y: bottom, width: size.width, height: size.height - bottom),
    ].filter { $0.width >= columns && $0.height >= rows }
  }

  /// Whether two outlines share nothing, and one is neither too small nor too long to be a document
  /// beside the other.
  private func isApart(_ quad: Quad, from known: Quad) -> Bool {
    let (width, height) = (quad.meanWidth, quad.meanHeight)
    return max(width, height) <= Self.besideAspectMaximum * min(width, height)
      && quad.area >= Self.besideAreaMinimum * known.area && !known.contains(quad.middle)
      && !quad.corners.contains(where: known.contains)
      && !known.corners.contains(where: quad.contains)
  }

  /// The first of some outlines, its sides moved onto their edges, with the others as its rivals.
  private func finding(_ outlines: [Outline], in photo: ReducedPhoto) -> DocumentFinding? {
    guard let best = outlines.first else { return nil }
    var found = unrefined(best).refined(in: photo)
    found.rivals = outlines.dropFirst().map(unrefined)
    return found
  }

  private func unrefined(_ outline: Outline) -> DocumentFinding {
    DocumentFinding(
      corners: outline.quad.scaled(by: Double(scale)).corners,
      sides: (0..<4).map { search.table.sides[outline.sides[$0]].source },
      score: Double(outline.score))
  }
}
