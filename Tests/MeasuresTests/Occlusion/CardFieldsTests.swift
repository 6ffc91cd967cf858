import Measures
import Raster
import TestSupport
import Testing

/// Values that are missing behind their labels, whatever hides them.
@Suite struct CardFieldsTests {
  private static let corners = Quad(
    topLeft: Point(x: 200, y: 220), topRight: Point(x: 1400, y: 220),
    bottomRight: Point(x: 1400, y: 976), bottomLeft: Point(x: 200, y: 976))

  /// A part of the card, in millimetres, and what of its area it takes.
  struct Part {
    var columns: ClosedRange<Double>
    var rows: ClosedRange<Double>

    static let nik = Part(columns: 20...57, rows: 11...15.4)
    static func values(_ rows: ClosedRange<Int>) -> Part {
      let (top, bottom) = (16.5 + 2.8 * Double(rows.lowerBound), 2.8 * Double(rows.count) - 0.2)
      return Part(columns: 20.5...57, rows: top...top + bottom)
    }
  }

  private static func reading(
    _ card: DrawnCard, highlights: [PixelRect] = []
  ) throws -> Reading {
    let photo = card.reducedPhoto()
    let straight = try #require(StraightDocument(photo, upright: corners))
    return OcclusionMeter.reading(
      of: photo, on: corners, layout: .card, paper: PaperMap(straight), highlights: highlights)
  }

  /// A card of which a part is painted over.
  private static func card(_ part: Part, _ paint: SIMD3<Double>) -> DrawnCard {
    var card = DrawnCard(corners: corners)
    card.over = { x, y in
      part.columns.contains(x) && part.rows.contains(y) ? paint : nil
    }
    return card
  }

  @Test(
    "a value or a NIK in the card's own colour, or smeared, is covered",
    arguments: [Part.nik, .values(0...0), .values(1...2), .values(5...7), .values(10...10)])
  func hidden(part: Part) throws {
    for paint in [SIMD3(200.0, 140, 118), SIMD3(165, 136, 122)] {
      let reading = try Self.reading(Self.card(part, paint))
      let truth = (part.rows.upperBound - part.rows.lowerBound) * 32 / (85.6 * 53.98)
      let value = try #require(reading.value)
      #expect(value > 0.5 * truth && value < 1.6 * truth, "\(value) for \(truth)")
      #expect(!reading.regions.isEmpty)
    }
  }

  @Test("a whole card, a pale one, a blurred one and one with short values hide nothing")
  func whole() throws {
    var card = DrawnCard(corners: Self.corners)
    #expect(try Self.reading(card).value == 0)
    card.paper = SIMD3(90, 132, 126)
    #expect(try Self.reading(card).value == 0)
    card.paper = SIMD3(200, 140, 118)
    // What is left of the values is 4 mm.
    card.over = { x, y in (24.3...57).contains(x) && y > 16 ? SIMD3(200, 140, 118) : nil }
    #expect(try Self.reading(card).value == 0)
    // All strokes are smeared.
    card.over = { x, y in (3...57).contains(x) && y > 11 ? SIMD3(165, 136, 122) : nil }
    #expect(try Self.reading(card).value == 0)
  }

  @Test("print that a highlight has taken is the light's")
  func light() throws {
    let card = Self.card(.nik, SIMD3(200, 140, 118))
    let everywhere = PixelRect(frame: card.photo)
    #expect(try Self.reading(card, highlights: [everywhere]).value == 0)
  }
}
