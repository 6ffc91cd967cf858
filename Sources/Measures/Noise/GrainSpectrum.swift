import Raster

/// The grain between the lines of a printed ground, by its spectrum.
///
/// Guilloche, halftone and security paper are a few lines of a spectrum; grain, fine or in
/// blotches, has all frequencies of about one length alike. So of each ring of frequencies the
/// mean is told by a low quantile, which the lines of a print do not reach: powers of noise are
/// distributed exponentially. Pure lines with every direction in every window (nets) count as
/// before.
///
/// Constants that name no other origin are working values: with them 18 photos of printed grounds
/// that measured 2 to 5.5 code values measure 0.6 to 1.6, and 14 grainy ones stay within a tenth.
struct GrainSpectrum {
  /// Samples along the side of a window: four lines of print a window at a pitch of 8 samples.
  static let side = Row.scalarCount
  /// The quantile of a ring's powers, and what it is of the mean where they are exponential:
  /// −ln(1 − 1/4).
  static let quantile = 0.25
  static let quantileOfMean = 0.287_682
  /// The flattest share of the windows, and how many at least.
  static let flatQuantile = 0.1
  static let windowsMinimum = 4

  /// A row of a window, or of its frequencies.
  typealias Row = SIMD32<Float>

  /// cos and sin of 2πuv / 32, `[v][u]`.
  private let cosines: [Row]
  private let sines: [Row]
  /// Hann's window, so that a line stays where it is.
  private let taper: Row
  /// 0, 1 … 31 less their mean.
  private let places: Row

  /// A transform with its tables.
  init() {
    let step = 2 * Double.pi / Double(Self.side)
    func row(_ value: (Int) -> Double) -> Row {
      var row = Row()
      for i in 0..<Self.side { row[i] = Float(value(i)) }
      return row
    }
    cosines = (0..<Self.side).map { v in
      row { Trigonometry.sineCosine(step * Double($0 * v % Self.side)).cosine }
    }
    sines = (0..<Self.side).map { v in
      row { Trigonometry.sineCosine(step * Double($0 * v % Self.side)).sine }
    }
    taper = row { 0.5 - 0.5 * Trigonometry.sineCosine(step * (Double($0) + 0.5)).cosine }
    places = row { Double($0) - Double(Self.side - 1) / 2 }
  }

  /// The standard deviation of the grain at flat places, in code values.
  ///
  /// - Parameters:
  ///   - plane: Luma, code values.
  ///   - places: Top left samples of windows, as indices of the plane; those over its edge are left
  ///     out.
  /// - Returns: `nil` where fewer than four windows fit.
  func sigma(of plane: Plane, at places: [Int]) -> Double? {
    let windows = places.compactMap { window(of: plane, at: $0) }
    let count = max(Self.windowsMinimum, Int(Self.flatQuantile * Double(windows.count)))
    guard windows.count >= count else { return nil }
    let flattest = windows.sorted { $0.energy < $1.energy }.prefix(count)
    var rings: [[Float]] = Array(repeating: [], count: Self.side)
    for window in flattest { add(window.rows, to: &rings) }
    let variance = rings.dropFirst().reduce(0.0) { sum, ring in
      // A ring has its share of every window's power.
      let mean = Double(ring.quantile(Self.quantile) ?? 0) / Self.quantileOfMean
      return sum + mean * Double(ring.count) / Double(count)
    }
    return variance.squareRoot()
  }

  private struct Window {
    /// Deviations from the plane through the samples.
    var rows: [Row]
    /// The sum of their squares.
    var energy: Float
  }

  /// A window without its shading.
  private func window(of plane: Plane, at place: Int) -> Window? {
    let side = Self.side
    guard place % plane.width + side <= plane.width, place / plane.width + side <= plane.height
    else { return nil }
    var rows: [Row] = []
    rows.reserveCapacity(side)
    var sum = Row()
    var down = Row()
    for y in 0..<side {
      var row = Row()
      for x in 0..<side { row[x] = Float(plane.samples[place &+ y &* plane.width &+ x]) }
      sum += row
      down += row * places[y]
      rows.append(row)
    }
    // The sum of (x − 15.5)² over a window.
    let moment = Float(side * side * (side * side - 1)) / 12
    let mean = sum.sum() / Float(side * side)
    let across = (sum * places).sum() / moment
    let slope = down.sum() / moment
    var energy = Row()
    for y in 0..<side {
      rows[y] -= places * across + (mean + slope * places[y])
      energy += rows[y] * rows[y]
    }
    return Window(rows: rows, energy: energy.sum())
  }

  /// Adds a window's power, as shares of its variance, to the rings of its frequencies' lengths.
  private func add(_ rows: [Row], to rings: inout [[Float]]) {
    let side = Self.side
    var real: [Row] = []
    var imaginary: [Row] = []
    for y in 0..<side {
      let row = rows[y] * taper * taper[y]
      var (a, b) = (Row(), Row())
      for x in 0..<side {
        a += cosines[x] * row[x]
        b -= sines[x] * row[x]
      }
      real.append(a)
      imaginary.append(b)
    }
    // The squares of Hann's window sum to 3/8 of its samples along each axis.
    let scale = 1 / (Float(side * side) * 0.375 * 0.375 * Float(side * side))
    for v in 0..<side {
      var (a, b) = (Row(), Row())
      for y in 0..<side {
        let (c, s) = (cosines[v][y], sines[v][y])
        a += real[y] * c + imaginary[y] * s
        b += imaginary[y] * c - real[y] * s
      }
      let power = (a * a + b * b) * scale
      let down = Float(min(v, side - v))
      for u in 0..<side {
        let across = Float(min(u, side - u))
        rings[Int((across * across + down * down).squareRoot().rounded())].append(power[u])
      }
    }
  }
}
