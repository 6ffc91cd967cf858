import Raster

/// The outline around some print by lines too faint for any other search.
///
/// Every side lies outside all of the print; it shows from corner to corner and not beyond.
///
/// The constants are working values.
struct FaintOutline {
  /// Corners clockwise from the top left, in samples of the half-size planes.
  let quad: Quad
  /// As ``DocumentFinding/score``.
  let score: Float

  /// What the mean of the four sides' clearness is worth, what the weakest one's, and what costs it
  /// that they go on beyond the corners.
  private static let meanWeight: Float = 0.65
  private static let weakestWeight: Float = 0.35
  private static let overshootWeight: Float = 0.4
  /// Where beyond a corner a line is looked at, as shares of the side.
  private static let beyond = 0.03..<0.2
  /// A side with fewer known parts, or a smaller share of them, is unknown; so is an outline with a
  /// side less clear than this.
  private static let partsMinimum = 3
  private static let clearnessMinimum: Float = 0.4
  /// Outlines below this score are none: by chance 0.5 is reached.
  private static let scoreMinimum: Float = 0.7
  /// How far a corner may lie outside the frame, in samples.
  private static let outsideMaximum = 2.0
  /// Turns that are tried for the print's direction, in degrees.
  private static let turns = -45..<45

  /// One side: its line, and the lines of its direction.
  private typealias Side = (line: FaintLine, lines: FaintLines)

  /// The best outline around print.
  ///
  /// - Parameters:
  ///   - print: Where there is print, in samples; `nil` is returned for no print.
  ///   - cost: What speaks against an outline, beside how clear it is; `nil` refuses it.
  init?(_ field: FaintField, around print: [Point], cost: (Quad) -> Float?) {
    guard let slope = Self.slope(of: print) else { return nil }
    let level = FaintLines(field, isUpright: false, slope: slope)
    let upright = FaintLines(field, isUpright: true, slope: -slope)
    let rows = level.lines(beside: print.map { ($0.x, $0.y) })
    let columns = upright.lines(beside: print.map { ($0.y, $0.x) })
    var best: FaintOutline?
    for top in rows.before {
      for bottom in rows.behind {
        for left in columns.before {
          for right in columns.behind {
            let quad = Quad(
              topLeft: top.crossing(left), topRight: top.crossing(right),
              bottomRight: bottom.crossing(right), bottomLeft: bottom.crossing(left))
            guard Self.isInside(quad, field.size),
              let clear = Self.clearness(
                quad, [(top, level), (right, upright), (bottom, level), (left, upright)]),
              clear > best?.score ?? Self.scoreMinimum, let cost = cost(quad),
              clear - cost > best?.score ?? Self.scoreMinimum
            else { continue }
            best = FaintOutline(quad: quad, score: clear - cost)
          }
        }
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(quad: Quad, score: Float) {
    self.quad = quad
    self.score = score
  }

  /// The slope of the rows or columns of print, whichever is nearer to level: of the rectangle
  /// around it that is the smallest.
  private static func slope(of print: [Point]) -> Double? {
    guard !print.isEmpty else { return nil }
    var best = (area: Double.infinity, slope: 0.0)
    for degrees in turns {
      let (sine, cosine) = Trigonometry.sineCosine(Double(degrees) * Double.pi / 180)
      var low = SIMD2<Double>(repeating: .infinity)
      var high = -low
      for p in print {
        let place = SIMD2(p.x * cosine + p.y * sine, p.y * cosine - p.x * sine)
        low = pointwiseMin(low, place)
        high = pointwiseMax(high, place)
      }
      let area = (high - low).x * (high - low).y
      if area < best.area { best = (area, sine / cosine) }
    }
    return best.slope
  }

  private static func isInside(_ quad: Quad, _ size: Size) -> Bool {
    quad.corners.allSatisfy {
      $0.x >= -outsideMaximum && $0.y >= -outsideMaximum
        && $0.x <= Double(size.width) + outsideMaximum
        && $0.y <= Double(size.height) + outsideMaximum
    }
  }

  /// How clear an outline is, 1 at most, its sides from the top on clockwise; `nil` where a side is
  /// not seen.
  private static func clearness(_ quad: Quad, _ sides: [Side]) -> Float? {
    let c = quad.corners
    let ends = [(c[0].x, c[1].x), (c[1].y, c[2].y), (c[3].x, c[2].x), (c[0].y, c[3].y)]
    var (sum, weakest, overshoot): (Float, Float, Float) = (0, .infinity, 0)
    for (side, (from, to)) in zip(sides, ends) {
      let seen = side.lines.clearness(of: side.line, from: from, to: to)
      guard seen.known >= partsMinimum, 2 * seen.known >= seen.all else { return nil }
      let clear = seen.sum / Float(seen.known)
      guard clear >= clearnessMinimum else { return nil }
      sum += clear
      weakest = min(weakest, clear)
      let near = beyond.lowerBound * (to - from)
      let far = beyond.upperBound * (to - from)
      let before = side.lines.clearness(of: side.line, from: from - far, to: from - near)
      let behind = side.lines.clearness(of: side.line, from: to + near, to: to + far)
      let known = max(1, before.known + behind.known)
      overshoot += max(0, (before.sum + behind.sum) / Float(known))
    }
    return meanWeight * sum / 4 + weakestWeight * weakest - overshootWeight * overshoot / 4
  }
}
