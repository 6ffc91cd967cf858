package import Raster

/// How one picture lies over another, and whether one can be a copy of the other.
///
/// A copy is geometrically exact: its marks are where the other's are but for a quarter turn, one
/// scale and one shift, it lies within the other's frame or the other within its own, and it has
/// the same tones throughout. Another exposure of the same scene is turned by a part of a degree,
/// sees something at each side that the other does not, or is distorted by another perspective;
/// another document of the same layout has other tones where it has other print.
///
/// What cannot be told from a copy: a second exposure from a tripod, or with the same frame to
/// within half a per cent and the same roll to within a tenth of a degree. And a copy that is
/// cropped on one side where the other picture is cropped on the other passes for another exposure.
package struct FingerprintMatch: Equatable, Sendable {
  /// The clockwise turn of the later picture against the earlier.
  package var turn: Turn
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
  /// The share of cells whose tone is another one, 0…1.
  package var toneDifference: Double

  /// What copies show: a number beyond its limit speaks against a copy by itself.
  ///
  /// Placed on 1400 copies of 100 photos of the corpus (recompressed, resized, turned, cropped by
  /// up to 5 % at each side) against 56,953 pairs of different photos, and for roll and overhang
  /// against 54 second exposures of a scene held still: 1394 copies are found, one pair of
  /// different photos matches, and 3 second exposures do (`Benchmarks duplicates`).
  enum Limit {
    /// The share of the strongest marks that is missing in the other, 0…1, at most.
    static let missingMarks = 0.6
    /// Marks that both have, at least.
    static let marks = 7.0
    /// What is left of a turn, in degrees, at most.
    static let rotationDegrees = 0.13
    /// What is left of stretching and shearing, as a share, at most.
    static let stretch = 0.006
    /// How far each picture reaches beyond the other, as a share of the mean side, at most.
    static let overhang = 0.0045
    /// The root mean square distance of marks from their places, in samples, at most.
    static let residual = 1.0
    /// The share of cells whose tone is another one, 0…1, at most.
    static let toneDifference = 0.1
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
    let ratios = [
      (1 - markShare) / Limit.missingMarks, Limit.marks / Double(max(1, marks)),
      rotationDegrees / Limit.rotationDegrees, stretch / Limit.stretch, overhang / Limit.overhang,
      residual / Limit.residual, toneDifference / Limit.toneDifference,
    ]
    return min(1, Self.border * (ratios.max() ?? 2))
  }

  /// The ``distance`` up to which a picture can be a copy: it makes the unit, in which the policy
  /// then sets its limit.
  package static let border = 0.5

  /// Lays a later picture over an earlier one in the turn that brings most marks together.
  ///
  /// - Returns: `nil` for pictures that have nothing in common.
  /// - Complexity: Some 0.3 ms.
  package init?(of later: Fingerprint, with earlier: Fingerprint) {
    var best: (pairing: MarkPairing, earlier: Fingerprint, turn: Turn)?
    var turned = earlier
    for turn in Turn.allCases {
      if let pairing = MarkPairing(of: later, with: turned),
        pairing.pairs.count > best?.pairing.pairs.count ?? 0
      {
        best = (pairing, turned, turn)
      }
      turned = turned.turnedByQuarter
    }
    guard let best, let distortion = MarkDistortion(best.pairing) else { return nil }
    self.init(best.pairing, distortion, later: later, earlier: best.earlier, turn: best.turn)
  }

  private init(
    _ pairing: MarkPairing, _ distortion: MarkDistortion, later: Fingerprint,
    earlier: Fingerprint, turn: Turn
  ) {
    self.turn = turn
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
    let (outer, inner) = (
      Self.frame(of: later.size, in: earlier.size, at: pairing.carriedBack),
      Self.frame(of: earlier.size, in: later.size, at: pairing.carried)
    )
    overhang = min(Self.overhang(outer, earlier.size), Self.overhang(inner, later.size))
    // The picture that holds the other one's frame foretells its tones.
    let isLaterInside =
      Self.overhang(outer, earlier.size) <= Self.overhang(inner, later.size)
    let comparison =
      isLaterInside
      ? ToneComparison(later.tones, with: earlier.tones, at: outer)
      : ToneComparison(earlier.tones, with: later.tones, at: inner)
    toneDifference = comparison.differentShare
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

  /// Where a picture's frame lies in another, in shares of the other's sides.
  private static func frame(of size: Size, in other: Size, at place: (Point) -> Point)
    -> ToneComparison.Frame
  {
    let near = place(Point(x: 0, y: 0))
    let far = place(Point(x: Double(size.width), y: Double(size.height)))
    let (width, height) = (Double(other.width), Double(other.height))
    return ToneComparison.Frame(
      left: near.x / width, top: near.y / height, right: far.x / width, bottom: far.y / height)
  }

  /// How far a frame reaches beyond a picture, as a share of its mean side.
  private static func overhang(_ frame: ToneComparison.Frame, _ size: Size) -> Double {
    let mean = Double(size.area).squareRoot()
    let (width, height) = (Double(size.width) / mean, Double(size.height) / mean)
    return max(
      0, -frame.left * width, -frame.top * height, (frame.right - 1) * width,
      (frame.bottom - 1) * height)
  }
}
