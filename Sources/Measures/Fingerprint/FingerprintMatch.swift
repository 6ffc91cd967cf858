package import Raster

/// How one picture lies over another, and whether one can be a copy of the other.
///
/// A copy is geometrically exact: its marks are where the other's are but for a mirroring, quarter
/// turns, one scale and one shift, it lies within the other's frame or the other within its own,
/// and it has all of its contrasts. Another exposure of the same scene is turned by a part of a
/// degree, sees something at each side that the other does not, or is distorted by another
/// perspective; another document of the same form has other contrasts where it has other print, and
/// what is the form's own, however much it is, says nothing against that.
///
/// What cannot be told from a copy: a second exposure of the same paper from a tripod, or with the
/// same frame to within a thousandth and the same roll to within a twentieth of a degree; and
/// another paper of the same form whose print is too small to be seen in a picture that is
/// normalised, letters of less than a sample. And a copy that is cropped on one side where the
/// other picture is cropped on the other passes for another exposure, and so does one on which
/// something was written or covered where that is more than ``ContrastMarks`` allows.
package struct FingerprintMatch: Equatable, Sendable {
  /// What was done to the earlier picture to make the later: mirrored, turned.
  package var orientation: Orientation
  /// Samples of the later normalised picture in one of the earlier.
  package var scale: Double
  /// Marks that both have at the same place.
  package var marks: Int
  /// The share of the strongest marks of each, where the other has a place for them, that the other
  /// has as well: the lesser of both, 0…1.
  package var markShare: Double
  /// What is left of a turn, in degrees, 0 or more.
  package var rotationDegrees: Double
  /// What is left of stretching and shearing, as a share.
  package var stretch: Double
  /// How far each picture reaches beyond the other's frame, the lesser of both, as a share of the
  /// mean side.
  package var overhang: Double
  /// The root mean square distance of marks from their places, in samples.
  package var residual: Double
  /// The contrasts of the earlier that were looked for in the later; 0 where the marks already
  /// speak against a copy.
  package var details = 0
  /// How far the contrasts that fit worst are off, in standard deviations of all; beside the marks,
  /// where all that contradicts are marks that were made on a copy.
  package var contradiction = 0.0

  /// What copies show: a number beyond its limit speaks against a copy by itself.
  ///
  /// Those of the marks were placed on copies and other exposures of the corpus (`Benchmarks
  /// duplicates`), those of the contrasts on drawn papers and copies (`Tests/Comparisons/twins.py`,
  /// the scenes and originals 0 to 44 and 100 to 144): of 1,200 copies 1,191 lie within all, of
  /// 5,940 pairs of different people's papers, each in both orders, 9 pass. On 45 scenes and 25
  /// originals more (145 to 189), which nothing had been placed on, 593 of 600 and 17 of 2,970 in
  /// the same way, all of them letters whose print is finer than a sample. All this was counted
  /// before ``ContrastMarks``, whose own limits have 145 to 164 in view, and before pictures were
  /// normalised by a spline, after which copies contradict less and papers more.
  enum Limit {
    /// The share of the strongest marks that is missing in the other, 0…1, at most.
    static let missingMarks = 0.6
    /// Marks that both have, at least.
    static let marks = 7.0
    /// What the marks leave of a turn, in degrees, at most; contrasts then tell it better.
    static let markRotationDegrees = 0.2
    /// What is left of stretching and shearing, as a share, at most.
    static let stretch = 0.006
    /// How far each picture reaches beyond the other by the marks, as a share of the mean side, at
    /// most.
    static let markOverhang = 0.006
    /// The root mean square distance of marks from their places, in samples, at most.
    static let residual = 1.0
    /// Contrasts of the earlier that the later has a place for, at least.
    static let details = 150.0
    /// How far the contrasts that fit worst are off, in standard deviations of all, at most.
    static let contradiction = 7.0
    /// What the contrasts leave of a turn, in degrees, at most.
    static let rotationDegrees = 0.07
    /// How far each picture reaches beyond the other by the contrasts, as a share of the mean side,
    /// at most: half of a pixel that a resizing may have cut off is 0.001 of a small photo.
    static let overhang = 0.0014
  }

  /// The strongest marks that the other picture is asked for: half of those that a picture has. A
  /// working value.
  static let askedMarks = 24
  /// Nearer to the frame than this a mark may be lost, in samples: the finder's margin and a little
  /// more. A working value.
  static let frameMargin = Double(MarkFinder.frameMargin) + 2

  /// How far from a copy: 0 for the same picture, ``border`` at what a copy can show at most, 1 for
  /// nothing in common. The number that speaks most against a copy decides.
  package var distance: Double {
    guard markRatio <= 1 else { return min(1, Self.border * markRatio) }
    let ratios = [markRatio, Limit.details / Double(max(1, details)), together]
    return min(1, Self.border * (ratios.max() ?? 2))
  }

  /// How far contradiction, rotation and overhang are from a copy's, 1 at what a copy can show at
  /// most: what differs a little in all three is no copy, since a copy has one of them at most.
  private var together: Double {
    [
      contradiction / Limit.contradiction, rotationDegrees / Limit.rotationDegrees,
      overhang / Limit.overhang,
    ].reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// How far the marks are from a copy's, 1 at what a copy can show at most.
  private var markRatio: Double {
    [
      (1 - markShare) / Limit.missingMarks, Limit.marks / Double(max(1, marks)),
      rotationDegrees / Limit.markRotationDegrees, stretch / Limit.stretch,
      overhang / Limit.markOverhang, residual / Limit.residual,
    ].reduce(0, max)
  }

  /// The ``distance`` up to which a picture can be a copy: it makes the unit, in which the policy
  /// then sets its limit.
  package static let border = 0.5

  /// Marks that an image of the earlier picture shares with the later when no other image need be
  /// tried: half of all. A working value.
  private static let sureMarks = MarkFinder.marksMaximum / 2
  /// Images whose marks look less alike than this share of the most alike are not tried. A working
  /// value.
  private static let likenessMinimum = 0.5

  /// Lays a later picture over an earlier one, as the mirror image or turned as it brings most
  /// marks together.
  ///
  /// - Returns: `nil` for pictures that have nothing in common, or where the later one is not at
  ///   hand.
  /// - Complexity: Some 0.3 ms, and 3 ms more where the marks say that it may be a copy.
  package init?(of later: FingerprintReading, with earlier: Fingerprint) {
    guard let picture = later.picture else { return nil }
    let (marks, others) = (PictureMarks(later.fingerprint), PictureMarks(earlier))
    let images = Orientation.allCases.map { orientation in
      let image = others.applying(orientation)
      return (orientation, image, likeness: MarkPairing.likeness(of: marks, with: image))
    }.sorted { $0.likeness > $1.likeness }
    var best: (pairing: MarkPairing, earlier: PictureMarks, orientation: Orientation)?
    let least = Self.likenessMinimum * Double(images[0].likeness)
    for (orientation, image, likeness) in images where Double(likeness) >= least {
      if let pairing = MarkPairing(of: marks, with: image),
        pairing.pairs.count > best?.pairing.pairs.count ?? 0
      {
        best = (pairing, image, orientation)
        if pairing.pairs.count >= Self.sureMarks { break }
      }
    }
    guard let best, let distortion = MarkDistortion(best.pairing) else { return nil }
    self.init(
      best.pairing, distortion, later: marks, earlier: best.earlier, orientation: best.orientation)
    guard markRatio <= 1 else { return }
    let map = PictureMap(best.pairing, after: best.orientation, of: earlier.size)
    let comparison = ContrastComparison(of: picture, with: earlier, at: map)
    details = comparison.compared
    contradiction = comparison.contradiction
    guard let frame = comparison.frame else { return }
    (rotationDegrees, overhang) = (frame.rotationDegrees, frame.overhang)
  }

  private init(
    _ pairing: MarkPairing, _ distortion: MarkDistortion, later: PictureMarks,
    earlier: PictureMarks, orientation: Orientation
  ) {
    self.orientation = orientation
    scale = pairing.scale
    marks = pairing.pairs.count
    rotationDegrees = abs(distortion.rotationDegrees)
    stretch = distortion.stretch
    let squares = pairing.pairs.map { pair in
      let distance = pairing.carried(pair.from).distance(to: pair.to)
      return distance * distance
    }
    residual = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    markShare = min(
      Self.share(
        earlier.marks, found: Set(pairing.pairs.map(\.earlier)), in: later.size,
        at: pairing.carried),
      Self.share(
        later.marks, found: Set(pairing.pairs.map(\.later)), in: earlier.size,
        at: pairing.carriedBack))
    overhang = min(
      Self.overhang(of: later.size, in: earlier.size, at: pairing.carriedBack),
      Self.overhang(of: earlier.size, in: later.size, at: pairing.carried))
  }

  /// The share of a picture's strongest marks that were found in another, of those that lie in it.
  private static func share(
    _ marks: [FingerprintMark], found: Set<Int>, in size: Size, at place: (Point) -> Point
  ) -> Double {
    let (width, height) = (Double(size.width), Double(size.height))
    let asked = marks.indices.prefix(askedMarks).filter { index in
      let point = place(marks[index].place)
      return point.x > frameMargin && point.x < width - frameMargin && point.y > frameMargin
        && point.y < height - frameMargin
    }
    guard !asked.isEmpty else { return 0 }
    return Double(asked.count(where: found.contains)) / Double(asked.count)
  }

  /// How far a picture's frame reaches beyond another's, as a share of the other's mean side.
  private static func overhang(of size: Size, in other: Size, at place: (Point) -> Point) -> Double
  {
    let near = place(Point(x: 0, y: 0))
    let far = place(Point(x: Double(size.width), y: Double(size.height)))
    let beyond = max(
      0, -near.x, -near.y, far.x - Double(other.width), far.y - Double(other.height))
    return beyond / Double(other.area).squareRoot()
  }

  /// The earlier picture's clockwise turn, after any mirroring, in degrees.
  package var turnDegrees: Int { 90 * PictureMarks.parts(of: orientation).quarters }

  /// Whether the later picture is a mirror image of the earlier.
  package var isMirrored: Bool { PictureMarks.parts(of: orientation).isMirrored }
}
