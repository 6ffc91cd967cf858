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
  /// Power of colour out of step with the light, over the light's, from where on a wave is surely
  /// of one ink to where it is surely not: lines in two inks, faint ones and waves between two
  /// frequencies reach 0.07.
  static let inks = Ramp(zero: 0.04, one: 0.1)
  /// The same power, from where on it is a screen's own to where it surely is.
  static let outOfStep = Ramp(zero: 0.05, one: 0.15)
  /// The shortest waves that chroma carries, along each axis, as periods a sample of it.
  static let frequencyMaximum = 0.41
  /// Power around a wave that is the chroma's own noise, in means of it.
  private static let floor = 2.0
  /// Where that noise is looked for, in periods a window from the wave.
  private static let around: [(across: Double, down: Double)] = [(3, 1), (-1, 3), (-2, -3)]

  /// Eight samples of a row: what processors have registers for.
  private typealias Part = SIMD8<Float>
  private let side: Int
  private var parts: Int { side / Part.scalarCount }

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
    self.init(
      light: photo.lumaHalf, chroma: [blue, red], at: places.map { (x: $0.x / 2, y: $0.y / 2) },
      side: MeanSpectrum.side / 2)
  }

  /// The colour in some wide windows, of 64 × 64 places of 4 × 4 samples of the reduced luma.
  ///
  /// - Parameter places: Top left corners in such places.
  /// - Returns: `nil` for a grey photo.
  init?(of photo: ReducedPhoto, atWide places: [(x: Int, y: Int)]) {
    guard let blue = photo.blue, let red = photo.red else { return nil }
    let planes = [photo.lumaHalf, blue, red].map { plane in
      var reducer = BoxReducer(source: plane.size, factorX: 2, factorY: 2)
      reducer.add(plane.samples, count: plane.height, stride: plane.width)
      return reducer.finish()
    }
    self.init(
      light: planes[0], chroma: [planes[1], planes[2]], at: places, side: MeanSpectrum.side)
  }

  private init(light: Plane, chroma: [Plane], at places: [(x: Int, y: Int)], side: Int) {
    self.side = side
    let step = 2 * Double.pi / Double(side)
    let taper = (0..<side).map {
      Float(0.5 - 0.5 * Trigonometry.sineCosine(step * (Double($0) + 0.5)).cosine)
    }
    let inside = places.filter { $0.x + side <= light.width && $0.y + side <= light.height }
    self.taper = taper
    self.light = Self.rows(of: light, at: inside, taper)
    self.chroma = chroma.map { Self.rows(of: $0, at: inside, taper) }
  }

  /// The rows of windows as wide as the taper, their means taken off.
  private static func rows(
    of plane: Plane, at places: [(x: Int, y: Int)], _ taper: [Float]
  ) -> [Part] {
    let side = taper.count
    var rows: [Part] = []
    rows.reserveCapacity(places.count * side * side / Part.scalarCount)
    for place in places {
      var total = 0
      for y in 0..<side {
        let left = (place.y &+ y) &* plane.width &+ place.x
        for x in 0..<side { total &+= Int(plane.samples[left &+ x]) }
      }
      let mean = Float(total) / Float(side * side)
      for y in 0..<side {
        let left = (place.y &+ y) &* plane.width &+ place.x
        for part in 0..<(side / Part.scalarCount) {
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
  ///
  /// A screen's colours are ahead of its light by the same everywhere, or each in its own way. Two
  /// inks whose lines cross are ahead here and behind there, both colours alike.
  func outOfStep(_ wave: PatternSpectrum.Peak) -> Double? {
    guard
      max(wave.across.magnitude, wave.down.magnitude) <= Self.frequencyMaximum * Double(side)
    else { return nil }
    let light = amplitudes(of: self.light, across: wave.across, down: wave.down)
    let power = Self.product(light, light)
    guard power > 0 else { return nil }
    let colours = chroma.map { amplitudes(of: $0, across: wave.across, down: wave.down) }
    let noise = chroma.map { plane in
      let around = Self.around.map { place in
        let near = amplitudes(
          of: plane, across: wave.across + place.across, down: wave.down + place.down)
        return Self.product(near, near)
      }
      return Self.floor * around.element(ofRank: around.count / 2)
    }
    // What is left of each colour without what is a real share of the light.
    let alone = colours.map { colour in
      let share = Self.product(colour, light) / power
      return zip(colour, light).map { $0 - share * $1 }
    }
    let together = Self.product(alone[0], alone[1])
    var rest = 0.0
    for (i, own) in alone.enumerated() {
      let ahead = zip(own, light).reduce(0) { $0 + $1.0.y * $1.1.x - $1.0.x * $1.1.y }
      let other = Self.product(alone[1 - i], alone[1 - i])
      let apart = Self.product(own, own) - (other > 0 ? together * together / other : 0)
      rest = max(
        rest, ahead * ahead / power - noise[i] / Double(light.count), apart - noise[i])
    }
    return rest / power
  }

  private static func product(_ a: [SIMD2<Double>], _ b: [SIMD2<Double>]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 * $1.1).sum() }
  }

  /// Real and imaginary part of one frequency in each window.
  private func amplitudes(of rows: [Part], across: Double, down: Double) -> [SIMD2<Double>] {
    let (side, parts) = (side, parts)
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
