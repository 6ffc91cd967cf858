import Foundation
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

  /// Puts a burnt-out disk on a picture, whose light falls off softly over half its radius more.
  private func withHighlight(
    _ field: LightField, x: Int, y: Int, radius: Int
  ) -> LightField {
    var lit = field
    let rim = Float(radius) / 2
    for v in 0..<height {
      for u in 0..<width {
        let distance = Float((u - x) * (u - x) + (v - y) * (v - y)).squareRoot()
        let veil = 255 * min(1, max(0, 1 - (distance - Float(radius)) / rim))
        lit.samples[v * width + u] = min(255, lit.samples[v * width + u] + veil)
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
    // A toned ground is burnt from 252 on, white paper empty where its ink reaches 246.
    let veil: Float = paper < 238 ? 252 - paper : 246 - 40
    let reach = Double(radius) * (1 + 0.5 * Double(1 - veil / 255))
    let share = Double.pi * reach * reach / Double(width * height)
    let value = reading.value ?? .nan
    #expect(value > 0.5 * share && value < 1.4 * share)
    #expect(reading.cause == .overPrint)
    #expect((reading.measures["overPrint"] ?? 0) > 0)
    let inside = reading.regions.allSatisfy {
      abs(Double($0.x + $0.width / 2) - 640) < reach + 40
        && abs(Double($0.y + $0.height / 2) - 500) < reach + 40
    }
    #expect(inside && !reading.regions.isEmpty)
  }

  @Test(
    "without a highlight nothing is wiped out", arguments: [150, 190, 230, 245, 255] as [Float])
  func none(paper: Float) {
    #expect((reading(page(paper: paper)).value ?? 1) < 0.005)
  }

  @Test("a gap that the layout left in burnt paper is no highlight")
  func gap() {
    var page = page(paper: 255)
    for y in 300..<600 {
      for x in 500..<800 { page.samples[y * width + x] = 255 }
    }
    #expect(reading(page).value == 0)
  }

  /// A page with an empty place in its middle, where a lamp is brightest.
  private func underLamp(paper: Float, slope: Float) -> LightField {
    var page = page(paper: paper)
    for y in 300..<600 {
      for x in 500..<800 { page.samples[y * width + x] = paper }
    }
    for y in 0..<height {
      for x in 0..<width {
        let distance = Float(abs(x - 650) + abs(y - 450))
        let light = page.samples[y * width + x] * 256 / paper - slope * distance
        page.samples[y * width + x] = min(255, max(0, light))
      }
    }
    return page
  }

  @Test(
    "a lamp that burns out an empty place of white paper, and falls off slowly, is no highlight",
    arguments: [(216, 0.055), (243, 0.018)] as [(Float, Float)])
  func lamp(paper: Float, slope: Float) {
    #expect(reading(underLamp(paper: paper, slope: slope)).value == 0)
  }

  @Test("what is burnt out and empty amid a family card's tables is a highlight")
  func inTables() {
    let photo = reduced(luma: underLamp(paper: 243, slope: 0.018).plane)
    let reading = GlareMeter.reading(
      from: TileTones(of: photo, on: nil), sheet: Quad(frame: photo.photo))
    #expect((reading.value ?? 0) > 0.03)
  }

  @Test("what is burnt out where a table's rules are not to be seen is a highlight on any paper")
  func inRuleGap() {
    let photo = reduced(luma: underLamp(paper: 243, slope: 0.018).plane)
    func value(_ gaps: [PixelRect]) -> Double {
      GlareMeter.reading(
        from: TileTones(of: photo, on: nil), ruleGaps: gaps
      ).value ?? 0
    }
    #expect(value([]) == 0)
    #expect(value([PixelRect(frame: photo.photo)]) > 0.03)
    #expect(value([PixelRect(x: 0, y: 0, width: 40, height: 40)]) == 0)
  }

  @Test(
    "a highlight over most of a card, out to its edge, is one; a white card that is read has none"
  )
  func overMostOfCard() {
    func reading(_ field: LightField) -> Reading {
      let photo = reduced(luma: field.plane)
      return GlareMeter.reading(from: TileTones(of: photo, on: nil), card: Quad(frame: photo.photo))
    }
    let card = page(paper: 225)
    let lit = reading(withHighlight(card, x: 500, y: 640, radius: 500))
    #expect((lit.value ?? 0) > 0.4)
    #expect(lit.cause == .overPrint)
    #expect(reading(page(paper: 255)).value == 0)
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

  private static let outline = Quad(
    topLeft: Point(x: 200, y: 220), topRight: Point(x: 1400, y: 220),
    bottomRight: Point(x: 1400, y: 976), bottomLeft: Point(x: 200, y: 976))
  private static let card = DrawnCard(corners: outline).reducedPhoto()

  /// The card with light mixed into a spot of it, and the highlights that are seen: `peak` is the
  /// luma that it nears, and its opacity falls softly from the middle.
  private func lit(
    x: Double, y: Double, radius: Double, peak: Double, softness: Double = 3
  ) throws -> (photo: ReducedPhoto, highlights: VeilSearch.Highlights) {
    let blue = try #require(Self.card.blue)
    let red = try #require(Self.card.red)
    var half = Self.card.lumaHalf
    for v in 0..<half.height {
      for u in 0..<half.width {
        let distance = Point(x: 2 * Double(u) + 1, y: 2 * Double(v) + 1).distance(
          to: Point(x: x, y: y))
        let opacity = 1 - exp(-4 * exp(-pow(distance / radius, softness)))
        let luma = Double(half[u, v])
        half[u, v] = UInt8(luma + (peak - luma) * (luma < peak ? opacity : 0))
      }
    }
    let photo = ReducedPhoto(
      photo: Self.card.photo, factor: 1, luma: Self.card.luma, lumaHalf: half, blue: blue, red: red)
    let straight = try #require(StraightDocument(photo, upright: Self.outline))
    let search = VeilSearch(on: PaperMap(straight), layout: .card)
    return (photo, search.highlights(in: Self.card.photo))
  }

  private func veil(
    x: Double, y: Double, radius: Double, peak: Double, softness: Double = 3
  ) throws -> VeilSearch.Veil? {
    try lit(x: x, y: y, radius: radius, peak: peak, softness: softness).highlights.veil
  }

  @Test(
    "a highlight over print is seen though it stays below white",
    arguments: [235, 243, 250] as [Double], [70, 110] as [Double])
  func belowWhite(peak: Double, radius: Double) throws {
    let veil = try #require(try veil(x: 600, y: 560, radius: radius, peak: peak))
    let share = Double.pi * radius * radius / Self.outline.area
    #expect(veil.share > 0.4 * share && veil.share < 2 * share)
    #expect(veil.overPrint > 0.0005)
    let area = try #require(veil.area)
    #expect(area.x < 600 && area.x + area.width > 600)
    #expect(area.y < 560 && area.y + area.height > 560)
    let tones = TileTones(of: Self.card, on: Self.outline)
    var highlights = VeilSearch.Highlights()
    highlights.veil = veil
    let reading = GlareMeter.reading(from: tones, highlights: highlights)
    #expect(reading.value == veil.share)
    #expect(reading.cause == .overPrint)
  }

  @Test("a card without a highlight has no veil, nor one that lightens print a little")
  func noVeil() throws {
    #expect(try veil(x: 600, y: 560, radius: 100, peak: 0) == nil)
    #expect(try veil(x: 600, y: 560, radius: 100, peak: 205) == nil)
  }

  @Test("a burnt-out spot on a card is over print where rows end beside it, not on blank ground")
  func besideRows() throws {
    for (x, y, isOver) in [(1030.0, 700.0, false), (600, 560, true)] {
      let (photo, highlights) = try lit(x: x, y: y, radius: 50, peak: 255)
      #expect(highlights.besideRows.isEmpty == isOver)
      let reading = GlareMeter.reading(
        from: TileTones(of: photo, on: Self.outline), highlights: highlights)
      #expect(reading.value ?? 0 > 0.002)
      #expect(reading.cause == (isOver ? .overPrint : .besidePrint))
    }
  }

  @Test("a painted block with an edge is no highlight")
  func block() throws {
    #expect(try veil(x: 600, y: 560, radius: 100, peak: 245, softness: 60) == nil)
  }

  @Test(
    "paper on which a lamp shines more strongly keeps its print and has no highlight",
    arguments: [0, 128])
  func uneven(blank: Int) {
    var page = LightField.page(
      width: width, height: height, paper: 215, ink: 40, letterHeight: 12)
    // Some of it has no print.
    for y in 440..<440 + blank {
      for x in 580..<580 + blank { page.samples[y * width + x] = 215 }
    }
    let lit = page.exposed(by: 1.6)
    for y in 0..<height {
      for x in 0..<width where (x - 640) * (x - 640) + (y - 500) * (y - 500) < 140 * 140 {
        page.samples[y * width + x] = min(255, lit.samples[y * width + x])
      }
    }
    #expect(reading(page).value == 0)
  }

  /// What is measured on a card whose portrait shows white around a face.
  ///
  /// - Parameters:
  ///   - shift: Millimetres by which the white lies to the left of the portrait's middle.
  ///   - face: Half the width of the face, in millimetres.
  private func portrait(shift: Double, face: Double) throws -> Reading {
    let blue = try #require(Self.card.blue)
    let red = try #require(Self.card.red)
    let corner = Self.outline.topLeft
    let scale = Self.outline.meanWidth / DrawnCard.width
    var half = Self.card.lumaHalf
    for v in 0..<half.height {
      for u in 0..<half.width {
        let x = (2 * Double(u) + 1 - corner.x) / scale - 72.3 + shift
        let y = (2 * Double(v) + 1 - corner.y) / scale - 23.5
        let isWhite = (x / 7) * (x / 7) + (y / 10) * (y / 10) < 1
        let isFace = (x / face) * (x / face) + (y / (1.4 * face)) * (y / (1.4 * face)) < 1
        if isWhite && !isFace { half[u, v] = 255 }
      }
    }
    let photo = ReducedPhoto(
      photo: Self.card.photo, factor: 1, luma: Self.card.luma, lumaHalf: half, blue: blue, red: red)
    let straight = try #require(StraightDocument(photo, upright: Self.outline))
    return GlareMeter.reading(
      from: TileTones(of: photo, on: Self.outline),
      portrait: PortraitPlace(on: PaperMap(straight), layout: .card))
  }

  @Test("a white head scarf in the portrait is no highlight")
  func scarf() throws {
    #expect(try portrait(shift: 0, face: 4.4).value == 0)
  }

  @Test("a highlight that hides the face, or goes on beyond the portrait, is one")
  func highlightOnPortrait() throws {
    #expect(try portrait(shift: 0, face: 0.1).value ?? 0 > 0.02)
    #expect(try portrait(shift: 8, face: 4.4).value ?? 0 > 0.01)
  }
}
