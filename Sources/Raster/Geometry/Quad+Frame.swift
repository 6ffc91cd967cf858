extension Quad {
  /// The share of the quad's area that lies inside a frame, 0…1.
  ///
  /// - Parameter frame: The picture, from (0, 0) to its size.
  /// - Complexity: Four clips of at most eight points (Sutherland and Hodgman's algorithm).
  package func insideShare(of frame: Size) -> Double {
    let whole = area.magnitude
    guard whole > 0 else { return 0 }
    if distancesOutside(of: frame) == .zero { return 1 }
    var points = corners
    let limits = [
      (Point(x: 1, y: 0), 0.0), (Point(x: 0, y: 1), 0.0),
      (Point(x: -1, y: 0), -Double(frame.width)), (Point(x: 0, y: -1), -Double(frame.height)),
    ]
    for (normal, offset) in limits {
      var kept: [Point] = []
      for (i, p) in points.enumerated() {
        let q = points[(i + 1) % points.count]
        let dp = p.x * normal.x + p.y * normal.y - offset
        let dq = q.x * normal.x + q.y * normal.y - offset
        if dp >= 0 { kept.append(p) }
        if (dp < 0) != (dq < 0) { kept.append(p + (q - p) * (dp / (dp - dq))) }
      }
      points = kept
      if points.count < 3 { return 0 }
    }
    var sum = 0.0
    for (i, p) in points.enumerated() {
      let q = points[(i + 1) % points.count]
      sum += p.x * q.y - q.x * p.y
    }
    return min(1, sum.magnitude / 2 / whole)
  }

  /// How far each corner lies outside a frame, in pixels; 0 for a corner inside.
  ///
  /// - Returns: One value per corner: top left, top right, bottom right, bottom left.
  package func distancesOutside(of frame: Size) -> SIMD4<Double> {
    func outside(_ p: Point) -> Double {
      let dx = max(0, max(-p.x, p.x - Double(frame.width)))
      let dy = max(0, max(-p.y, p.y - Double(frame.height)))
      return (dx * dx + dy * dy).squareRoot()
    }
    return SIMD4(outside(topLeft), outside(topRight), outside(bottomRight), outside(bottomLeft))
  }
}
