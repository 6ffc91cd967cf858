internal import CVector
import Raster

/// Moves a line of whole bins onto the edges it was found by.
struct LineFitter {
  private let map: EdgeMap

  /// The weight of a place is its magnitude up to this.
  static let weightMaximum: Int16 = 200
  /// Places that a fit needs.
  static let placesMinimum = 6
  /// The cosine of the largest turn that a fit may make.
  static let cosineMinimum = 0.99

  init(_ map: EdgeMap) { self.map = map }

  /// The line through the strongest places near by, fitted at a reach of 4 and then of 2 samples;
  /// the line itself where there are too few.
  func fit(_ line: Line, window: PixelRect) -> Line {
    fit(fit(line, reach: 4, spacing: 4, window: window), reach: 2, spacing: 2, window: window)
  }

  /// As above in the whole frame, with a first reach in samples.
  func fit(_ line: Line, reach: Int) -> Line {
    let frame = PixelRect(frame: map.size)
    return fit(
      fit(line, reach: reach, spacing: 2, window: frame), reach: 2, spacing: 2, window: frame)
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
