internal import Raster

/// Where each place of one picture lies in another that may be a copy of it: mirrored and turned,
/// and then by the affine map of the marks that both have.
///
/// The axes have scales of their own because the sides of a normalised picture are rounded to whole
/// samples: those of a copy of another size may differ by 0.3 %, which is a sample at the frame.
/// And a paper that lies a little askew is compared as well as one that does not, so that its print
/// is seen to be another one.
struct PictureMap {
  private let orientation: Orientation
  private let size: Size
  private let x: Line
  private let y: Line

  /// A coordinate in the later picture, by those in the earlier.
  private struct Line {
    var alongX, alongY, shift: Double

    func callAsFunction(_ place: Point) -> Double {
      alongX * place.x + alongY * place.y + shift
    }
  }

  /// The map by the marks that both pictures have.
  ///
  /// - Parameters:
  ///   - orientation: What was done to the earlier picture before its marks were paired.
  ///   - size: The earlier picture's, before that.
  init(_ pairing: MarkPairing, after orientation: Orientation, of size: Size) {
    self.orientation = orientation
    self.size = size
    let from = pairing.pairs.map(\.from)
    x = Self.line(
      from, pairing.pairs.map(\.to.x),
      else: Line(alongX: pairing.scale, alongY: 0, shift: pairing.shift.x))
    y = Self.line(
      from, pairing.pairs.map(\.to.y),
      else: Line(alongX: 0, alongY: pairing.scale, shift: pairing.shift.y))
  }

  /// Where a place of the earlier picture lies in the later, in samples.
  func callAsFunction(_ place: Point) -> Point {
    let turned = orientation.applied(to: place, in: size)
    return Point(x: x(turned), y: y(turned))
  }

  /// The most by which a coefficient may differ from the pairing's, as a share of its scale: twice
  /// what rounding and the roll that a copy may have do. More is the chance of few marks.
  private static let tolerance = 0.006

  /// A coordinate by least squares; where that differs from the pairing's by more than a copy's
  /// does, the pairing's.
  private static func line(_ from: [Point], _ to: [Double], else common: Line) -> Line {
    let count = Double(max(1, from.count))
    let (middle, target) = (MarkPairing.mean(from), to.reduce(0, +) / count)
    var (xx, xy, yy, ux, uy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (place, coordinate) in zip(from, to) {
      let (a, u) = (place - middle, coordinate - target)
      xx += a.x * a.x
      xy += a.x * a.y
      yy += a.y * a.y
      ux += u * a.x
      uy += u * a.y
    }
    let determinant = xx * yy - xy * xy
    guard determinant > MarkDistortion.lineMaximum * (xx + yy) * (xx + yy) else { return common }
    let alongX = (ux * yy - uy * xy) / determinant
    let alongY = (uy * xx - ux * xy) / determinant
    let allowed = tolerance * (common.alongX + common.alongY)
    guard abs(alongX - common.alongX) < allowed, abs(alongY - common.alongY) < allowed else {
      return common
    }
    return Line(
      alongX: alongX, alongY: alongY, shift: target - alongX * middle.x - alongY * middle.y)
  }
}
