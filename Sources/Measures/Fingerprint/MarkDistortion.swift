internal import Raster

/// What is left between two pictures beside scale and shift: the least-squares affine map of their
/// marks, taken apart.
struct MarkDistortion {
  /// Marks whose moments have a smaller determinant, against the square of their trace, lie on a
  /// line: a thousandth as wide as it is long.
  static let lineMaximum = 1e-6

  /// The turn, in degrees clockwise.
  private(set) var rotationDegrees: Double
  /// By how much one axis is stretched against the other, or the picture is sheared, as a share.
  private(set) var stretch: Double

  /// The distortion between the marks of a pairing.
  ///
  /// - Returns: `nil` where the marks lie on one line.
  init?(_ pairing: MarkPairing) {
    let from = MarkPairing.mean(pairing.pairs.map(\.from))
    let to = MarkPairing.mean(pairing.pairs.map(\.to))
    // Moments of the one, and of the one with the other.
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    var (ux, uy, vx, vy) = (0.0, 0.0, 0.0, 0.0)
    for pair in pairing.pairs {
      let (a, b) = (pair.from - from, pair.to - to)
      xx += a.x * a.x
      xy += a.x * a.y
      yy += a.y * a.y
      ux += b.x * a.x
      uy += b.x * a.y
      vx += b.y * a.x
      vy += b.y * a.y
    }
    let determinant = xx * yy - xy * xy
    guard determinant > Self.lineMaximum * (xx + yy) * (xx + yy) else { return nil }
    // The map's rows, in units of the scale.
    let unit = 1 / (determinant * pairing.scale)
    let (p, q) = ((ux * yy - uy * xy) * unit, (uy * xx - ux * xy) * unit)
    let (r, s) = ((vx * yy - vy * xy) * unit, (vy * xx - vx * xy) * unit)
    rotationDegrees = (r - q) / 2 * 180 / .pi
    let (along, across) = ((p - s) / 2, (r + q) / 2)
    stretch = (along * along + across * across).squareRoot()
  }
}
