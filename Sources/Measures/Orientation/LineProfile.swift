import Raster

/// Ink summed along one axis of a page, with the page's small skew taken out.
///
/// Where the axis is that of the text, lines and the gaps between them make a deep, regular
/// profile; across it letters blur to an even grey. Strips along the axis are shifted against each
/// other until the profile is sharpest.
///
/// The constants are working values; ``PageReading`` says with what result.
struct LineProfile {
  /// The slope of the lines, samples across them per sample along them.
  let slope: Double
  /// How deeply the profile is modulated against its own running mean, 0…1.
  let depth: Float
  /// The mean square of the profile's steps: how sharply lines begin and end.
  let energy: Float

  /// Strips along the lines: 40 samples each, over which a slope of ``slopeStep`` is a sixth of
  /// one.
  static let strips = 16
  /// Slopes tried are k × this, k within ± ``slopesMaximum``: up to 2.75° either way, which is more
  /// than an outline leaves of a page's skew. A step is 2.6 samples from end to end of a line of
  /// 640.
  static let slopeStep = 0.004
  static let slopesMaximum = 12
  /// The running mean goes over this share of the page, at least ``windowMinimum`` samples: two
  /// lines of a page of 50.
  static let windowShare = 0.04
  static let windowMinimum = 9
  /// Added to the running mean, 0…1: a faint speck on an empty page is no line. A working value.
  static let inkFloor: Float = 0.004

  /// - Parameter alongRows: Whether lines run along the rows of the map, else down its columns.
  init(_ map: InkMap, alongRows: Bool) {
    let sums = Self.stripSums(map, alongRows: alongRows)
    let length = alongRows ? map.size.height : map.size.width
    let extent = Double(alongRows ? map.size.width : map.size.height)
    var best: (energy: Float, values: [Float], slope: Double)?
    for k in -Self.slopesMaximum...Self.slopesMaximum {
      let slope = Double(k) * Self.slopeStep
      let shifts = (0..<Self.strips).map { strip in
        let place = (Double(strip) + 0.5) / Double(Self.strips) - 0.5
        return Int((place * extent * slope).rounded())
      }
      let values = Self.shifted(sums, shifts, length: length)
      var energy: Float = 0
      for i in 2..<max(2, length) {
        let d = values[i] - values[i - 2]
        energy += d * d
      }
      if energy > best?.energy ?? -1 { best = (energy, values, slope) }
    }
    slope = best?.slope ?? 0
    energy = (best?.energy ?? 0) / Float(max(1, length))
    depth = Self.depth(of: best?.values ?? [])
  }

  /// The mean ink of each strip at each place across the lines.
  private static func stripSums(_ map: InkMap, alongRows: Bool) -> [[Float]] {
    let w = map.size.width
    let h = map.size.height
    let extent = alongRows ? w : h
    let length = alongRows ? h : w
    var sums = [[Float]](repeating: [Float](repeating: 0, count: length), count: strips)
    for strip in 0..<strips {
      let range = (strip * extent / strips)..<((strip + 1) * extent / strips)
      let scale = 1 / Float(max(1, range.count))
      unsafe sums[strip].withUnsafeMutableBufferPointer { out in
        if alongRows {
          for y in 0..<h {
            var sum: Float = 0
            for x in range { sum += map.ink[y &* w &+ x] }
            unsafe out[y] = sum * scale
          }
        } else {
          for y in range {
            for x in 0..<w { unsafe out[x] += map.ink[y &* w &+ x] * scale }
          }
        }
      }
    }
    return sums
  }

  private static func shifted(_ sums: [[Float]], _ shifts: [Int], length: Int) -> [Float] {
    var values = [Float](repeating: 0, count: length)
    for (strip, shift) in zip(sums, shifts) {
      for i in max(0, -shift)..<min(length, length - shift) { values[i] += strip[i &+ shift] }
    }
    return values.map { $0 / Float(strips) }
  }

  private static func depth(of values: [Float]) -> Float {
    let window = max(windowMinimum, Int(windowShare * Double(values.count)))
    guard values.count > 2 * window else { return 0 }
    var running = values[0..<window].reduce(0, +)
    var sum: Float = 0
    var count: Float = 0
    for i in window..<values.count {
      let mean = running / Float(window)
      let middle = values[i - window / 2]
      sum += min(1, (middle - mean).magnitude / (mean + inkFloor))
      count += 1
      running += values[i] - values[i - window]
    }
    return sum / count
  }
}
