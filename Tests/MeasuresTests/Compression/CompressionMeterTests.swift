import Measures
import Raster
import TestSupport
import Testing

@Suite struct CompressionMeterTests {
  /// A page whose blocks of 8 × 8 have each been shifted by some code values, and smoothed inside.
  private func blocked(shift: Int, offset: Int = 0) -> Plane {
    let page = LightField.page().plane
    var random = SplitMix64(seed: 5)
    let shifts = (0..<6000).map { _ in Int.random(in: -shift...shift, using: &random) }
    return Plane(width: page.width, height: page.height) { x, y in
      let block = (y + offset) / 8 * 80 + (x + offset) / 8
      return Double(Int(page[x, y]) + shifts[block % 6000])
    }
  }

  @Test("the grid of blocks is seen, more so the stronger it is, and only on the stored grid")
  func blocking() {
    let values = [0, 2, 5, 10].map {
      CompressionMeter.reading(of: reduced(luma: blocked(shift: $0)), lumaTable: nil)
        .measures["blocking"] ?? .nan
    }
    #expect(abs(values[0]) < 0.12)
    #expect(values[0] < values[1] && values[1] < values[2] && values[2] < values[3])
    #expect(values[3] > 0.5)
    let beside = CompressionMeter.reading(
      of: reduced(luma: blocked(shift: 10, offset: 4)), lumaTable: nil)
    #expect((beside.measures["blocking"] ?? .nan) < 0)
  }

  @Test("a picture that was enlarged shows its period, one that a lens has blurred does not")
  func enlarged() {
    let small = Plane.random(width: 440, height: 320, seed: 7)
    let enlarged = Plane(width: 1080, height: 780) { x, y in
      let (u, v) = (Double(x) / 2.6 + 10, Double(y) / 2.6 + 10)
      let (i, j) = (Int(u), Int(v))
      let (a, b) = (u - Double(i), v - Double(j))
      let upper = Double(small[i, j]) * (1 - a) + Double(small[i + 1, j]) * a
      let lower = Double(small[i, j + 1]) * (1 - a) + Double(small[i + 1, j + 1]) * a
      return upper * (1 - b) + lower * b
    }
    func traces(_ plane: Plane, blur: Double) -> [String: Double] {
      CompressionMeter.reading(
        of: reduced(luma: plane), lumaTable: JPEGTable.standard.steps(quality: 80), blur: blur
      ).measures
    }
    #expect((traces(enlarged, blur: 4)["interpolation"] ?? 0) > 20)
    var field = LightField(width: 1080, height: 780, ground: 128)
    field.samples = Plane.random(width: 1080, height: 780, seed: 8).samples.map(Float.init)
    let blurred = field.blurred(diskRadius: 3)
    #expect((traces(blurred.plane, blur: 6)["interpolation"] ?? 99) < 10)
    // A sharp picture is not asked.
    #expect(traces(enlarged, blur: 1)["interpolation"] == nil)
  }

  @Test("a picture saved as JPEG and enlarged twice shows its blocks, one of that size does not")
  func doubledBlocks() {
    let light = Plane.random(width: 90, height: 70, seed: 9)
    // A slope, and in each block of 8 × 8 what rounding has added to it.
    let saved = Plane(width: 560, height: 420) { x, y in
      90 + Double((x + y) % 40) + Double(light[x / 8, y / 8]) / 40
    }
    let enlarged = Plane(width: 1080, height: 800) { x, y in
      let (i, j) = (x / 2, y / 2)
      let (a, b) = (Double(x % 2) / 2, Double(y % 2) / 2)
      let upper = Double(saved[i, j]) * (1 - a) + Double(saved[i + 1, j]) * a
      let lower = Double(saved[i, j + 1]) * (1 - a) + Double(saved[i + 1, j + 1]) * a
      return upper * (1 - b) + lower * b
    }
    func seen(_ plane: Plane) -> Double? {
      CompressionMeter.reading(
        of: reduced(luma: plane), lumaTable: JPEGTable.standard.steps(quality: 80), blur: 2
      ).measures["doubledBlocks"]
    }
    #expect((seen(enlarged) ?? 0) > 3)
    #expect((seen(saved) ?? 99) < 1.5)
  }

  @Test("a low quality is damage, a usual one is none")
  func quality() {
    let photo = reduced(luma: LightField.page().plane)
    func damage(_ quality: Int) -> Double {
      let table = JPEGTable.standard.steps(quality: quality)
      return CompressionMeter.reading(of: photo, lumaTable: table).value ?? .nan
    }
    #expect(damage(90) == 0 && damage(60) == 0)
    #expect(damage(10) > 0.75 && damage(5) > damage(10))
  }

  @Test("a large or tiny PNG has nothing to measure")
  func notMeasured() {
    let large = reduced(luma: Plane(size: Size(width: 1700, height: 100), filledWith: 90))
    #expect(CompressionMeter.reading(of: large, lumaTable: nil).why == .notInFormat)
    let tiny = reduced(luma: Plane(size: Size(width: 30, height: 30), filledWith: 90))
    #expect(CompressionMeter.reading(of: tiny, lumaTable: nil).value == nil)
  }
}
