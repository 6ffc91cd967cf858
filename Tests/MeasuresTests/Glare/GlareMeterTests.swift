import Measures
import Raster
import TestSupport
import Testing

@Suite struct GlareMeterTests {
  private let width = 1280
  private let height = 900

  private func page(paper: Float) -> LightField {
    LightField.page(width: width, height: height, paper: paper, ink: 40, letterHeight: 20)
  }

  /// Puts a burnt-out disk on a picture.
  private func withHighlight(
    _ field: LightField, x: Int, y: Int, radius: Int
  ) -> LightField {
    var lit = field
    for v in max(0, y - radius)..<min(height, y + radius) {
      for u in max(0, x - radius)..<min(width, x + radius) {
        let inside = (u - x) * (u - x) + (v - y) * (v - y) < radius * radius
        if inside { lit.samples[v * width + u] = 255 }
      }
    }
    return lit
  }

  private func reading(_ field: LightField) -> Reading {
    GlareMeter.reading(from: TileTones(of: reduced(luma: field.plane), on: nil))
  }

  @Test(
    "a highlight is measured by its area, on toned and on white ground",
    arguments: [190, 245, 255] as [Float], [90, 200])
  func area(paper: Float, radius: Int) {
    let reading = reading(
      withHighlight(page(paper: paper), x: 640, y: 500, radius: radius))
    let share = 3.14159 * Double(radius * radius) / Double(width * height)
    let value = reading.value ?? .nan
    #expect(value > 0.5 * share && value < 1.4 * share)
    #expect(reading.cause == .overPrint)
    #expect((reading.measures["overPrint"] ?? 0) > 0)
    let inside = reading.regions.allSatisfy {
      abs($0.x + $0.width / 2 - 640) < radius + 40 && abs($0.y + $0.height / 2 - 500) < radius + 40
    }
    #expect(inside && !reading.regions.isEmpty)
  }

  @Test(
    "without a highlight nothing is wiped out", arguments: [150, 190, 230, 245, 255] as [Float])
  func none(paper: Float) {
    #expect((reading(page(paper: paper)).value ?? 1) < 0.005)
  }

  @Test("burnt paper half of which lies in a shadow has no highlight")
  func shadow() {
    var page = page(paper: 253)
    let shaded = page.exposed(by: 0.4)
    for y in 0..<height {
      for x in 0..<700 { page.samples[y * width + x] = shaded.samples[y * width + x] }
    }
    #expect((reading(page).value ?? 1) < 0.01)
  }

  @Test("a highlight on a card's empty margin is beside the print")
  func beside() {
    var card = LightField(width: width, height: height, ground: 190)
    let print = page(paper: 190)
    for y in 0..<height {
      for x in 0..<600 { card.samples[y * width + x] = print.samples[y * width + x] }
    }
    let reading = reading(withHighlight(card, x: 1000, y: 450, radius: 120))
    #expect((reading.value ?? 0) > 0.02)
    #expect(reading.cause == .besidePrint)
    #expect(reading.measures["overPrint"] == 0)
  }
}
