import Raster

/// Moves a line of whole bins onto the edges it was found by.
struct LineFitter {
  private let map: EdgeMap

  init(_ map: EdgeMap) { self.map = map }

  /// The line through the strongest places near by, fitted at a reach of 4 and then of 2 samples;
  /// the line itself where there are too few.
  func fit(_ line: Line, window: PixelRect) -> Line {
    fit(fit(line, reach: 4, window: window), reach: 2, window: window)
  }

  /// As above in the whole frame, with a first reach in samples.
  func fit(_ line: Line, reach: Int) -> Line {
    let frame = PixelRect(x: 0, y: 0, width: map.size.width, height: map.size.height)
    return fit(fit(line, reach: reach, window: frame), reach: 2, window: frame)
  }

  private func fit(_ line: Line, reach: Int, window: PixelRect) -> Line {
    let w = map.size.width
    let h = map.size.height
    let corner = Point(x: Double(window.x), y: Double(window.y))
    let moved = Line(normal: line.normal, offset: -line.distance(to: corner))
    guard
      let inside = moved.positions(
        insideWidth: Double(window.width), height: Double(window.height))
    else { return line }
    let shift = line.position(of: corner)
    let range = (inside.lowerBound + shift)...(inside.upperBound + shift)
    var points: [(point: Point, weight: Double)] = []
    var position = range.lowerBound + 1
    while position < range.upperBound {
      let p = line.point(at: position)
      var best = Int16(EdgeMap.magnitudeMinimum)
      var place: Point?
      for step in -reach...reach {
        let q = p + line.normal * Double(step)
        let x = Int(q.x.rounded(.down))
        let y = Int(q.y.rounded(.down))
        guard x >= 0, y >= 0, x < w, y < h else { continue }
        let m = map.magnitude[y &* w &+ x]
        if m > best {
          best = m
          place = q
        }
      }
      if let place { points.append((place, Double(min(best, 200)))) }
      position += 2
    }
    guard points.count >= 8, let fitted = Line.fit(points) else { return line }
    let cosine = fitted.normal.x * line.normal.x + fitted.normal.y * line.normal.y
    return cosine.magnitude > 0.99 ? fitted : line
  }
}
