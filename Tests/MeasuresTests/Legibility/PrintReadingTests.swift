import Measures
import Testing

struct PrintReadingTests {
  /// The share of black print on paper of 200 code values that is read.
  private func share(
    _ letterPixels: Double, blur: Double, contrast: Double = 150, on ground: PrintReading.Ground
  ) -> Double {
    PrintReading(
      letterPixels: letterPixels, level: 200, range: 175, grain: 1, codingNoise: 0, on: ground
    )
    .share(blur: blur, contrast: contrast)
  }

  /// The examples of the module's page.
  @Test(
    "letters of a size and blur are read as the page says",
    arguments: [(9.7, 0.8, 0.95), (7.2, 0.8, 0.8), (24.7, 4.7, 0.95), (24.7, 8.6, 0.45)])
  func examples(letterPixels: Double, blur: Double, expected: Double) {
    for ground in [PrintReading.Ground.card, .paper] {
      #expect(abs(share(letterPixels, blur: blur, on: ground) - expected) < 0.03)
    }
  }

  @Test("blur and letters enlarged alike are read alike, but for the pixels' own blur")
  func scale() {
    #expect(abs(share(30, blur: 8, on: .paper) - share(60, blur: 16, on: .paper)) < 0.05)
  }

  @Test("print a sixth darker than its ground is half read on a card, and nearly all on paper")
  func faint() {
    #expect(abs(share(60, blur: 1, contrast: 33.6, on: .card) - 0.5) < 0.05)
    #expect(share(60, blur: 1, contrast: 33.6, on: .paper) > 0.95)
    #expect(abs(share(60, blur: 1, contrast: 13.3, on: .paper) - 0.5) < 0.05)
  }

  @Test("in haze, where the portrait is as pale as the print, as pale a print is read")
  func haze() {
    func share(range: Double) -> Double {
      PrintReading(
        letterPixels: 60, level: 200, range: range, grain: 1, codingNoise: 0, on: .card
      ).share(blur: 1, contrast: 33.6)
    }
    #expect(abs(share(range: 175) - 0.5) < 0.05)
    #expect(share(range: 40) > 0.9)
  }

  @Test("print without detail above a frequency is read by that, if its edges are narrower")
  func limit() {
    let print = PrintReading(
      letterPixels: 20, level: 200, range: 175, grain: 1, codingNoise: 0, on: .paper)
    #expect(abs(print.share(limit: 0.125, blur: 1.5) - 0.5) < 0.01)
    #expect(print.share(limit: 0.2, blur: 1.5) > 0.9)
    #expect(print.share(limit: 0.125, blur: 6.5) == 1)
    #expect(print.share(limit: 0.5, blur: 1.5) == 1)
  }
}
