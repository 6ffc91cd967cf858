package import Raster

/// A camera without distortion whose principal point is the middle of the photo.
///
/// With the focal length known, one look at a flat rectangle tells its slant and its aspect ratio.
package struct CameraModel: Equatable, Sendable {
  /// The middle of the photo, in its pixels.
  let centre: Point
  /// The focal length in pixels of the photo.
  let focalLengthPixels: Double

  /// Focal length as on 35 mm film that a phone's main camera usually has, in millimetres. A
  /// working value.
  package static let usualFocalLengthMillimetres = 27.0
  /// The diagonal of 35 mm film in millimetres, √(36² + 24²): equivalence is by the diagonal.
  static let filmDiagonalMillimetres = 43.27

  /// The camera that took a photo.
  ///
  /// - Parameters:
  ///   - size: The photo in pixels.
  ///   - focalLengthMillimetres: As on 35 mm film, from EXIF; `nil` takes a phone's usual one.
  package init(size: Size, focalLengthMillimetres: Double?) {
    let w = Double(size.width)
    let h = Double(size.height)
    let diagonal = (w * w + h * h).squareRoot()
    self.init(
      centre: Point(x: w / 2, y: h / 2),
      focalLengthPixels: diagonal / Self.filmDiagonalMillimetres
        * (focalLengthMillimetres ?? Self.usualFocalLengthMillimetres))
  }

  /// A camera by its principal point and focal length, in pixels of one plane.
  init(centre: Point, focalLengthPixels: Double) {
    self.centre = centre
    self.focalLengthPixels = focalLengthPixels
  }

  /// The same camera with another focal length.
  func withFocalLength(_ pixels: Double) -> CameraModel {
    CameraModel(centre: centre, focalLengthPixels: pixels)
  }

  /// The directions in space of a rectangle's sides, as long as the sides are: the columns of the
  /// homography from the unit square seen through the camera, both to the same unknown scale.
  ///
  /// - Returns: `nil` for a quad that is no picture of a rectangle.
  func sides(of quad: Quad) -> (across: SIMD3<Double>, down: SIMD3<Double>)? {
    // The columns of Homography(width: 1, height: 1, to: quad), without its array: this is asked of
    // every outline that is tried.
    let (a, b, d) = (quad.topLeft, quad.topRight, quad.bottomLeft)
    let s = a - b + quad.bottomRight - d
    let u = b - quad.bottomRight
    let v = d - quad.bottomRight
    let det = u.x * v.y - v.x * u.y
    // As there: three corners on a line, but for rounding.
    guard det.magnitude > 1e-9 else { return nil }
    let g = (s.x * v.y - v.x * s.y) / det
    let h = (u.x * s.y - s.x * u.y) / det
    let across = b - a + b * g
    let down = d - a + d * h
    func ray(_ p: Point, _ w: Double) -> SIMD3<Double> {
      SIMD3(p.x - centre.x * w, p.y - centre.y * w, w * focalLengthPixels)
    }
    return (ray(across, g), ray(down, h))
  }

  /// Width over height of the rectangle that is seen as `quad`.
  func aspect(of quad: Quad) -> Double? {
    guard let sides = sides(of: quad) else { return nil }
    let down = (sides.down * sides.down).sum()
    return down > 0 ? ((sides.across * sides.across).sum() / down).squareRoot() : nil
  }
}
