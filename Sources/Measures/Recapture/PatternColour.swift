import Raster

/// Whether a pattern's colour keeps step with its light.
///
/// A printed ground has one ink: where it is darker it is more coloured, in step. A screen has
/// stripes of red, green and blue side by side, and a camera's filters beat with each of them
/// apart: the colours run ahead of the light or behind it. Chroma is stored at half size, so only
/// waves of 5 samples or more tell.
///
/// Constants that name no other origin are working values, measured on 37 printed grounds and 38
/// photos of screens with stripes and PenTile dots behind a camera's colour filters.
struct PatternColour {
  /// Power of colour out of step with the light, over the light's: a print has no more than the
  /// first, a screen that shows it as much as the last.
  static let inStepMaximum = 0.03
  static let outOfStep = Ramp(zero: 0.05, one: 0.15)
  /// The shortest waves that chroma carries, as periods in 64 samples along each axis.
  static let periodsMaximum = 13.0
  /// Power around a wave that is the chroma's own noise, in means of it.
  private static let floor = 2.0
  /// Where that noise is looked for, in periods a window from the wave.
  private static let around: [(across: Double, down: Double)] = [(3, 1), (-1, 3), (-2, -3)]
  private static let side = MeanSpectrum.side / 2

  /// Eight samples of a row: what processors have registers for.
  private typealias Part = SIMD8<Float>
  private static let parts = side / Part.scalarCount

  /// The windows' rows in parts, one window after the other, tapered along the row.
  private let light: [Part]
  private let chroma: [[Part]]
  private let taper: [Float]

  /// The colour in some windows.
  ///
  /// - Parameters:
  ///   - photo: With windows of 64 × 64 at `places`, in samples of the reduced luma.
  /// - Returns: `nil` for a grey photo.
  init?(of photo: ReducedPhoto, at places: [(x: Int, y: Int)]) {
    guard let blue = photo.blue, let red = photo.red else { return nil }
    let size = photo.lumaHalf.size
    let halves = places.map { (x: $0.x / 2, y: $0.y / 2) }.filter {
      $0.x + Self.side <= size.width && $0.y + Self.side <= size.height
    }
    let step = 2 * Double.pi / Double(Self.side)
    let taper = (0..<Self.side).map {
      Float(0.5 - 0.5 * Trigonometry.sineCosine(step * (Double($0) + 0.5)).cosine)
    }
    self.taper = taper
    light = Self.rows(of: photo.lumaHalf, at: halves, taper)
    chroma = [blue, red].map { Self.rows(of: $0, at: halves, taper) }
  }

  /// The rows of windows of 32 × 32, their means taken off.
  private static func rows(
    of plane: Plane, at places: [(x: Int, y: Int)], _ taper: [Float]
  ) -> [Part] {
    var rows: [Part] = []
    rows.reserveCapacity(places.count * side * parts)
    for place in places {
      var total = 0
      for y in 0..<side {
        let left = (place.y &+ y) &* plane.width &+ place.x
        for x in 0..<side { total &+= Int(plane.samples[left &+ x]) }
      }
      let mean = Float(total) / Float(side * side)
      for y in 0..<side {
        let left = (place.y &+ y) &* plane.width &+ place.x
        for part in 0..<parts {
          var samples = Part()
          for i in 0..<Part.scalarCount {
            let x = part &* Part.scalarCount &+ i
            samples[i] = (Float(plane.samples[left &+ x]) - mean) * taper[x]
          }
          rows.append(samples)
        }
      }
    }
    return rows
  }

  /// Power of colour out of step with the light, over the light's, 0 or more; `nil` for waves too
  /// short.
  func outOfStep(_ wave: PatternSpectrum.Peak) -> Double? {
    guard max(wave.across.magnitude, wave.down.magnitude) <= Self.periodsMaximum else {
      return nil
    }
    let light = amplitudes(of: self.light, across: wave.across, down: wave.down)
    let power = Self.product(light, light)
    guard power > 0 else { return nil }
    let rests = chroma.map { plane in
      let colour = amplitudes(of: plane, across: wave.across, down: wave.down)
      // What is left of |C − aL|² with the best real a.
      let along = Self.product(colour, light)
      let noise = Self.around.map { place in
        let near = amplitudes(
          of: plane, across: wave.across + place.across, down: wave.down + place.down)
        return Self.product(near, near)
      }
      let rest = Self.product(colour, colour) - along * along / power
      return rest - Self.floor * noise.element(ofRank: noise.count / 2)
    }
    return max(0, rests.max() ?? 0) / power
  }

  /// How surely a wave is of one ink, 0…1; 0 where that cannot be told.
  func oneInk(_ wave: PatternSpectrum.Peak) -> Double {
    outOfStep(wave).map { max(0, 1 - $0 / Self.inStepMaximum) } ?? 0
  }

  private static func product(_ a: [SIMD2<Double>], _ b: [SIMD2<Double>]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 * $1.1).sum() }
  }

  /// Real and imaginary part of one frequency in each window.
  private func amplitudes(of rows: [Part], across: Double, down: Double) -> [SIMD2<Double>] {
    let (side, parts) = (Self.side, Self.parts)
    let step = 2 * Double.pi / Double(side)
    func waves(_ periods: Double) -> (cosine: [Float], sine: [Float]) {
      let turns = (0..<side).map { Trigonometry.sineCosine(step * periods * Double($0)) }
      return (turns.map { Float($0.cosine) }, turns.map { Float($0.sine) })
    }
    let columns = waves(across)
    let lines = waves(down)
    let cosine = zip(lines.cosine, taper).map { $0 * $1 }
    let sine = zip(lines.sine, taper).map { $0 * $1 }
    return stride(from: 0, to: rows.count, by: side * parts).map { first in
      var sum = SIMD2<Double>.zero
      for part in 0..<parts {
        var (a, b) = (Part(), Part())
        for y in 0..<side {
          let row = rows[first &+ y &* parts &+ part]
          a += row * cosine[y]
          b += row * sine[y]
        }
        for i in 0..<Part.scalarCount {
          let x = part &* Part.scalarCount &+ i
          sum += SIMD2(
            Double(a[i] * columns.cosine[x] - b[i] * columns.sine[x]),
            Double(a[i] * columns.sine[x] + b[i] * columns.cosine[x]))
        }
      }
      return sum
    }
  }
}
