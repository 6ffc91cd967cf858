import Measures
import Raster
import TestSupport
import Testing

@Suite struct ExposureMeterTests {
  /// White paper at a good exposure with print as pale as strokes of a pixel make it on a KK, under
  /// a bold title.
  private static let paper = {
    var page = LightField.page(width: 1280, height: 900, paper: 240, ink: 145, letterHeight: 12)
    let title = LightField.page(width: 1280, height: 160, paper: 240, ink: 20, letterHeight: 60)
    page.samples.replaceSubrange(0..<title.samples.count, with: title.samples)
    return page
  }()
  /// A card with a light blue ground and black print.
  private static let card = LightField.page(
    width: 1280, height: 800, paper: 195, ink: 30, letterHeight: 36)

  /// A card whose three primaries are exposed apart: its ground is (185, 205, 245) at 1.
  private func card(exposure: Double) -> Reading {
    var planes: [[Float]] = []
    for paper in [185, 205, 245] as [Float] {
      let field = LightField.page(
        width: 1280, height: 800, paper: paper, ink: 30, letterHeight: 36)
      planes.append(field.exposed(by: exposure).samples.map { min(255, max(0, $0)) })
    }
    var luma = LightField(width: 1280, height: 800, ground: 0)
    let size = Size(width: 640, height: 400)
    var blue = Plane(size: size, filledWith: 128)
    var red = blue
    for i in luma.samples.indices {
      let (r, g, b) = (planes[0][i], planes[1][i], planes[2][i])
      let y = 0.299 * r + 0.587 * g + 0.114 * b
      luma.samples[i] = y
      let (column, row) = (i % 1280, i / 1280)
      if column % 2 == 0, row % 2 == 0 {
        blue[column / 2, row / 2] = UInt8(max(0, min(255, 128 + (b - y) / 1.772)))
        red[column / 2, row / 2] = UInt8(max(0, min(255, 128 + (r - y) / 1.402)))
      }
    }
    // A portrait keeps its colour, so that the card is known to have one.
    for y in 120..<280 {
      for x in 480..<620 {
        blue[x, y] = 100
        red[x, y] = 190
      }
    }
    let photo = reduced(luma: luma.plane, blue: blue, red: red)
    return ExposureMeter.reading(from: TileTones(of: photo, on: nil), layout: .card)
  }

  private func reading(
    _ field: LightField, layout: DocumentShape.Layout = .table, chroma: Bool = false
  ) -> Reading {
    let size = Size(width: field.size.width / 2, height: field.size.height / 2)
    let blue = Plane(size: size, filledWith: chroma ? 160 : 128)
    let red = Plane(size: size, filledWith: chroma ? 100 : 128)
    let photo = reduced(luma: field.plane, blue: blue, red: red)
    return ExposureMeter.reading(from: TileTones(of: photo, on: nil), layout: layout)
  }

  @Test("well-exposed paper and cards have lost nothing", arguments: [0.85, 1, 1.1])
  func good(exposure: Double) {
    #expect((reading(Self.paper.exposed(by: exposure)).value ?? 1) < 0.05)
    let card = reading(Self.card.exposed(by: exposure), layout: .card, chroma: true)
    #expect((card.value ?? 1) < 0.05)
  }

  @Test("white paper at the very end of the range is not too bright while its print is black")
  func white() {
    let page = LightField.page(
      width: 1280, height: 900, paper: 255, ink: 20, letterHeight: 30)
    let reading = reading(page)
    #expect((reading.measures["nearWhite"] ?? 0) > 0.5)
    #expect((reading.value ?? 1) < 0.05)
  }

  @Test("print that has faded into burnt paper is lost", arguments: [2.5, 3.0])
  func burnt(exposure: Double) {
    let reading = reading(Self.paper.exposed(by: exposure))
    #expect((reading.value ?? 0) > 0.5)
    #expect(reading.cause == .bright)
    #expect(!reading.regions.isEmpty)
  }

  @Test("a card or a sheet of which nothing is left but white is burnt out, an empty page is not")
  func whiteOut() {
    var blank = LightField(width: 1280, height: 900, ground: 255)
    #expect(reading(blank, layout: .card).value == 1)
    #expect(reading(blank).cause == .bright)
    #expect(reading(blank, layout: .page).value == 0)
    // One line of print in a hundred is left.
    for y in 400..<440 {
      for x in 200..<1000 where x % 16 < 8 { blank.samples[y * 1280 + x] = 20 }
    }
    #expect((reading(blank).value ?? 1) < 0.05)
  }

  @Test("print that was pale before, or that is blurred, is not lost to the light")
  func pale() {
    let pale = LightField.page(width: 1280, height: 900, paper: 253, ink: 215, letterHeight: 12)
    #expect((reading(pale).value ?? 1) < 0.1)
    let blurred = Self.paper.exposed(by: 1.3).blurred(diskRadius: 3)
    let tones = TileTones(of: reduced(luma: blurred.plane), on: nil)
    let with = ExposureMeter.reading(from: tones, layout: .table, blur: 6).value ?? 1
    #expect(with < 0.5 * (ExposureMeter.reading(from: tones, layout: .table).value ?? 0))
  }

  @Test("a card's ground is lost when its dimmest primary burns out", arguments: [2.5, 3.0, 4])
  func burntCard(exposure: Double) {
    let reading = card(exposure: exposure)
    #expect((reading.value ?? 0) > 0.4)
    #expect(reading.cause == .bright)
  }

  @Test("a pale card is not lost while one primary keeps its tone", arguments: [1, 1.2, 1.5])
  func paleCard(exposure: Double) {
    #expect((card(exposure: exposure).value ?? 1) < 0.05)
  }

  @Test("a dark document is lost to darkness, more so the darker it is")
  func dark() {
    var before = -1.0
    for exposure in [0.2, 0.1, 0.06, 0.035] {
      let reading = reading(Self.paper.exposed(by: exposure))
      #expect((reading.value ?? -1) >= before)
      before = reading.value ?? -1
    }
    #expect(before > 0.9)
    #expect(reading(Self.paper.exposed(by: 0.035)).cause == .dark)
  }

  @Test("a scene is judged by the share of the frame at the ends of the range")
  func scene() {
    var half = LightField(width: 640, height: 480, ground: 120)
    for i in 0..<240 * 640 { half.samples[i] = 5 }
    let reading = reading(half, layout: .scene)
    #expect(abs((reading.value ?? 0) - 0.5) < 0.05)
    #expect(reading.cause == .dark)
  }

  @Test("only what lies on the document counts")
  func outline() {
    var frame = LightField(width: 1280, height: 900, ground: 3)
    for y in 200..<700 {
      for x in 200..<1000 { frame.samples[y * 1280 + x] = Self.paper.samples[y * 1280 + x] }
    }
    let quad = Quad(
      topLeft: Point(x: 200, y: 200), topRight: Point(x: 1000, y: 200),
      bottomRight: Point(x: 1000, y: 700), bottomLeft: Point(x: 200, y: 700))
    let photo = reduced(luma: frame.plane)
    #expect(
      (ExposureMeter.reading(from: TileTones(of: photo, on: quad), layout: .table).value ?? 1)
        < 0.05)
    #expect(
      (ExposureMeter.reading(from: TileTones(of: photo, on: nil), layout: .table).value ?? 0) > 0.3)
  }

  @Test("a picture smaller than a tile is not measured")
  func small() {
    let photo = reduced(luma: Plane.random(width: 20, height: 20, seed: 1))
    #expect(
      ExposureMeter.reading(from: TileTones(of: photo, on: nil), layout: nil).why == .tooSmall)
  }
}
