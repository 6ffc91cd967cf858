package import Raster

/// A rectangle of known size seen by an ideal camera: the truth for corners, tilt and resolution.
package struct PinholeView {
  /// The photo's size in pixels; the principal point is its middle.
  package var photo = Size(width: 1600, height: 1200)
  package var focalLengthPixels: Double = 1250
  /// Width and height of the rectangle in millimetres.
  package var millimetres: (width: Double, height: Double) = (85.6, 53.98)
  /// From the camera to the rectangle's middle, in millimetres.
  package var distance: Double = 90
  /// Where the middle is seen, in pixels from the photo's middle.
  package var shift = Point(x: 0, y: 0)
  /// Between camera axis and page normal.
  package var tiltDegrees: Double = 0
  /// The direction in which the rectangle leans away.
  package var leanDegrees: Double = 0
  /// Clockwise in the rectangle's own plane.
  package var rollDegrees: Double = 0

  package init() {}

  /// The corners as seen, the rectangle's own top left first.
  package var corners: Quad {
    let roll = Trigonometry.sineCosine(rollDegrees * Double.pi / 180)
    let lean = Trigonometry.sineCosine(leanDegrees * Double.pi / 180)
    let tilt = Trigonometry.sineCosine(tiltDegrees * Double.pi / 180)
    func seen(_ u: Double, _ v: Double) -> Point {
      let x = u * roll.cosine - v * roll.sine
      let y = u * roll.sine + v * roll.cosine
      // Along the lean the page recedes; across it nothing changes.
      let along = x * lean.cosine + y * lean.sine
      let across = y * lean.cosine - x * lean.sine
      let near = along * tilt.cosine
      let z = distance + along * tilt.sine
      let px = near * lean.cosine - across * lean.sine
      let py = near * lean.sine + across * lean.cosine
      let cx = shift.x * distance / focalLengthPixels
      let cy = shift.y * distance / focalLengthPixels
      return Point(
        x: Double(photo.width) / 2 + focalLengthPixels * (px + cx) / z,
        y: Double(photo.height) / 2 + focalLengthPixels * (py + cy) / z)
    }
    let w = millimetres.width / 2
    let h = millimetres.height / 2
    return Quad(
      topLeft: seen(-w, -h), topRight: seen(w, -h), bottomRight: seen(w, h), bottomLeft: seen(-w, h)
    )
  }
}
