import Measures
import Raster
import TestSupport
import Testing

/// Solid dark bars in a family card's tables.
@Suite struct BarSearchTests {
  /// The share of a card that is covered, and what the card really has covered.
  private static func share(
    _ paint: @escaping (_ x: Double, _ y: Double) -> Double?
  ) throws -> Double {
    var sheet = DrawnFamilyCard()
    sheet.over = paint
    let photo = sheet.reducedPhoto()
    let straight = try #require(StraightDocument(photo, upright: DrawnFamilyCard.corners))
    let reading = OcclusionMeter.reading(
      of: photo, on: DrawnFamilyCard.corners, layout: .table, paper: PaperMap(straight))
    return reading.value ?? 0
  }

  private static func bar(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, luma: Double = 40
  ) -> (_ x: Double, _ y: Double) -> Double? {
    { x.contains($0) && y.contains($1) ? luma : nil }
  }

  @Test(
    "a bar of a cell's size is covered, where no value is missed as well",
    arguments: [12.0, 17, 40], [40.0, 90])
  func bars(wide: Double, luma: Double) throws {
    // Beside the values of a row, and on paper below the table.
    for (left, top) in [(240.0, 66.0), (100, 130), (225, 120)] {
      let share = try Self.share(Self.bar(left...left + wide, top...top + 4.5, luma: luma))
      let truth = wide * 4.5 / (DrawnFamilyCard.width * DrawnFamilyCard.height)
      #expect(share > 0.5 * truth && share < 2 * truth, "\(left), \(top): \(share / truth)")
    }
  }

  @Test("a marker drawn to and fro, with ragged ends, is covered")
  func marker() throws {
    let share = try Self.share { x, y in
      let ragged = (y * 1.7).truncatingRemainder(dividingBy: 3)
      return (130 + ragged...160 - ragged).contains(x) && (120...125).contains(y) ? 60 : nil
    }
    #expect(share > 0.001)
  }

  @Test("rules, shaded headings, print and what is small cover nothing")
  func others() throws {
    #expect(try Self.share { _, _ in nil } == 0)
    #expect(try Self.share(Self.bar(12...285, 49...56, luma: 160)) == 0, "a shaded heading")
    #expect(try Self.share(Self.bar(12...285, 120...121.5)) == 0, "a thick rule")
    #expect(try Self.share(Self.bar(100...106, 120...126)) == 0, "a spot")
    #expect(
      try Self.share { x, y in
        guard (100...200).contains(x), (120...123.5).contains(y) else { return nil }
        return (x / 1.1).truncatingRemainder(dividingBy: 1) < 0.4 ? 40 : 225
      } == 0, "bold print")
  }

  @Test("the title, and what lies below the tables, is not asked")
  func elsewhere() throws {
    #expect(try Self.share(Self.bar(20...40, 10...20)) == 0, "an emblem")
    #expect(try Self.share(Self.bar(250...270, 180...186)) == 0, "a code")
  }

  @Test("print in a soft shadow is not a bar")
  func shadow() throws {
    #expect(
      try Self.share { x, y in
        guard (60...240).contains(x), (105...160).contains(y) else { return nil }
        func light(_ place: ClosedRange<Double>, _ at: Double) -> Double {
          let away = 2 * (at - place.lowerBound) / (place.upperBound - place.lowerBound) - 1
          return 1 - away * away
        }
        let paper = 225 * (1 - 0.4 * light(60...240, x) * light(105...160, y))
        let isStroke = (x / 1.1).truncatingRemainder(dividingBy: 1) < 0.4
        return (130...133.5).contains(y) && isStroke ? 0.2 * paper : paper
      } == 0)
  }
}
