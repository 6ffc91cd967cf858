package import Raster

/// The slant of a flat rectangle against the camera.
///
/// The vanishing points of the sides give the page's normal once the focal length is known. A photo
/// that came through chat has lost it, and an assumed one costs: the angle found is too small by
/// the same factor as the focal length assumed is (half the focal length: 14° for 27°). Where the
/// document's aspect ratio is known a slanted view tells the focal length itself, because only the
/// right one makes the sides square to each other *and* of the right ratio; a nearly frontal view
/// does not, and the assumption stands.
package struct PoseEstimate: Equatable, Sendable {
  /// Degrees between camera axis and page normal, 0…90.
  package let tiltDegrees: Double

  /// Spread of ln(focal length) where none is known: phones, their tele cameras, cropped photos; a
  /// factor of 1.8 either way. A working value: with it tilt is within 4° in 98 % of the simulated
  /// photos.
  static let focalSpread = 0.6
  /// Spread of ln(focal length) where EXIF tells it: cropping by chat services is rare. A working
  /// value.
  static let knownFocalSpread = 0.1
  /// Error of the sides' angle (in radians) and ratio that corners to half a pixel leave.
  static let squareError = 0.006
  /// Candidates are the prior's focal length times 2^(k/8), k within ± this: from a quarter to four
  /// times. A working range.
  static let steps = 16
  /// The ratio of neighbouring candidates, 2^(1/8).
  static let stepFactor = 1.090_507_732_665_257_7

  /// The pose that explains an outline best.
  ///
  /// - Parameters:
  ///   - quad: The document's corners in stored pixels.
  ///   - camera: With the focal length from EXIF, or a phone's usual one.
  ///   - focalLengthIsKnown: Whether it is from EXIF.
  ///   - aspect: Width over height as the corners are named; `nil` if the kind has no size.
  /// - Returns: `nil` for corners that are no picture of a rectangle.
  package init?(quad: Quad, camera: CameraModel, focalLengthIsKnown: Bool, aspect: Double?) {
    let prior = camera.focalLengthPixels
    let spread = focalLengthIsKnown ? Self.knownFocalSpread : Self.focalSpread
    var best: (cost: Double, tilt: Double)?
    var focal = prior
    for _ in 0..<Self.steps { focal /= Self.stepFactor }
    for _ in -Self.steps...Self.steps {
      defer { focal *= Self.stepFactor }
      guard let sides = camera.withFocalLength(focal).sides(of: quad) else { return nil }
      let a = sides.across
      let d = sides.down
      let across = (a * a).sum().squareRoot()
      let down = (d * d).sum().squareRoot()
      guard across > 0, down > 0 else { return nil }
      let off = Trigonometry.logarithm(focal / prior) / spread
      var cost = off * off
      let square = (a * d).sum() / (across * down) / Self.squareError
      cost += square * square
      if let aspect {
        let ratio = Trigonometry.logarithm(across / down / aspect) / Self.squareError
        cost += ratio * ratio
      }
      let normal = SIMD3(
        a.y * d.z - a.z * d.y, a.z * d.x - a.x * d.z, a.x * d.y - a.y * d.x)
      let length = (normal * normal).sum().squareRoot()
      guard length > 0 else { return nil }
      if cost < best?.cost ?? .infinity {
        let cosine = normal.z.magnitude / length
        best = (cost, Trigonometry.arccosine(cosine) * 180 / Double.pi)
      }
    }
    guard let best else { return nil }
    tiltDegrees = best.tilt
  }
}
