import CVector
import Raster
import TestSupport
import Testing

@Suite("spectrum kernels")
struct SpectrumKernelTests {
  private let side = Int(cvector_spectrum_side)
  private let row = Int(cvector_spectrum_row)
  private let cosine: [Float] = (0..<64).map {
    Float(Trigonometry.sineCosine(2 * Double.pi * Double($0) / 64).cosine)
  }

  private func logPower(of plane: Plane, clip: Int32, _ build: Build) -> [Float] {
    let addLogPower = unsafe build.of(cvector_add_log_power, cvector_add_log_power_portable)
    var sums = [Float](repeating: 0, count: side * row)
    unsafe addLogPower(&sums, plane.samples, plane.width, cosine, clip, 0.5)
    return sums
  }

  /// The power by its definition.
  private func power(of plane: Plane, clip: Double, u: Int, v: Int) -> Double {
    let mean = (Double(plane.samples.reduce(0) { $0 + Int($1) }) / 4096).rounded()
    let limited = plane.samples.map { max(-clip, min(clip, Double($0) - mean)) }
    let rest = limited.reduce(0, +) / 4096
    var re = 0.0
    var im = 0.0
    for y in 0..<side {
      for x in 0..<side {
        let taper = (0.5 - 0.5 * Double(cosine[x])) * (0.5 - 0.5 * Double(cosine[y]))
        let angle = Trigonometry.sineCosine(2 * Double.pi * Double(u * x + v * y) / 64)
        re += (limited[y * side + x] - rest) * taper * angle.cosine
        im += (limited[y * side + x] - rest) * taper * angle.sine
      }
    }
    return (re * re + im * im) / 576 + 0.5
  }

  @Test("power is that of the transform's definition", arguments: Build.allCases)
  func definition(build: Build) {
    var random = SplitMix64(seed: 3)
    let plane = Plane(width: 64, height: 64) { x, y in
      let angle = 2 * Double.pi * Double(9 * x - 14 * y) / 64
      return 120 + 15 * Trigonometry.sineCosine(angle).cosine
        + Double(Int.random(in: -6...6, using: &random))
    }
    let found = logPower(of: plane, clip: 12, build)
    for u in stride(from: 0, to: 64, by: 11) {
      for v in stride(from: 0, through: 32, by: 7) {
        let expected =
          Trigonometry.logarithm(power(of: plane, clip: 12, u: u, v: v))
          / Trigonometry.logarithm(2)
        // The logarithm is straight between powers of two.
        let error = expected - Double(found[u * row + v])
        #expect(error > -0.001 && error < 0.088)
      }
    }
  }

  @Test("a peak stands above its neighbours, a ridge does not", arguments: Build.allCases)
  func peaks(build: Build) {
    let findPeaks = unsafe build.of(cvector_spectrum_peaks, cvector_spectrum_peaks_portable)
    var power = [Float](repeating: 3, count: side * row)
    power[20 * row + 15] = 10
    for u in 0..<side { power[u * row + 25] = 10 }
    var heights = [Float](repeating: 0, count: side * row)
    unsafe findPeaks(&heights, power)
    #expect(abs(heights[20 * row + 15] - 7) < 1e-3)
    #expect(heights[40 * row + 25] <= 0)
    #expect(abs(heights[50 * row + 8]) < 1e-3)
  }

  @Test("a ridge stands above its neighbours where only they are asked", arguments: Build.allCases)
  func heights(build: Build) {
    let findHeights = unsafe build.of(cvector_spectrum_heights, cvector_spectrum_heights_portable)
    var power = [Float](repeating: 3, count: side * row)
    power[20 * row + 10] = 10
    for u in 0..<side { power[u * row + 25] = 10 }
    var heights = [Float](repeating: 0, count: side * row)
    unsafe findHeights(&heights, power)
    #expect(abs(heights[20 * row + 10] - 7) < 1e-3)
    // Of the 96 places around, the six beyond the inner ones lie on the ridge.
    let expected: Float = 7 * (1 - 6.0 / 96)
    #expect(abs(heights[40 * row + 25] - expected) < 1e-3)
    #expect(abs(heights[50 * row + 8]) < 1e-3)
  }

  @Test("the largest of every four samples", arguments: Build.allCases)
  func maxima(build: Build) {
    let pairMaxima = unsafe build.of(cvector_pair_maxima, cvector_pair_maxima_portable)
    let plane = Plane.random(width: 38, height: 10, seed: 5)
    var found = [UInt8](repeating: 0, count: 19 * 5)
    unsafe pairMaxima(&found, plane.samples, 38, 19, 5)
    for y in 0..<5 {
      for x in 0..<19 {
        let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map { plane[2 * x + $0.0, 2 * y + $0.1] }
        #expect(found[y * 19 + x] == four.max())
      }
    }
  }
}
