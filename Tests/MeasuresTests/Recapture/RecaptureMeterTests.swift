import Measures
import Raster
import TestSupport
import Testing

@Suite struct RecaptureMeterTests {
  /// A page with print on half of it.
  private static let page: LightField = {
    let print = LightField.page(width: 900, height: 640, paper: 205, ink: 40, letterHeight: 24)
    var page = LightField(width: 1280, height: 900, ground: 205)
    for y in 0..<640 {
      for x in 0..<900 { page.samples[(130 + y) * 1280 + 190 + x] = print.samples[y * 900 + x] }
    }
    return page
  }()

  private func reading(
    _ plane: Plane, blurPixels: Double? = nil, outline: Bool = true,
    layout: DocumentShape.Layout = .page, hasCameraTags: Bool = false
  ) -> Reading {
    let photo = reduced(luma: plane)
    let w = Double(plane.width)
    let h = Double(plane.height)
    let quad = Quad(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: w, y: 0), bottomRight: Point(x: w, y: h),
      bottomLeft: Point(x: 0, y: h))
    return RecaptureMeter.reading(
      of: photo, on: outline ? quad : nil, shape: DocumentShape(kind: "x", layout: layout),
      tones: TileTones(of: photo, on: quad),
      blurPixels: blurPixels, hasCameraTags: hasCameraTags)
  }

  @Test("a screen's grid is found, whatever its period and turn, and its period is measured")
  func found() {
    for (period, degrees) in [(2.3, 7.0), (2.7, 0), (3.4, 30), (5.2, -4), (9, 45), (24, 12)] {
      let screen = Self.page.onScreen(contrast: 0.06, period: period, degrees: degrees)
      let reading = reading(screen.noisy(sigma: 2, seed: 1).plane)
      #expect((reading.value ?? 0) > 0.7, "\(period) px, \(degrees)°")
      #expect(reading.cause == .screen)
      let measured = reading.measures["periodPixels"] ?? 0
      #expect(abs(measured - period) < 0.25 * period, "\(period) px, \(degrees)°: \(measured)")
    }
  }

  @Test("the strength rises with the contrast of the grid and is small without one")
  func monotonic() {
    let values = [0, 0.002, 0.004, 0.016].map { contrast in
      let screen = Self.page.onScreen(contrast: contrast, period: 3.1, degrees: 8)
      return reading(screen.noisy(sigma: 2, seed: 2).plane).value ?? -1
    }
    #expect(values[0] < 0.3)
    #expect(values == values.sorted())
    #expect(values[3] > 0.7)
  }

  @Test("without a document the grid is looked for all over the frame")
  func frame() {
    let screen = Self.page.onScreen(contrast: 0.06, period: 3.4, degrees: 30)
    #expect((reading(screen.noisy(sigma: 2, seed: 4).plane, outline: false).value ?? 0) > 0.7)
    #expect((reading(Self.page.noisy(sigma: 2, seed: 4).plane, outline: false).value ?? 1) < 0.3)
  }

  @Test("the windows at full size lie in the tiles whose contrast is asked")
  func tiles() {
    #expect(DetailWindows.tileSide == 2 * TileTones.side)
  }

  @Test("a grid that reducing the photo wipes out is found at its full size")
  func fullSize() {
    // Three samples of the photo to a period are one of the reduced photo.
    let large = LightField(width: 3300, height: 2400, ground: 190)
    for (contrast, isScreen) in [(0.02, true), (0, false)] {
      let screen = large.onScreen(contrast: contrast, period: 3, degrees: 2)
      let reading = reading(screen.noisy(sigma: 3, seed: 8).plane)
      #expect(((reading.value ?? 0) > 0.33) == isScreen, "\(contrast): \(reading.value ?? -1)")
      if isScreen { #expect(abs((reading.measures["periodPixels"] ?? 0) - 3) < 0.3) }
    }
  }

  @Test("a quarter turn leaves the strength nearly as it is")
  func turned() {
    let screen = Self.page.onScreen(contrast: 0.0005, period: 3.3, degrees: 11)
    let plane = screen.noisy(sigma: 2, seed: 3).plane
    let value = reading(plane).value ?? 0
    #expect(value > 0.2 && value < 1)
    for turn in [Turn.quarter, .half, .threeQuarters] {
      #expect(abs((reading(plane.turned(turn)).value ?? 9) - value) < 0.2)
    }
  }

  @Test("rules and print alone are no screen", arguments: [20, 23.4, 27.5])
  func rules(pitch: Double) {
    let table = LightField.rules(width: 1280, height: 900, paper: 230, pitch: pitch)
    #expect((reading(table.noisy(sigma: 1.5, seed: 4).plane).value ?? 1) < 0.35)
  }

  @Test("a halftone picture on a part of the page is no screen")
  func halftone() {
    let screen = Self.page.onScreen(contrast: 0.1, period: 3, degrees: 45)
    var page = Self.page
    for y in 80..<420 {
      for x in 100..<600 { page.samples[y * 1280 + x] = screen.samples[y * 1280 + x] }
    }
    #expect((reading(page.noisy(sigma: 2, seed: 5).plane).value ?? 1) < 0.4)
  }

  @Test("threads that run one way, along the page, are no screen")
  func threads() {
    var page = Self.page
    for y in 0..<900 {
      for x in 0..<1280 where y % 4 < 2 { page.samples[y * 1280 + x] -= 8 }
    }
    #expect((reading(page.noisy(sigma: 2, seed: 6).plane).value ?? 1) < 0.4)
  }

  @Test("the bent lines of a printed ground are no screen", arguments: [0.02, 0.06, 0.15])
  func guilloche(contrast: Double) {
    for (pitch, bend, length) in [(7.0, 12.0, 150.0), (5, 20, 230), (6, 15, 180)] {
      let print = Self.page.onGuilloche(
        contrast: contrast, pitch: pitch, bend: bend, length: length)
      let value = reading(print.noisy(sigma: 2, seed: 10).plane).value ?? 1
      #expect(value < 0.32, "\(pitch) px: \(value)")
      // Behind a screen's grid it hides nothing.
      let screen = print.onScreen(contrast: 0.06, period: 2.7, degrees: 6)
      #expect((reading(screen.noisy(sigma: 2, seed: 10).plane).value ?? 0) > 0.5)
    }
  }

  /// Straight lines at a slant whose colour runs ahead of their light by some degrees.
  private func lines(period: Double, amplitude: Double, aheadDegrees: Double) -> Double {
    func field(_ scale: Int, ground: Float, amplitude: Double, ahead: Double) -> LightField {
      var field = LightField(width: 1280 / scale, height: 900 / scale, ground: ground)
      for y in 0..<field.size.height {
        for x in 0..<field.size.width {
          let (u, v) = ((Double(x) + 0.5) * Double(scale), (Double(y) + 0.5) * Double(scale))
          let across = Trigonometry.sineCosine(
            2 * Double.pi * (0.94 * u + 0.34 * v) / period + ahead)
          let down = Trigonometry.sineCosine(
            2 * Double.pi * (0.94 * v - 0.34 * u) / period + ahead)
          field.samples[y * field.size.width + x] += Float(
            amplitude * (across.cosine + down.cosine))
        }
      }
      return field
    }
    let ahead = aheadDegrees * Double.pi / 180
    let plain = reduced(
      luma: field(1, ground: 205, amplitude: amplitude, ahead: 0).noisy(sigma: 2, seed: 11).plane)
    func chroma(_ seed: UInt64) -> Plane {
      field(2, ground: 118, amplitude: 0.6 * amplitude, ahead: ahead).noisy(sigma: 0.5, seed: seed)
        .plane
    }
    let photo = ReducedPhoto(
      photo: plain.photo, factor: 1, luma: plain.luma, lumaHalf: plain.lumaHalf, blue: chroma(12),
      red: chroma(13))
    let quad = Quad(frame: plain.photo)
    return RecaptureMeter.reading(
      of: photo, on: quad, shape: DocumentShape(kind: "x", layout: .card),
      tones: TileTones(of: photo, on: quad),
      blurPixels: nil, hasCameraTags: false
    ).value ?? -1
  }

  @Test(
    "straight lines of one ink are no screen, crossed or not; if their colours run ahead they are",
    arguments: [(9.0, 1.0), (9, 6), (14, 6), (24, 6)])
  func ink(period: Double, amplitude: Double) {
    for degrees in [0.0, 180] {
      #expect(lines(period: period, amplitude: amplitude, aheadDegrees: degrees) < 0.2)
    }
    #expect(lines(period: period, amplitude: amplitude, aheadDegrees: 90) > 0.7)
  }

  @Test("the strokes of print all over a page are no columns of a screen", arguments: 1...6)
  func strokes(seed: UInt64) {
    var page = LightField(width: 1280, height: 900, ground: 225)
    var random = SplitMix64(seed: seed)
    var top = 8
    while top < 880 {
      var x = 8
      while x < 1270 {
        for y in (top + 16 - Int.random(in: 8...16, using: &random))..<(top + 16) {
          page.samples[y * 1280 + x] = 40
          page.samples[y * 1280 + x + 1] = 40
        }
        // The rhythm of letters: stems of about one distance, and gaps.
        x += [3, 4, 3, 4, 4, 7, 4].randomElement(using: &random) ?? 4
      }
      top += Int.random(in: 20...30, using: &random)
    }
    let soft = page.blurred(diskRadius: 1.6).noisy(sigma: 2, seed: seed)
    #expect((reading(soft.plane).value ?? 1) < 0.32)
  }

  @Test("where nothing can be told, nothing is said")
  func notMeasured() {
    let plane = Self.page.noisy(sigma: 2, seed: 7).plane
    #expect(reading(plane, outline: false, layout: .scene).why == .notForKind)
    #expect(reading(plane, blurPixels: 15).why == .unsure)
    let small = LightField.page(width: 200, height: 140, letterHeight: 10).plane
    #expect(reading(small).why == .tooSmall)
  }

  @Test("a picture between the bars of a phone's screen is a screenshot")
  func screenshot() {
    let picture = LightField.page(width: 720, height: 540, paper: 200, ink: 40)
      .noisy(sigma: 2, seed: 8)
    var screen = LightField(width: 720, height: 1560, ground: 30)
    for y in 0..<540 {
      for x in 0..<720 { screen.samples[(510 + y) * 720 + x] = picture.samples[y * 720 + x] }
    }
    let found = reading(screen.plane, outline: false)
    #expect(found.cause == .screenshot)
    #expect(found.value == 1)
    #expect(found.measures["barEdges"] == 2)
    #expect(reading(screen.plane, outline: false, hasCameraTags: true).cause != .screenshot)
    // A table that is photographed has no bar of exactly one colour.
    let photographed = reading(screen.noisy(sigma: 3, seed: 9).plane, outline: false)
    #expect(photographed.cause != .screenshot)
  }

  @Test("a scan's white margins and a burnt-out sky are no bars of a screen")
  func margins() {
    var scan = LightField.page(width: 560, height: 1200, paper: 255, ink: 60, letterHeight: 14)
    for y in 0..<140 {
      for x in 0..<560 { scan.samples[y * 560 + x] = 255 }
    }
    #expect(reading(scan.plane).cause != .screenshot)
    var roof = LightField(width: 720, height: 1280, ground: 255)
    for y in 0..<1280 {
      for x in 0..<720 where y > 500 + abs(x - 360) / 3 {
        roof.samples[y * 720 + x] = Float(90 + (x * 7 + y * 13) % 40)
      }
    }
    #expect(reading(roof.plane, outline: false).cause != .screenshot)
  }
}
