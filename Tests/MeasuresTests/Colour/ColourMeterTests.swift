import Measures
import Raster
import TestSupport
import Testing

@Suite struct ColourMeterTests {
  /// A page with a ground of one chroma and a patch of another at the right.
  private func reading(
    ground: (blue: UInt8, red: UInt8), patch: (blue: UInt8, red: UInt8)? = nil, paper: Float = 210
  ) -> Reading {
    let luma = LightField.page(width: 640, height: 480, paper: paper).plane
    var blue = Plane(size: Size(width: 320, height: 240), filledWith: ground.blue)
    var red = Plane(size: blue.size, filledWith: ground.red)
    if let patch {
      for y in 60..<180 {
        for x in 220..<300 {
          blue[x, y] = patch.blue
          red[x, y] = patch.red
        }
      }
    }
    let photo = reduced(luma: luma, blue: blue, red: red)
    return ColourMeter.reading(from: TileTones(of: photo, on: nil))
  }

  @Test("a card with a coloured ground is coloured")
  func card() {
    #expect((reading(ground: (150, 115)).value ?? 0) > 0.95)
  }

  @Test("a copy is not, whatever lamp lights it")
  func copy() {
    #expect(reading(ground: (128, 128)).value == 0)
    #expect(reading(ground: (105, 140)).value == 0)
  }

  @Test("a portrait in colour tells a card whose ground has gone grey")
  func portrait() {
    #expect((reading(ground: (130, 127), patch: (100, 200)).value ?? 0) > 0.4)
  }

  @Test("a grey photo has no colour, and a dark one cannot tell")
  func greyAndDark() {
    let grey = reduced(luma: LightField.page().plane)
    #expect(ColourMeter.reading(from: TileTones(of: grey, on: nil)).value == 0)
    #expect(reading(ground: (150, 115), paper: 60).why == .unsure)
  }
}
