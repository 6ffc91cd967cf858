import Raster

/// The grain between the lines of a printed ground, by its spectrum.
///
/// Guilloche, halftone and security paper are a few lines of a spectrum; grain, fine or in
/// blotches, has all frequencies of about one length alike. So of each ring of frequencies the mean
/// is told by a low quantile, which the lines of a print do not reach: powers of noise are
/// distributed exponentially. Pure lines with every direction in every window (nets) count as
/// before.
///
/// Constants that name no other origin are working values: with them 18 photos of printed grounds
/// that measured 2 to 5.5 code values measure 0.6 to 1.6, and 14 grainy ones stay within a tenth.
struct GrainSpectrum {
  /// Samples along the side of a window: four lines of print a window at a pitch of 8 samples.
  static let side = 32
  /// The quantile of a ring's powers, and what it is of the mean where they are exponential:
  /// −ln(1 − 1/4).
  static let quantile = 0.25
  static let quantileOfMean = 0.287_682
  /// The flattest share of the windows, and how many at least.
  static let flatQuantile = 0.1
  static let windowsMinimum = 4

  private let cosine: [Float]
  private let taper: [Float]

  /// A transform with its tables.
  init() {
    let side = Self.side
    cosine = (0..<side).map {
      Float(Trigonometry.sineCosine(2 * Double.pi * Double($0) / Double(side)).cosine)
    }
    // Hann's window, so that a line stays where it is.
    taper = (0..<side).map {
      let turn = 2 * Double.pi * (Double($0) + 0.5) / Double(side)
      return Float(0.5 - 0.5 * Trigonometry.sineCosine(turn).cosine)
    }
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
    for window in flattest { add(window.samples, to: &rings) }
    let variance = rings.dropFirst().reduce(0.0) { sum, ring in
      // A ring has its share of every window's power.
      let mean = Double(ring.quantile(Self.quantile) ?? 0) / Self.quantileOfMean
      return sum + mean * Double(ring.count) / Double(count)
    }
    return variance.squareRoot()
  }

  private struct Window {
    /// Deviations from the plane through the samples.
    var samples: [Float]
    /// The sum of their squares.
    var energy: Float
  }

  /// A window without its shading.
  private func window(of plane: Plane, at place: Int) -> Window? {
    let side = Self.side
    let (x0, y0) = (place % plane.width, place / plane.width)
    guard x0 + side <= plane.width, y0 + side <= plane.height else { return nil }
    var samples = [Float](repeating: 0, count: side * side)
    let middle = Float(side - 1) / 2
    var (sum, across, down) = (Float(0), Float(0), Float(0))
    for y in 0..<side {
      for x in 0..<side {
        let value = Float(plane[x0 + x, y0 + y])
        samples[y * side + x] = value
        sum += value
        across += value * (Float(x) - middle)
        down += value * (Float(y) - middle)
      }
    }
    // The sum of (x − 15.5)² over a window.
    let moment = Float(side * side * (side * side - 1)) / 12
    let mean = sum / Float(side * side)
    var energy: Float = 0
    for y in 0..<side {
      for x in 0..<side {
        let shading = across / moment * (Float(x) - middle) + down / moment * (Float(y) - middle)
        samples[y * side + x] -= mean + shading
        energy += samples[y * side + x] * samples[y * side + x]
      }
    }
    return Window(samples: samples, energy: energy)
  }

  /// Adds a window's power, as shares of its variance, to the rings of its frequencies' lengths.
  private func add(_ samples: [Float], to rings: inout [[Float]]) {
    let side = Self.side
    var real = [Float](repeating: 0, count: side * side)
    var imaginary = real
    // Along the rows.
    for y in 0..<side {
      for u in 0..<side {
        var (a, b) = (Float(0), Float(0))
        for x in 0..<side {
          let value = samples[y * side + x] * taper[x] * taper[y]
          a += value * cosine[u * x % side]
          b -= value * cosine[(u * x + 3 * side / 4) % side]
        }
        real[y * side + u] = a
        imaginary[y * side + u] = b
      }
    }
    // The squares of Hann's window sum to 3/8 of its samples along each axis.
    let scale = 1 / (Float(side * side) * 0.375 * 0.375 * Float(side * side))
    for u in 0..<side {
      for v in 0..<side {
        var (a, b) = (Float(0), Float(0))
        for y in 0..<side {
          let (c, s) = (cosine[v * y % side], cosine[(v * y + 3 * side / 4) % side])
          a += real[y * side + u] * c + imaginary[y * side + u] * s
          b += imaginary[y * side + u] * c - real[y * side + u] * s
        }
        let (across, down) = (Float(min(u, side - u)), Float(min(v, side - v)))
        rings[Int((across * across + down * down).squareRoot().rounded())].append(
          (a * a + b * b) * scale)
      }
    }
  }
}
