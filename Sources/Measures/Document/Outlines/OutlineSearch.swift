import Raster

/// All searches for outlines in one photo: what one of them has worked out serves the next.
struct OutlineSearch {
  private let photo: ReducedPhoto
  private let shape: DocumentShape?
  private let focalLengthMillimetres: Double?
  private var coarse: PlaneSearch
  private lazy var fine = PlaneSearch(
    FeaturePlanes(photo, isFine: true), shape: shape,
    focalLengthMillimetres: focalLengthMillimetres)

  /// An outline smaller than this share of the frame may be a part of a document in its
  /// surroundings.
  static let smallShare = 0.25
  /// What the score of an outline counts whose steps were counted twice.
  static let faintScoreShare = 0.75

  /// A search for a kind's document; focal length in millimetres as on 35 mm film, `nil` if
  /// unknown.
  ///
  /// - Returns: `nil` for a scene, and for a photo too small to show a document.
  init?(_ photo: ReducedPhoto, shape: DocumentShape?, focalLengthMillimetres: Double?) {
    guard photo.lumaHalf.size.shortEdge >= DocumentFinder.sideMinimum, shape?.layout != .scene
    else { return nil }
    self.photo = photo
    self.shape = shape
    self.focalLengthMillimetres = focalLengthMillimetres
    coarse = PlaneSearch(
      FeaturePlanes(photo), shape: shape, focalLengthMillimetres: focalLengthMillimetres)
  }

  /// The best outline, with its rivals and whatever its score; `nil` if there is none.
  ///
  /// - Parameter isThorough: Whether a document that is small in the frame is looked for.
  mutating func best(isThorough: Bool) -> DocumentFinding? {
    let found = coarse.best(in: photo)
    guard isThorough, found?.score ?? 0 < DocumentFinder.scoreSure else { return found }
    var all = [found, fine.best(in: photo, windowsBeyond: found?.score ?? 0)].compactMap { $0 }
    // A part of a document is looked at with its surroundings; pale sides, and those a few pixels
    // inside the frame, show in the fine plane of the whole frame only.
    let most = all.max { $0.score < $1.score }
    let isPart = most.map { isSmall($0.quad) } ?? false
    if let most, most.score < DocumentFinder.scoreSure, isPart {
      all += fine.best(in: photo, around: most.quad).map { [$0] } ?? []
    }
    let score = all.lazy.map(\.score).max() ?? 0
    if score < (isPart ? DocumentFinder.scoreMinimum : DocumentFinder.scoreSure) {
      all += fine.best(in: photo).map { [$0] } ?? []
    }
    guard let place = all.indices.max(by: { all[$0].score < all[$1].score }) else { return nil }
    var best = all.remove(at: place)
    best.rivals += all.flatMap { [$0] + $0.rivals }
    return best
  }

  private func isSmall(_ quad: Quad) -> Bool {
    quad.area < Self.smallShare * Double(photo.photo.area)
  }

  /// The best outline that lies within another one, with its rivals; `nil` if there is none.
  mutating func best(within quad: Quad) -> DocumentFinding? { coarse.best(in: photo, within: quad) }

  /// Outlines of what has other colours than the ground, with their rivals: for a patterned ground,
  /// whose own edges drown a document's. Empty where the best of them is none.
  func outlinesOnGround() -> [DocumentFinding] {
    let planes = coarse.planes
    guard let ground = GroundColours(of: planes) else { return [] }
    var search = PlaneSearch(
      FeaturePlanes(ground, like: planes), shape: shape,
      focalLengthMillimetres: focalLengthMillimetres)
    guard let found = search.best(in: photo),
      ground.isPatch(found.quad.scaled(by: 1 / Double(planes.scale)))
    else { return [] }
    return [found] + found.rivals
  }

  /// Outlines with sides too faint for the other searches, with their rivals. Steps count twice
  /// here, so a score says less (``faintScoreShare``).
  ///
  /// - Parameter isFine: Whether at half size: for a document that is small in the frame, and for
  ///   sides that only a fine plane shows. What is noise there is a step.
  func faintOutlines(isFine: Bool) -> [DocumentFinding] {
    var search = PlaneSearch(
      FeaturePlanes(photo, isFine: isFine, gain: 2), shape: shape,
      focalLengthMillimetres: focalLengthMillimetres)
    return search.all(in: photo).map { found in
      var found = found
      found.score *= Self.faintScoreShare
      return found
    }
  }

  /// The outline of what may be a second document, in the room that the first leaves; whether it is
  /// one, what it holds must tell.
  mutating func outline(beside quad: Quad) -> DocumentFinding? {
    coarse.outline(in: photo, beside: quad)
  }

  /// Outlines of what may be a second card, about as large as the first, in the room that it
  /// leaves, the better first; none for a sheet. The lines of the ground make up such outlines as
  /// well.
  mutating func outlines(asLargeAs quad: Quad) -> [DocumentFinding] {
    guard shape?.layout == .card else { return [] }
    let windows = coarse.windows(asLargeAs: quad)
    guard !windows.isEmpty else { return [] }
    return fine.outlines(in: photo, asLargeAs: quad, windows: windows)
  }
}
