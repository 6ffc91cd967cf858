import Raster

/// Whether a pattern's colour keeps step with its light.
///
/// A printed ground has one ink: where it is darker it is more coloured, in step. A screen has
/// stripes of red, green and blue side by side, and a camera's filters beat with each of them apart:
/// the colours run ahead of the light or behind it. Chroma is stored at half size, so only waves of
/// 5 samples or more tell.
///
/// Constants that name no other origin are working values.
struct PatternColour {
  /// The share of the light's power that colour out of step has: prints reach 0.09, screens begin
  /// at 0.06 and have 0.2 to 1.2 where their grid is weak.
  static let inStepMaximum = 0.1
  /// The shortest waves that chroma carries, as periods in 64 samples along each axis.
  static let periodsMaximum = 12.0

  /// Power of colour out of step with the light, over the light's, 0 or more.
  let outOfStep: Double

  /// How surely the pattern is one ink's, 0…1.
  var oneInk: Double { max(0, 1 - outOfStep / Self.inStepMaximum) }

  /// The colour of one wave, over all windows.
  ///
  /// - Parameters:
  ///   - wave: Periods in windows of 64 × 64 samples.
  ///   - photo: With windows at `places`, in samples of the reduced luma.
  /// - Returns: `nil` for a grey photo and for waves too short.
  init?(_ wave: PatternSpectrum.Peak, in photo: ReducedPhoto, at places: [(x: Int, y: Int)]) {
    guard max(wave.across.magnitude, wave.down.magnitude) <= Self.periodsMaximum,
      let blue = photo.blue, let red = photo.red
    else { return nil }
    var light = 0.0
    var products = SIMD2<Double>.zero
    var powers = SIMD2<Double>.zero
    for place in places {
      let at = (x: place.x / 2, y: place.y / 2)
      guard let l = Self.amplitude(of: wave, in: photo.lumaHalf, at),
        let b = Self.amplitude(of: wave, in: blue, at),
        let r = Self.amplitude(of: wave, in: red, at)
      else { continue }
      light += (l * l).sum()
      products += SIMD2((b * l).sum(), (r * l).sum())
      powers += SIMD2((b * b).sum(), (r * r).sum())
    }
    guard light > 0 else { return nil }
    // What is left of |C − aL|² with the best real a.
    let rest = (powers - products * products / light) / light
    outOfStep = max(0, rest.x, rest.y)
  }

  /// Real and imaginary part of one frequency in a window of 32 × 32 samples of half size.
  private static func amplitude(
    of wave: PatternSpectrum.Peak, in plane: Plane, _ at: (x: Int, y: Int)
  ) -> SIMD2<Double>? {
    let side = PatternSpectrum.side / 2
    guard at.x + side <= plane.width, at.y + side <= plane.height else { return nil }
    var sums = SIMD2<Double>.zero
    var mean = SIMD2<Double>.zero
    var samples = 0.0
    let step = 2 * Double.pi / Double(side)
    let taper = (0..<side).map {
      0.5 - 0.5 * Trigonometry.sineCosine(step * (Double($0) + 0.5)).cosine
    }
    let rows = (0..<side).map { Trigonometry.sineCosine(step * wave.down * Double($0)) }
    let columns = (0..<side).map { Trigonometry.sineCosine(step * wave.across * Double($0)) }
    for y in 0..<side {
      for x in 0..<side {
        let (c, s) = (columns[x], rows[y])
        let turn = SIMD2(
          c.cosine * s.cosine - c.sine * s.sine, c.sine * s.cosine + c.cosine * s.sine)
        let weighted = turn * (taper[x] * taper[y])
        let value = Double(plane[at.x + x, at.y + y])
        sums += weighted * value
        mean += weighted
        samples += value
      }
    }
    return sums - mean * (samples / Double(side * side))
  }
}
