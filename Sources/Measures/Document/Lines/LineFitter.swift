internal import CVector
import Raster

/// Moves a line of whole bins onto the edges it was found by.
///
/// The constants are working values; ``QuadSearch`` says what was found with them.
struct LineFitter {
  private let map: EdgeMap

  /// The weight of a place is its magnitude up to this, in the planes' units: a luma ratio of about
  /// 1.3, so that one very strong edge does not draw a line to it.
  static let weightMaximum: Int16 = 200
  /// Places that a fit needs.
  static let placesMinimum = 6
  /// The cosine of the largest turn that a fit may make: 8°, four bins of ``LineSearch``.
  static let cosineMinimum = 0.99
  /// How far across the line a place is sought, in samples: first two bins, then one.
  static let reachFirst = 4
  static let reachLast = 2

  /// Fits lines to the edges of a map.
  init(_ map: EdgeMap) { self.map = map }

  /// The line through the strongest places near by, fitted twice; the line itself where there are
  /// too few.
  func fit(_ line: Line, window: PixelRect) -> Line {
    let near = fit(line, reach: Self.reachFirst, spacing: 4, window: window)
    return fit(near, reach: Self.reachLast, spacing: 2, window: window)
  }

  /// As above in the whole frame, with a first reach in samples.
  func fit(_ line: Line, reach: Int) -> Line {
    let frame = PixelRect(frame: map.size)
    let near = fit(line, reach: reach, spacing: 2, window: frame)
    return fit(near, reach: Self.reachLast, spacing: 2, window: frame)
  }

  private func fit(_ line: Line, reach: Int, spacing: Double, window: PixelRect) -> Line {
    guard let range = line.positions(in: window) else { return line }
    let length = range.upperBound - range.lowerBound
    let count = max(0, Int(((length - 1) / spacing).rounded(.up)))
    let start = range.lowerBound + 1
    let places = cvector_places(
      line, from: line.point(at: start), spacing: spacing, count: count)
    var best = [Int16](repeating: 0, count: count)
    var offsets = [Int8](repeating: 0, count: count)
    unsafe cvector_strongest_across(
      &best, &offsets, map.magnitude, map.size.width, map.size.height, places, Int32(reach),
      EdgeMap.magnitudeMinimum)
    var points: [(point: Point, weight: Double)] = []
    points.reserveCapacity(count)
    for i in 0..<count where best[i] > 0 {
      let p = line.point(at: start + Double(i) * spacing)
      points.append(
        (p + line.normal * Double(offsets[i]), Double(min(best[i], Self.weightMaximum))))
    }
    guard points.count >= Self.placesMinimum, let fitted = Line.fit(points) else { return line }
    let cosine = fitted.normal.x * line.normal.x + fitted.normal.y * line.normal.y
    return cosine.magnitude > Self.cosineMinimum ? fitted : line
  }
}
