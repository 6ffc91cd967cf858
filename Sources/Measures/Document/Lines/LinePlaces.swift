internal import CVector
import Raster

extension cvector_places {
  /// Places along a line from a point on it on.
  ///
  /// - Parameters:
  ///   - origin: The first place, on the line, in samples.
  ///   - spacing: Samples from one place to the next.
  init(_ line: Line, from origin: Point, spacing: Double, count: Int) {
    self.init(
      x: Float(origin.x), y: Float(origin.y), step_x: Float(line.direction.x * spacing),
      step_y: Float(line.direction.y * spacing), dx: Float(line.normal.x),
      dy: Float(line.normal.y), count: count)
  }
}
