import Raster

/// Moves the sides of an outline onto the edge itself, to a fraction of a pixel.
///
/// Across each side the tone and colour of the half-size planes is read at many places; the edge is
/// where the step between inside and outside is half done, so blur does not move it.
struct SideRefiner {
  /// Places along a side.
  static let placesMaximum = 64
  /// How far across the side is read to each hand, in samples of the half-size planes.
  static let reach = 7
  /// Share of a side left out at each end: corners are round, and fingers hold there.
  static let endShare = 0.05
  /// Places that must agree for a side to be moved.
  static let placesMinimum = 10
  /// Residual beyond which a place says nothing, in samples.
  static let residualMaximum = 2.0

  private let photo: ReducedPhoto
  /// Stored pixels per sample of the half-size planes.
  private let scale: Double

  init(_ photo: ReducedPhoto) {
    self.photo = photo
    scale = Double(2 * photo.factor)
  }

  /// The outline with every seen side moved; the others are kept.
  ///
  /// - Parameters:
  ///   - quad: Clockwise corners in stored pixels.
  ///   - isSeen: Which sides rest on an edge.
  func refined(_ quad: Quad, isSeen: [Bool]) -> Quad {
    let small = quad.scaled(by: 1 / scale)
    let corners = small.corners
    var lines: [Line] = []
    for i in 0..<4 {
      let a = corners[i]
      let b = corners[(i + 1) % 4]
      let line = Line(from: a, to: b)
      lines.append(isSeen[i] ? fitted(line, from: a, to: b) : line)
    }
    var moved: [Point] = []
    for i in 0..<4 {
      guard let p = lines[(i + 3) % 4].intersection(lines[i]),
        p.distance(to: corners[i]) < 4 * Double(Self.reach)
      else { return quad }
      moved.append(p)
    }
    return Quad(
      topLeft: moved[0], topRight: moved[1], bottomRight: moved[2], bottomLeft: moved[3]
    ).scaled(by: scale)
  }

  private func fitted(_ line: Line, from a: Point, to b: Point) -> Line {
    var line = line
    for reach in [Self.reach, 4] {
      let places = places(along: line, from: a, to: b, reach: reach)
      guard let better = robustFit(places, near: line) else { return line }
      line = better
    }
    return line
  }

  private func places(
    along line: Line, from a: Point, to b: Point, reach: Int
  ) -> [(point: Point, weight: Double)] {
    let length = a.distance(to: b)
    let count = min(Self.placesMaximum, max(8, Int(length / 3)))
    let start = line.position(of: a)
    let end = line.position(of: b)
    var found: [(point: Point, weight: Double)] = []
    for i in 0..<count {
      let share = Self.endShare + (1 - 2 * Self.endShare) * (Double(i) + 0.5) / Double(count)
      let p = line.point(at: start + (end - start) * share)
      if let (offset, weight) = edge(across: line.normal, at: p, reach: reach) {
        found.append((p + line.normal * offset, weight))
      }
    }
    return found
  }

  /// Where the step across a side is half done, in samples from `p` along the normal, and its size.
  private func edge(
    across normal: Point, at p: Point, reach: Int
  ) -> (offset: Double, weight: Double)? {
    var values: [SIMD4<Float>] = []
    for k in -(reach + 1)...(reach + 1) {
      guard let value = channels(at: p + normal * Double(k)) else { return nil }
      values.append(value)
    }
    var steps: [Float] = []
    for k in 1..<(values.count - 1) {
      let d = values[k + 1] - values[k - 1]
      steps.append((d * d).sum().squareRoot())
    }
    guard let peak = steps.indices.max(by: { steps[$0] < steps[$1] }), steps[peak] > 4 else {
      return nil
    }
    // The centroid of the peak, as far as the step falls to half: for a blurred step its middle.
    var low = peak
    var high = peak
    while low > 0, steps[low - 1] > steps[peak] * 0.5, steps[low - 1] <= steps[low] { low -= 1 }
    while high < steps.count - 1, steps[high + 1] > steps[peak] * 0.5,
      steps[high + 1] <= steps[high]
    { high += 1 }
    if low == 0 || high == steps.count - 1 { return nil }
    var sum: Float = 0
    var moment: Float = 0
    for k in (low - 1)...(high + 1) {
      sum += steps[k]
      moment += steps[k] * Float(k - reach)
    }
    return (Double(moment / sum), Double(min(steps[peak], 60)))
  }

  /// Luma, Cb and Cr between the samples around a point; `nil` outside the planes.
  private func channels(at p: Point) -> SIMD4<Float>? {
    let x = p.x - 0.5
    let y = p.y - 0.5
    let size = photo.lumaHalf.size
    guard x >= 0, y >= 0, x < Double(size.width - 1), y < Double(size.height - 1) else {
      return nil
    }
    let column = Int(x)
    let row = Int(y)
    let fx = Float(x - Double(column))
    let fy = Float(y - Double(row))
    let i = row &* size.width &+ column
    func read(_ plane: Plane) -> Float {
      let s = plane.samples
      let top = Float(s[i]) * (1 - fx) + Float(s[i &+ 1]) * fx
      let below = i &+ size.width
      let bottom = Float(s[below]) * (1 - fx) + Float(s[below &+ 1]) * fx
      return top * (1 - fy) + bottom * fy
    }
    guard let blue = photo.blue, let red = photo.red else {
      return SIMD4(read(photo.lumaHalf), 0, 0, 0)
    }
    return SIMD4(read(photo.lumaHalf), 1.5 * read(blue), 1.5 * read(red), 0)
  }

  /// Total least squares, four times with weights that fall with the residual (Tukey's biweight).
  private func robustFit(_ places: [(point: Point, weight: Double)], near line: Line) -> Line? {
    guard places.count >= Self.placesMinimum else { return nil }
    var fit = line
    var width = 3 * Self.residualMaximum
    for _ in 0..<5 {
      var weighted: [(point: Point, weight: Double)] = []
      for (p, weight) in places {
        let r = fit.distance(to: p) / width
        guard r.magnitude < 1 else { continue }
        let keep = (1 - r * r) * (1 - r * r)
        weighted.append((p, weight * keep))
      }
      guard weighted.count >= Self.placesMinimum, let next = Line.fit(weighted) else { return nil }
      // The fit has no direction of its own: keep the way the side is walked.
      let cosine = next.normal.x * line.normal.x + next.normal.y * line.normal.y
      fit = cosine < 0 ? Line(normal: next.normal * -1, offset: -next.offset) : next
      width = max(Self.residualMaximum, width * 0.7)
    }
    return fit
  }
}
