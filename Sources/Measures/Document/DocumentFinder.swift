package import Raster

/// Finds the sheet or card in a photo.
///
/// Lines are searched where tone or colour changes on a plane of at most 400 samples and put together
/// to outlines; the best one's sides are then moved onto the edge at half size. The aspect ratio of
/// the kind is a hint. A document that is small in the frame is looked for again in windows, where
/// the long lines of the ground do not drown its sides.
package struct DocumentFinder: Sendable {
  /// Outlines below this score are looked for again in windows.
  static let scoreSure: Float = 0.62
  /// The strongest lines of the frame that are looked at, and of a window: a small document has few
  /// that are stronger near it.
  static let linesMaximum = 64
  static let windowLinesMaximum = 32
  /// Outlines below this score are none.
  static let scoreMinimum: Float = 0.45

  /// Focal length as on 35 mm film, from EXIF; `nil` if unknown.
  package let focalLengthMillimetres: Double?

  package init(focalLengthMillimetres: Double? = nil) {
    self.focalLengthMillimetres = focalLengthMillimetres
  }

  /// The document's outline, or `nil` if none is seen.
  ///
  /// - Parameters:
  ///   - photo: At least 32 × 32 samples of `lumaHalf`; smaller photos have no document.
  ///   - shape: The kind that is expected, if any.
  ///   - isThorough: Whether a document that is small in the frame is looked for.
  /// - Complexity: About 120,000 samples of edges, then a few thousand outlines of four lines.
  package func find(
    in photo: ReducedPhoto, shape: DocumentShape?, isThorough: Bool = true
  ) -> DocumentFinding? {
    guard photo.lumaHalf.size.shortEdge >= 32, shape?.layout != .scene else { return nil }
    var planes = FeaturePlanes(photo)
    let whole = PixelRect(x: 0, y: 0, width: planes.size.width, height: planes.size.height)
    let found = best(
      in: planes, windows: [whole], usesFrame: true, linesMaximum: Self.linesMaximum, photo: photo,
      shape: shape)
    if let found, found.score >= Double(Self.scoreSure) { return found }
    guard isThorough else {
      return found.flatMap { $0.score >= Double(Self.scoreMinimum) ? $0 : nil }
    }
    planes = FeaturePlanes(photo, isFine: true)
    let windows = Self.windows(of: planes.size)
    let small = best(
      in: planes, windows: windows, usesFrame: false, linesMaximum: Self.windowLinesMaximum,
      photo: photo, shape: shape)
    return [found, small].compactMap { $0 }.filter { $0.score >= Double(Self.scoreMinimum) }
      .max { $0.score < $1.score }
  }

  private func best(
    in planes: FeaturePlanes, windows: [PixelRect], usesFrame: Bool, linesMaximum: Int,
    photo: ReducedPhoto,
    shape: DocumentShape?
  ) -> DocumentFinding? {
    let map = EdgeMap(planes)
    let lines = LineSearch(map)
    var search = QuadSearch(
      planes: planes, map: map,
      camera: CameraModel(size: planes.size, focalLengthMillimetres: focalLengthMillimetres),
      shape: shape)
    var best: Outline?
    for window in windows {
      let found = search.best(
        of: lines.lines(in: window, countMaximum: linesMaximum), window: window,
        usesFrame: usesFrame)
      if let found, found.score > best?.score ?? -1 { best = found }
      if best?.score ?? 0 > QuadSearch.scorePlain { break }
    }
    return best.map { finding($0, table: search.table, scale: planes.scale, photo: photo) }
  }

  /// Nine windows of half the frame's width and height, each overlapping its neighbours by half; the
  /// middle first, where most documents are.
  private static func windows(of size: Size) -> [PixelRect] {
    [(1, 1), (0, 1), (1, 0), (2, 1), (1, 2), (0, 0), (2, 0), (0, 2), (2, 2)].map { column, row in
      PixelRect(
        x: column * size.width / 4, y: row * size.height / 4, width: size.width / 2,
        height: size.height / 2)
    }
  }

  private func finding(
    _ outline: Outline, table: SideTable, scale: Int, photo: ReducedPhoto
  ) -> DocumentFinding {
    let sources = (0..<4).map { table.sides[outline.sides[$0]].source }
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
