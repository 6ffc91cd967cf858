import Measures
import Raster
import TestSupport
import Testing

@Suite struct ContrastMeterTests {
  private func reading(_ field: LightField) -> Reading {
    ContrastMeter.reading(from: TileTones(of: reduced(luma: field.plane), on: nil))
  }

  @Test("the value is the contrast of the strongest print", arguments: [40, 100, 160, 190])
  func strongest(ink: Float) {
    let reading = reading(LightField.page(width: 1280, height: 900, paper: 220, ink: ink))
    #expect(abs((reading.value ?? .nan) - Double((220 - ink) / 220)) < 0.03)
    #expect(reading.cause == .faint)
  }

  @Test("blur and less light leave it nearly where it was")
  func robust() {
    let page = LightField.page(width: 1280, height: 900, letterHeight: 30)
    let value = reading(page).value ?? .nan
    #expect(abs((reading(page.blurred(diskRadius: 3)).value ?? .nan) - value) < 0.1)
    #expect(abs((reading(page.scaled(by: 0.6)).value ?? .nan) - value) < 0.05)
  }

  @Test("the black lid of a scanner beside a page in the frame is no shadow")
  func lid() {
    var page = LightField.page(width: 1280, height: 900, paper: 220)
    for y in 0..<900 {
      for x in 0..<450 { page.samples[y * 1280 + x] = 25 }
    }
    let tones = TileTones(of: reduced(luma: page.plane), on: nil)
    let asSheet = ContrastMeter.reading(from: tones)
    #expect(asSheet.measures["shadowLight"] ?? 1 < 0.06 && asSheet.cause == .shadow)
    let asFrame = ContrastMeter.reading(from: tones, isFrame: true)
    #expect(asFrame.measures["shadowLight"] == nil && asFrame.cause == .faint)
    #expect(asFrame.regions.isEmpty && asFrame.value == asSheet.value)
  }

  @Test("a hard shadow shows as light on the ground", arguments: [0.3, 0.5, 0.7])
  func shadow(light: Double) {
    var page = LightField.page(width: 1280, height: 900)
    let shaded = page.exposed(by: light)
    for y in 0..<900 {
      for x in 0..<500 { page.samples[y * 1280 + x] = shaded.samples[y * 1280 + x] }
    }
    let reading = reading(page)
    #expect(abs((reading.measures["shadowLight"] ?? .nan) - light) < 0.08)
    #expect(reading.cause == (light < 0.55 ? .shadow : .faint))
    #expect((reading.value ?? .nan) > 0.6)
    let area = reading.regions.reduce(0) { $0 + $1.width * $1.height }
    #expect(abs(Double(area) / (500 * 900) - 1) < 0.15)
    #expect(reading.regions.allSatisfy { $0.x + $0.width / 2 < 500 })
  }

  @Test("light that falls off evenly to a third is no shadow, whichever way it falls")
  func evenLight() {
    for slope in [Point(x: 1, y: 0), Point(x: 0, y: -1), Point(x: 0.6, y: 0.5)] {
      var page = LightField.page(width: 1280, height: 900)
      for y in 0..<900 {
        for x in 0..<1280 {
          let along = slope.x * (Double(x) / 1280 - 0.5) + slope.y * (Double(y) / 900 - 0.5)
          page.samples[y * 1280 + x] *= Float(0.79 + 0.42 * along)
        }
      }
      let reading = reading(page)
      #expect(reading.measures["shadowLight"] ?? 0 > 0.9)
      #expect(reading.cause == .faint)
    }
  }

  @Test("a highlight on a toned ground leaves the rest in no shadow")
  func highlight() {
    var page = LightField.page(width: 1280, height: 900, paper: 185)
    for y in 100..<600 {
      for x in 300..<900 { page.samples[y * 1280 + x] = 255 }
    }
    let reading = reading(page)
    #expect((reading.measures["shadowLight"] ?? 0) > 0.9)
    #expect(reading.cause == .faint)
  }

  @Test("a few tiles are too few")
  func small() {
    #expect(reading(LightField.page(width: 90, height: 90)).why == .tooSmall)
  }
}
