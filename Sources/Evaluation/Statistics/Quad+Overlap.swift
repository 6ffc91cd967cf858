package import Raster
import Verdicts

extension Quad {
  /// Intersection over union of two convex outlines, 0…1, whatever corner they start at.
  ///
  /// One outline is cut by each edge of the other in turn (Sutherland–Hodgman clipping).
  package func overlap(with other: Quad) -> Double {
    var shared = clockwise
    let cutter = other.clockwise
    for i in 0..<4 {
      shared = Self.cut(shared, by: cutter[i], cutter[(i + 1) % 4])
      guard shared.count >= 3 else { return 0 }
    }
    let common = Self.area(shared)
    let union = abs(area) + abs(other.area) - common
    return union > 0 ? min(1, max(0, common / union)) : 0
  }

  /// The mean distance of the corners from those of the true outline, whatever corner each starts
  /// at, as a share of the true outline's longer edge.
  package func cornerError(from truth: Quad) -> Double {
    let longer = max(truth.meanWidth, truth.meanHeight, .leastNormalMagnitude)
    let means = (0..<4).map { steps in
      zip(renamed(by: steps).corners, truth.corners).reduce(0) { $0 + $1.0.distance(to: $1.1) } / 4
    }
    return (means.min() ?? 0) / longer
  }

  private var clockwise: [Point] { area >= 0 ? corners : corners.reversed() }

  /// The part of a polygon to the right of the line from `a` to `b`, in a picture's coordinates.
  private static func cut(_ polygon: [Point], by a: Point, _ b: Point) -> [Point] {
    func side(_ p: Point) -> Double { (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) }
    var kept: [Point] = []
    for (i, p) in polygon.enumerated() {
      let q = polygon[(i + 1) % polygon.count]
      let (sideP, sideQ) = (side(p), side(q))
      if sideP >= 0 { kept.append(p) }
      if (sideP >= 0) != (sideQ >= 0) { kept.append(p + (q - p) * (sideP / (sideP - sideQ))) }
    }
    return kept
  }

  private static func area(_ polygon: [Point]) -> Double {
    var sum = 0.0
    for (i, p) in polygon.enumerated() {
      let q = polygon[(i + 1) % polygon.count]
      sum += p.x * q.y - q.x * p.y
    }
    return abs(sum) / 2
  }
}
