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
  static let side = 32
  /// The quantile of a ring's powers, and what it is of the mean where they are exponential:
  /// −ln(1 − 1/4).
  static let quantile = 0.25
  static let quantileOfMean = 0.287_682
  /// The flattest windows that are taken, and how many at least.
  static let windowsMaximum = 16
  static let windowsMinimum = 4

  /// Eight frequencies or samples: what processors have registers for.
  private typealias Part = SIMD8<Float>
  /// Parts of a row of samples, and of its frequencies: 0…15 periods, as real samples have the
  /// others alike.
  private static let sampleParts = side / Part.scalarCount
  private static let frequencyParts = sampleParts / 2

  /// cos and sin of 2πuv / 32, by v and then u.
  private let cosines: [Float]
  private let sines: [Float]
  /// The same for u of 0…15, in parts.
  private let cosineParts: [Part]
  private let sineParts: [Part]
  /// Hann's window, so that a line stays where it is.
  private let taper: [Float]

  /// A transform with its tables.
  init() {
    let side = Self.side
    let step = 2 * Double.pi / Double(side)
    let turns = (0..<side * side).map {
      Trigonometry.sineCosine(step * Double($0 / side * ($0 % side) % side))
    }
    let (cosines, sines) = (turns.map { Float($0.cosine) }, turns.map { Float($0.sine) })
    func parts(_ table: [Float]) -> [Part] {
      (0..<side * Self.frequencyParts).map { i in
        let first = i / Self.frequencyParts * side + i % Self.frequencyParts * Part.scalarCount
        return Part(table[first..<first + Part.scalarCount])
      }
    }
    self.cosines = cosines
    self.sines = sines
    cosineParts = parts(cosines)
    sineParts = parts(sines)
    taper = (0..<side).map {
      Float(0.5 - 0.5 * Trigonometry.sineCosine(step * (Double($0) + 0.5)).cosine)
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
    guard windows.count >= Self.windowsMinimum else { return nil }
    let flattest = windows.sorted { $0.energy < $1.energy }.prefix(Self.windowsMaximum)
    var rings: [[Float]] = Array(repeating: [], count: Self.side)
    for window in flattest { add(window.samples, to: &rings) }
    var counts = [Double](repeating: 0, count: Self.side)
    for v in 0..<Self.side {
      for u in 0..<Self.side { counts[Self.ring(u, v)] += 1 }
    }
    let variance = zip(rings, counts).dropFirst().reduce(0.0) { sum, ring in
      sum + Double(ring.0.quantile(Self.quantile) ?? 0) / Self.quantileOfMean * ring.1
    }
    return variance.squareRoot()
  }

  /// The length of a frequency, in periods a window.
  private static func ring(_ u: Int, _ v: Int) -> Int {
    let (across, down) = (Float(min(u, side - u)), Float(min(v, side - v)))
    return Int((across * across + down * down).squareRoot().rounded())
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
    guard place % plane.width + side <= plane.width, place / plane.width + side <= plane.height
    else { return nil }
    var samples: [Float] = []
    samples.reserveCapacity(side * side)
    let middle = Float(side - 1) / 2
    var (sum, across, down) = (Float(0), Float(0), Float(0))
    for y in 0..<side {
      var row = Float(0)
      for x in 0..<side {
        let value = Float(plane.samples[place &+ y &* plane.width &+ x])
        samples.append(value)
        row += value
        across += value * (Float(x) - middle)
      }
      sum += row
      down += row * (Float(y) - middle)
    }
    // The sum of (x − 15.5)² over a window.
    let moment = Float(side * side * (side * side - 1)) / 12
    let mean = sum / Float(side * side)
    var energy: Float = 0
    for i in samples.indices {
      let (x, y) = (Float(i & (side - 1)) - middle, Float(i / side) - middle)
      samples[i] -= mean + (across * x + down * y) / moment
      energy += samples[i] * samples[i]
    }
    return Window(samples: samples, energy: energy)
  }

  /// Adds a window's power, as shares of its variance, to the rings of its frequencies' lengths.
  private func add(_ samples: [Float], to rings: inout [[Float]]) {
    let side = Self.side
    let parts = Self.frequencyParts
    var real = [Part](repeating: Part(), count: side * parts)
    var imaginary = real
    for y in 0..<side {
      for part in 0..<parts {
        var (a, b) = (Part(), Part())
        for x in 0..<side {
          let value = samples[y &* side &+ x] * taper[x]
          a += cosineParts[x &* parts &+ part] * value
          b -= sineParts[x &* parts &+ part] * value
        }
        real[y * parts + part] = a * taper[y]
        imaginary[y * parts + part] = b * taper[y]
      }
    }
    // The squares of Hann's window sum to 3/8 of its samples along each axis.
    let scale = 1 / (Float(side * side) * 0.375 * 0.375 * Float(side * side))
    for v in 0..<side {
      for part in 0..<parts {
        var (a, b) = (Part(), Part())
        for y in 0..<side {
          let (c, s) = (cosines[v &* side &+ y], sines[v &* side &+ y])
          let (re, im) = (real[y &* parts &+ part], imaginary[y &* parts &+ part])
          a += re * c + im * s
          b += im * c - re * s
        }
        let power = (a * a + b * b) * scale
        for u in 0..<Part.scalarCount {
          rings[Self.ring(part * Part.scalarCount + u, v)].append(power[u])
        }
      }
    }
  }
}
