internal import Raster

/// Where each place of one picture lies in another that may be a copy of it: mirrored and turned,
/// and along each axis enlarged and shifted.
///
/// The axes have scales of their own because the sides of a normalised picture are rounded to whole
/// samples: those of a copy of another size may differ by 0.3 %, which is a sample at the frame.
struct PictureMap {
  private let orientation: Orientation
  private let size: Size
  private let scale: Point
  private let shift: Point

  /// The map by the marks that both pictures have.
  ///
  /// - Parameters:
  ///   - orientation: What was done to the earlier picture before its marks were paired.
  ///   - size: The earlier picture's, before that.
  init(_ pairing: MarkPairing, after orientation: Orientation, of size: Size) {
    self.orientation = orientation
    self.size = size
    let (from, to) = (pairing.pairs.map(\.from), pairing.pairs.map(\.to))
    let x = Self.line(from.map(\.x), to.map(\.x), else: (pairing.scale, pairing.shift.x))
    let y = Self.line(from.map(\.y), to.map(\.y), else: (pairing.scale, pairing.shift.y))
    scale = Point(x: x.scale, y: y.scale)
    shift = Point(x: x.shift, y: y.shift)
  }

  /// Where a place of the earlier picture lies in the later, in samples.
  func callAsFunction(_ place: Point) -> Point {
    let turned = orientation.applied(to: place, in: size)
    return Point(x: turned.x * scale.x + shift.x, y: turned.y * scale.y + shift.y)
  }

  /// The most by which the scale along one axis may differ from that along both, as a share: twice
  /// what rounding does. More is the chance of few marks.
  private static let scaleTolerance = 0.006

  /// The straight line through numbers by least squares; where it is another one than the pairing's
  /// by more than rounding explains, that one.
  private static func line(
    _ from: [Double], _ to: [Double], else common: (scale: Double, shift: Double)
  ) -> (scale: Double, shift: Double) {
    let count = Double(max(1, from.count))
    let (a, b) = (from.reduce(0, +) / count, to.reduce(0, +) / count)
    let square = from.reduce(0) { $0 + ($1 - a) * ($1 - a) }
    let product = zip(from, to).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    guard square > 0, abs(product / square - common.scale) < scaleTolerance * common.scale else {
      return common
    }
    return (product / square, b - product / square * a)
  }
}
