import Raster

/// Moves a line of whole bins onto the edges it was found by.
struct LineFitter {
  private let map: EdgeMap

  /// Samples from one place to the next.
  static let spacing = 2.0
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
    fit(fit(line, reach: 4, window: window), reach: 2, window: window)
  }

  /// As above in the whole frame, with a first reach in samples.
  func fit(_ line: Line, reach: Int) -> Line {
    let frame = PixelRect(x: 0, y: 0, width: map.size.width, height: map.size.height)
    return fit(fit(line, reach: reach, window: frame), reach: 2, window: frame)
  }

  private func fit(_ line: Line, reach: Int, window: PixelRect) -> Line {
    guard let range = line.positions(in: window) else { return line }
    let w = map.size.width
    let h = map.size.height
    let nx = Float(line.normal.x)
    let ny = Float(line.normal.y)
    var points: [(point: Point, weight: Double)] = []
    points.reserveCapacity(Int((range.upperBound - range.lowerBound) / Self.spacing) + 1)
    var position = range.lowerBound + 1
    while position < range.upperBound {
      let p = line.point(at: position)
      position += Self.spacing
      var best = EdgeMap.magnitudeMinimum
      var place: Int?
      for step in -reach...reach {
        let x = Float(p.x) + nx * Float(step)
        let y = Float(p.y) + ny * Float(step)
        if x < 0 || y < 0 { continue }
        let column = Int(x)
        let row = Int(y)
        if column >= w || row >= h { continue }
        let m = map.magnitude[row &* w &+ column]
        if m > best {
          best = m
          place = step
        }
      }
      if let place {
        points.append((p + line.normal * Double(place), Double(min(best, Self.weightMaximum))))
      }
    }
    guard points.count >= Self.placesMinimum, let fitted = Line.fit(points) else { return line }
    let cosine = fitted.normal.x * line.normal.x + fitted.normal.y * line.normal.y
    return cosine.magnitude > Self.cosineMinimum ? fitted : line
  }
}
