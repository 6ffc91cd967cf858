import Measures
import Raster
import TestSupport
import Testing

/// Fine stripes along the photo's own axes: a screen's, or something else's.
@Suite struct ScreenStripesTests {
  /// Paper with some print, and waves along x of given amplitudes and periods; seen at a slant
  /// their period is 3 % longer at one side and shorter at the other.
  private static func page(
    _ waves: [(amplitude: Double, period: Double)], slant: Double = 0, isSlanted: Bool = false
  ) -> LightField {
    let print = LightField.page(width: 900, height: 640, paper: 190, ink: 40, letterHeight: 24)
    var page = LightField(width: 1280, height: 900, ground: 190)
    for y in 0..<640 {
      for x in 0..<900 { page.samples[(130 + y) * 1280 + 190 + x] = print.samples[y * 900 + x] }
    }
    for y in 0..<900 {
      for x in 0..<1280 {
        for wave in waves {
          let off = isSlanted ? 0.03 * (Double(x) - 640) * (Double(x) - 640) / 1280 : 0
          let turn = 2 * Double.pi * (Double(x) + slant * Double(y) + off) / wave.period
          page.samples[y * 1280 + x] += Float(
            wave.amplitude * Trigonometry.sineCosine(turn).cosine)
        }
      }
    }
    return page
  }

  private static func value(_ plane: Plane) -> Double {
    let photo = reduced(luma: plane)
    let quad = Quad(frame: plane.size)
    return RecaptureMeter.reading(
      of: photo, on: quad, shape: DocumentShape(kind: "x", layout: .page),
      tones: TileTones(of: photo, on: quad),
      blurPixels: nil, hasCameraTags: false
    ).value ?? -1
  }

  private static func compressed(_ field: LightField) -> Plane {
    field.noisy(sigma: 1, seed: 3).compressed(step: 4).plane
  }

  @Test(
    "faint stripes along the photo's own axes are a clerk's to look at, however the photo lies",
    arguments: [(2.63, 0.012), (2.9, 0.02), (3.4, -0.02)])
  func found(period: Double, slant: Double) {
    let plane = Self.compressed(Self.page([(4, period)], slant: slant, isSlanted: true))
    for turn in [Turn.none, .quarter, .half, .threeQuarters] {
      let value = Self.value(plane.turned(turn))
      #expect(value > 0.32 && value < 0.4, "\(period) px: \(value)")
    }
  }

  @Test("the strength rises with the stripes'")
  func monotonic() {
    let values = [0, 1.4, 2.5, 3.5].map {
      Self.value(Self.compressed(Self.page([($0, 2.63)], slant: 0.01, isSlanted: true)))
    }
    #expect(values[0] < 0.2)
    #expect(values == values.sorted())
    #expect(values[3] > 0.32)
  }

  @Test("the fine waves of a coarse weave are not a screen's")
  func weave() {
    let threads = [(amplitude: 6.0, period: 11.4), (2.5, 2.85)]
    let (weave, fine) = (
      Self.page(threads, slant: 0.01, isSlanted: true),
      Self.page([threads[1]], slant: 0.01, isSlanted: true)
    )
    #expect(Self.value(Self.compressed(weave)) < 0.32)
    #expect(Self.value(Self.compressed(fine)) > 0.32)
  }

  @Test("what repeats itself with the blocks of a compression is not a screen's")
  func blocks() {
    var page = Self.page([])
    var random = SplitMix64(seed: 9)
    let columns = (0..<16).map { _ in Float.random(in: -2...2, using: &random) }
    for y in 0..<900 {
      for x in 0..<1280 {
        page.samples[y * 1280 + x] += x / 16 % 2 == 0 ? columns[x % 16] : -columns[x % 16]
      }
    }
    #expect(Self.value(page.noisy(sigma: 1, seed: 4).plane) < 0.32)
  }

  @Test("a scanner's stripes, straighter than a hand holds a camera, are not a screen's")
  func scanner() {
    let (straight, held) = (
      Self.page([(4, 3.52)]), Self.page([(4, 3.52)], slant: 0.02, isSlanted: true)
    )
    #expect(Self.value(Self.compressed(straight)) < 0.32)
    #expect(Self.value(Self.compressed(held)) > 0.32)
  }

  @Test("columns of a sensor in the dark, each with a noise of its own, are not a screen's")
  func sensor() {
    var page = Self.page([])
    var random = SplitMix64(seed: 10)
    let columns = (0..<1280).map { _ in Float.random(in: -3...3, using: &random) }
    for y in 0..<900 {
      for x in 0..<1280 { page.samples[y * 1280 + x] += columns[x] }
    }
    #expect(Self.value(page.noisy(sigma: 2, seed: 5).plane) < 0.32)
  }
}
