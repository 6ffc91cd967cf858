import Measures
import Raster
import TestSupport
import Testing

/// Values that are missing behind their labels, whatever hides them.
@Suite struct CardFieldsTests {
  private static let corners = Quad(
    topLeft: Point(x: 200, y: 220), topRight: Point(x: 1400, y: 220),
    bottomRight: Point(x: 1400, y: 976), bottomLeft: Point(x: 200, y: 976))

  /// A part of the card, in millimetres.
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

  private static let ground = SIMD3(200.0, 140, 118)

  /// A card on which a part is painted over; there is a gap between its labels and values.
  private static func card(
    _ parts: [Part] = [], _ paint: SIMD3<Double> = ground, ground: SIMD3<Double> = ground
  ) -> DrawnCard {
    var card = DrawnCard(corners: corners)
    card.paper = ground
    card.over = { x, y in
      if parts.contains(where: { $0.columns.contains(x) && $0.rows.contains(y) }) { return paint }
      return (19...24).contains(x) && y > 16 ? ground : nil
    }
    return card
  }

  @Test(
    "a value or a NIK in the card's own colour, or smeared, is covered",
    arguments: [Part.nik, .values(0...0), .values(1...2), .values(5...7), .values(10...10)])
  func hidden(part: Part) throws {
    for paint in [Self.ground, SIMD3(165, 136, 122)] {
      let reading = try Self.reading(Self.card([part], paint))
      let truth = (part.rows.upperBound - part.rows.lowerBound) * 32 / (85.6 * 53.98)
      let value = try #require(reading.value)
      #expect(value > 0.5 * truth && value < 1.6 * truth, "\(value) for \(truth)")
      #expect(!reading.regions.isEmpty)
      // What is smeared over several rows has a tone of its own, and is a thing.
      if paint == Self.ground { #expect(reading.cause == .hidden) }
    }
  }

  @Test("a whole card, a dark one, a blurred one and one with short values hide nothing")
  func whole() throws {
    #expect(try Self.reading(Self.card()).value == 0)
    #expect(try Self.reading(Self.card(ground: SIMD3(90, 132, 126))).value == 0)
    // What is left of the values is 4 mm.
    let ends = Part(columns: 28...57, rows: 16...54)
    #expect(try Self.reading(Self.card([ends])).value == 0)
    // All strokes are smeared.
    let rows = Part(columns: 3...57, rows: 11...54)
    #expect(try Self.reading(Self.card([rows], SIMD3(165, 136, 122))).value == 0)
  }

  @Test("a value is hidden where its colon alone is left, but for a blood group of one letter")
  func colon() throws {
    func reading(_ row: Int) throws -> Reading {
      var part = Part.values(row...row)
      part.columns = 25.6...57
      return try Self.reading(Self.card([part]))
    }
    for row in 5...9 { #expect(try reading(row).cause == .hidden, "\(row)") }
    #expect(try reading(3).value == 0)
  }

  @Test("print that a highlight has taken is the light's")
  func light() throws {
    let card = Self.card([.nik])
    let everywhere = PixelRect(frame: card.photo)
    #expect(try Self.reading(card, highlights: [everywhere]).value == 0)
  }
}
