import CVector
import Raster
import TestSupport
import Testing

@Suite("slope kernels")
struct SlopeKernelTests {
  private let width = 37

  /// Samples of both signs over five rows, as the small planes have them.
  private func samples(seed: UInt64) -> [Int16] {
    var random = SplitMix64(seed: seed)
    return (0..<5 * width).map { _ in Int16(truncatingIfNeeded: random.next()) % 2000 }
  }

  @Test(
    "products of slopes are those of the sums written out, over one plane or three",
    arguments: [1, 3], Build.allCases)
  func slopes(planeCount: Int, build: Build) {
    let slopeProducts = unsafe build.of(
      cvector_slope_products_of_row, cvector_slope_products_of_row_portable)
    let magnitudes = unsafe build.of(cvector_magnitude_row, cvector_magnitude_row_portable)
    let p = (0..<planeCount).flatMap { samples(seed: 3 + UInt64($0)) }
    let planeSize = 5 * width
    let count = width - 4
    let first = 2 * width + 2
    var along = [Int32](repeating: 5, count: count)
    var down = [Int32](repeating: 7, count: count)
    var cross = [Int32](repeating: -3, count: count)
    unsafe p.withPointer(at: first) { row in
      unsafe slopeProducts(&along, &down, &cross, row, planeSize, planeCount, width, count)
    }
    func slope(_ i: Int, _ a: Int, _ b: Int) -> Int32 {
      var sum = Int32(p[i + 2 * a]) - Int32(p[i - 2 * a]) + Int32(p[i + a]) - Int32(p[i - a])
      sum += Int32(p[i + a - b]) - Int32(p[i - a - b])
      sum += Int32(p[i + a + b]) - Int32(p[i - a + b])
      return sum >> 2
    }
    for i in 0..<count {
      var (xx, yy, xy): (Int32, Int32, Int32) = (0, 0, 0)
      for plane in 0..<planeCount {
        let x = slope(plane * planeSize + first + i, 1, width)
        let y = slope(plane * planeSize + first + i, width, 1)
        xx += x * x
        yy += y * y
        xy += x * y
      }
      #expect(along[i] == xx)
      #expect(down[i] == yy)
      #expect(cross[i] == xy)
    }
    var magnitude = [Int16](repeating: 0, count: count)
    unsafe magnitudes(&magnitude, along, down, count)
    for i in 0..<count {
      #expect(magnitude[i] == Int16(Float(along[i] + down[i]).squareRoot()))
    }
  }

  @Test("tone is the logarithm of luma and chroma is taken over luma", arguments: Build.allCases)
  func toneAndRatio(build: Build) {
    let toneRow = unsafe build.of(cvector_tone_row, cvector_tone_row_portable)
    let ratioRow = unsafe build.of(cvector_ratio_row, cvector_ratio_row_portable)
    let sums: [Int16] = (0...1020).map { Int16($0) }
    var tone = [Int16](repeating: 0, count: sums.count)
    unsafe toneRow(&tone, sums, 8, sums.count)
    #expect(tone[0] == 532)  // 256 × ln 8 = 532.3
    #expect(tone[1020] == 1426)  // 256 × ln 263 = 1426.4…
    #expect(zip(tone, tone.dropFirst()).allSatisfy { $0 <= $1 })
    var ratio = tone
    let chroma = [Int16](repeating: 612, count: sums.count)
    unsafe ratioRow(&ratio, chroma, sums, 8, 384, 1000, sums.count)
    #expect(ratio[0] == 1000)
    #expect(ratio[400] == Int16(384.0 * 100 / (400 + 32)))
  }

  @Test(
    "sums of quads and interleaved channels keep every sample in its place",
    arguments: Build.allCases)
  func sumsAndChannels(build: Build) {
    let sumQuads = unsafe build.of(cvector_sum_quads, cvector_sum_quads_portable)
    let quadruple = unsafe build.of(cvector_quadruple, cvector_quadruple_portable)
    let interleave = unsafe build.of(cvector_interleave, cvector_interleave_portable)
    // Two rows of sums, of samples that count up by 1 along a row and by 3 down a column.
    let plane = Plane(width: 81, height: 4) { x, y in Double(x + 3 * y) }
    var sums = [Int16](repeating: 0, count: 2 * 40)
    unsafe sumQuads(&sums, plane.samples, 81, 40, 2)
    for (i, sum) in sums.enumerated() {
      let (x, y) = (i % 40, i / 40)
      #expect(Int(sum) == 8 * x + 24 * y + 8)
    }
    unsafe quadruple(&sums, plane.samples, 81, 40, 2)
    for (i, sum) in sums.enumerated() { #expect(Int(sum) == 4 * Int(plane[i % 40, i / 40])) }
    var out = [Int16](repeating: -1, count: 12)
    unsafe interleave(&out, [1, 2, 3, -4, -5, -6, 7, 8, 9], 3, 3)
    #expect(out == [1, -4, 7, 0, 2, -5, 8, 0, 3, -6, 9, 0])
    unsafe interleave(&out, [1, 2, 3], 1, 3)
    #expect(out == [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0])
  }
}
