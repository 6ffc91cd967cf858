import Measures
import Raster
import TestSupport
import Testing

/// A page of print 18 px high, taken for a card of its own size.
@Suite("print that is seen twice") struct PrintEchoTests {
  private static let page = LightField.page()

  private func echo(_ field: LightField, letterPixels: Double = 18) throws -> PrintEcho {
    let photo = reduced(luma: field.plane)
    return try #require(
      PrintEcho(in: photo, on: Quad(frame: photo.photo), letterPixels: letterPixels))
  }

  /// The page, and itself again a step away.
  private func twice(_ step: (x: Int, y: Int), share: Float, of page: LightField) -> LightField {
    var both = page
    let size = page.size
    for y in 0..<size.height {
      for x in 0..<size.width {
        let u = min(size.width - 1, max(0, x - step.x))
        let v = min(size.height - 1, max(0, y - step.y))
        both.samples[y * size.width + x] =
          (1 - share) * page.samples[y * size.width + x]
          + share * page.samples[v * size.width + u]
      }
    }
    return both
  }

  @Test(
    "two images are told from each other, and how far they are apart",
    arguments: [(10, 7), (-9, 8), (6, 12), (-6, -5)], [Float(0.3), 0.5])
  func double(step: (x: Int, y: Int), share: Float) throws {
    let echo = try echo(twice(step, share: share, of: Self.page))
    #expect(echo.strength > 0.07, "\(echo.strength)")
    // Which of the two is the first cannot be told.
    let sign = step.y < 0 ? -1.0 : 1
    #expect(abs(echo.step.x - sign * Double(step.x)) <= 1)
    #expect(abs(echo.step.y - sign * Double(step.y)) <= 1)
  }

  @Test(
    "one beside or above the other is told where both are strong", arguments: [(11, 1), (-1, 8)])
  func alongAxis(step: (x: Int, y: Int)) throws {
    let echo = try echo(twice(step, share: 0.5, of: Self.page))
    #expect(echo.strength > 0.07, "\(echo.strength)")
    #expect(abs(abs(echo.step.x) - Double(abs(step.x))) <= 1)
    #expect(abs(abs(echo.step.y) - Double(abs(step.y))) <= 1)
  }

  @Test("one image has none, sharp, blurred or noisy")
  func single() throws {
    for field in [
      Self.page, Self.page.blurred(diskRadius: 2), Self.page.noisy(sigma: 6, seed: 2),
    ] {
      let strength = try echo(field).strength
      #expect(strength < 0.06, "\(strength)")
    }
  }

  @Test("large print is looked at in half the size")
  func large() throws {
    let page = LightField.page(width: 1280, height: 960, letterHeight: 36)
    let echo = try echo(twice((20, 14), share: 0.4, of: page), letterPixels: 36)
    #expect(echo.strength > 0.07)
    #expect(abs(echo.step.x - 20) <= 2 && abs(echo.step.y - 14) <= 2)
    #expect(try self.echo(page, letterPixels: 36).strength < 0.06)
  }

  @Test("too little print, or a plane smaller than a window, tells nothing")
  func few() {
    let photo = reduced(luma: LightField.page(width: 100, height: 80).plane)
    #expect(PrintEcho(in: photo, on: Quad(frame: photo.photo), letterPixels: 18) == nil)
    let tiny = reduced(luma: LightField(width: 40, height: 30, ground: 200).plane)
    #expect(PrintEcho(in: tiny, on: Quad(frame: tiny.photo), letterPixels: 18) == nil)
  }
}
