import Measures
import Raster
import TestSupport
import Testing

/// A page of print 18 px high, taken for a document of its own size.
@Suite("legibility") struct LegibilityMeterTests {
  private static let page = LightField.page()
  private static let letterPixels = 18.0

  /// The reading of a page, whose document is the frame, with print of so many millimetres.
  private func reading(
    _ field: LightField, print: Double? = 1.9, lumaTable: [UInt16]? = nil,
    isUprightKnown: Bool = false, kindConfidence: Double = 0.8
  ) -> Reading {
    let photo = reduced(luma: field.plane)
    let frame = Quad(frame: photo.photo)
    let dotsPerInch = Self.letterPixels / 1.9 * DocumentGeometry.millimetresPerInch
    let document = DocumentGeometry(
      corners: frame, dotsPerInch: dotsPerInch, fill: 1, tiltDegrees: 0, skewDegrees: 0, inside: 1,
      confidence: 0.9)
    let known = LegibilityMeter.Known(
      document: document, isUprightKnown: isUprightKnown, kindConfidence: kindConfidence,
      edges: DocumentEdges(of: photo, on: frame),
      tones: TileTones(of: photo, on: frame),
      grain: NoiseMeter.reading(of: photo, on: frame).value ?? 0, lumaTable: lumaTable)
    let shape = DocumentShape(
      kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98,
      printMillimetres: print)
    return LegibilityMeter.reading(from: known, shape: shape, photo: photo)
  }

  private func share(_ field: LightField, lumaTable: [UInt16]? = nil) -> Double {
    reading(field, lumaTable: lumaTable).value ?? .nan
  }

  @Test("a sharp page is read whole")
  func sharp() {
    let sharp = reading(Self.page)
    #expect((sharp.value ?? 0) > 0.75)
    #expect(sharp.regions.isEmpty)
    #expect(abs((sharp.measures["letterPixels"] ?? 0) - Self.letterPixels) < 0.01)
  }

  @Test("the more it is blurred the less can be read, and at last nothing")
  func blurred() {
    var before = share(Self.page)
    for radius in [2.0, 3, 4, 6] {
      let blurred = share(Self.page.blurred(diskRadius: radius))
      #expect(blurred < before)
      before = blurred
    }
    #expect(before < 0.1)
  }

  @Test("a card's rows that are gone without a trace cannot be read, whatever took them")
  func gone() {
    var page = Self.page
    let (width, height) = (page.size.width, page.size.height)
    for y in height * 45 / 100..<height {
      for x in 0..<width { page.samples[y * width + x] = page.samples[0] }
    }
    func lost(_ reading: Reading) -> Double { reading.measures["lostPrint"] ?? .nan }
    let gone = reading(page, isUprightKnown: true)
    #expect(lost(gone) > 0.1)
    #expect(!gone.regions.isEmpty)
    #expect(lost(reading(Self.page, isUprightKnown: true)) == 0)
    // Which places ought to have print is known of a card that lies the right way up.
    #expect(lost(reading(page)) == 0)
    #expect(lost(reading(page, isUprightKnown: true, kindConfidence: 0.3)) == 0)
  }

  @Test("a motion takes as much as it blurs")
  func moved() {
    let moved = Self.page.smeared(length: 14, direction: Point(x: 1, y: 0))
    #expect(share(moved) < 0.3)
  }

  @Test("light leaves what can be read as it is", arguments: [0.5, 0.8, 1.1])
  func light(factor: Float) {
    #expect(abs(share(Self.page.scaled(by: factor)) - share(Self.page)) < 0.05)
  }

  @Test("grain as strong as the ink takes the print away")
  func grain() {
    let faint = LightField.page(paper: 215, ink: 110)
    let grainy = faint.noisy(sigma: 20, seed: 3)
    #expect(share(faint) > 0.6)
    #expect((reading(grainy).value ?? 0) < 0.3)
  }

  @Test("steps of saving as large as the ink take it away, fine steps do not")
  func coding() {
    let faint = LightField.page(paper: 215, ink: 110)
    #expect(share(faint, lumaTable: [UInt16](repeating: 4, count: 64)) > 0.6)
    #expect(share(faint, lumaTable: [UInt16](repeating: 255, count: 64)) < 0.2)
    #expect(share(faint, lumaTable: [4, 4]) == share(faint))
  }

  @Test("a page blurred on one half is read on the other, and the lost half is pointed at")
  func oneSide() throws {
    let sharp = Self.page.plane
    let blurred = Self.page.blurred(diskRadius: 5).plane
    let field = Plane(
      size: sharp.size,
      samples: sharp.samples.indices.map {
        $0 % sharp.width < sharp.width / 2 ? sharp.samples[$0] : blurred.samples[$0]
      })
    let photo = reduced(luma: field)
    let frame = Quad(frame: photo.photo)
    let document = DocumentGeometry(
      corners: frame, dotsPerInch: Self.letterPixels / 1.9 * DocumentGeometry.millimetresPerInch,
      fill: 1, tiltDegrees: 0, skewDegrees: 0, inside: 1, confidence: 0.9)
    let reading = LegibilityMeter.reading(
      from: LegibilityMeter.Known(
        document: document, isUprightKnown: false, edges: DocumentEdges(of: photo, on: frame),
        tones: TileTones(of: photo, on: frame), grain: 0.5, lumaTable: nil),
      shape: DocumentShape(
        kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98,
        printMillimetres: 1.9), photo: photo)
    let value = try #require(reading.value)
    #expect((0.3...0.7).contains(value))
    #expect((reading.measures["weakestQuarter"] ?? 1) < 0.25)
    #expect(!reading.regions.isEmpty)
    #expect(reading.regions.allSatisfy { $0.x + $0.width > sharp.width / 2 })
  }

  @Test("a page enlarged and sharpened has edges as of sharp print, and is read as the small one")
  func enlarged() {
    let coarse = reading(Self.page.coarsened(by: 6, sharpening: 1.5))
    let lens = reading(Self.page.blurred(diskRadius: 2))
    #expect((coarse.measures["resolvedSamples"] ?? .infinity) < 5.5)
    #expect((coarse.value ?? 1) < 0.5)
    #expect((lens.value ?? 0) > 0.5)
  }

  @Test("an empty sheet and a kind without a height of print are not measured")
  func unmeasured() {
    let empty = reading(LightField(width: 640, height: 480, ground: 200))
    #expect(empty.value == nil && empty.why == .tooFewEdges)
    let other = reading(Self.page, print: nil)
    #expect(other.value == nil && other.why == .notForKind)
    let shape = DocumentShape(kind: "ktp", layout: .card, printMillimetres: 1.9)
    let none = LegibilityMeter.reading(
      from: nil, shape: shape, photo: reduced(luma: Self.page.plane))
    #expect(none.value == nil && none.why == .noDocument)
  }
}
