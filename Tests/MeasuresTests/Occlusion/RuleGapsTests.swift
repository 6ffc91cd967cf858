import Measures
import Raster
import TestSupport
import Testing

/// Places in a family card's tables in which no rule is to be seen.
@Suite("rules that are not to be seen") struct RuleGapsTests {
  private typealias Place = (x: ClosedRange<Double>, y: ClosedRange<Double>)

  private static func rules(
    _ sheet: DrawnFamilyCard = DrawnFamilyCard()
  ) -> RuleGaps? {
    RuleGaps(in: sheet.reducedPhoto(), on: DrawnFamilyCard.corners)
  }

  /// A sheet with something over a place, millimetres.
  private static func painted(
    _ place: Place, with paint: @escaping (_ x: Double) -> Double
  ) -> DrawnFamilyCard {
    var sheet = DrawnFamilyCard()
    sheet.over = { x, y in place.x.contains(x) && place.y.contains(y) ? paint(x) : nil }
    return sheet
  }

  /// The share of a sheet that is covered.
  private static func reading(_ sheet: DrawnFamilyCard, rules: RuleGaps?) throws -> Reading {
    let photo = sheet.reducedPhoto()
    let straight = try #require(StraightDocument(photo, upright: DrawnFamilyCard.corners))
    return OcclusionMeter.reading(
      of: photo, on: DrawnFamilyCard.corners, layout: .table, paper: PaperMap(straight),
      rules: rules)
  }

  @Test(
    "what hides rules is found where it is, however bright it is",
    arguments: [225.0, 255, 170, 40])
  func found(paint: Double) throws {
    for place: Place in [(80...120, 62...85), (150...175, 70...100), (232...284, 66...92)] {
      let gaps = try #require(Self.rules(Self.painted(place) { _ in paint })).gaps
      let gap = try #require(gaps.first)
      #expect(gaps.count == 1)
      // Five pixels to a millimetre, and eight millimetres around the sheet.
      let area = gap.area
      let left = Double(area.x) / 5 - 8
      let top = Double(area.y) / 5 - 8
      #expect((left - place.x.lowerBound).magnitude < 5, "\(left)")
      #expect((top - place.y.lowerBound).magnitude < 5, "\(top)")
      #expect((left + Double(area.width) / 5 - place.x.upperBound).magnitude < 5)
      #expect((top + Double(area.height) / 5 - place.y.upperBound).magnitude < 5)
    }
  }

  @Test("a whole sheet has none, however many members there are", arguments: [0, 1, 5, 10])
  func whole(members: Int) throws {
    var sheet = DrawnFamilyCard()
    sheet.members = members
    #expect(try #require(Self.rules(sheet)).gaps.isEmpty)
    // A rule below the headings, as all have above their numbers.
    sheet.over = { x, y in (12...285).contains(x) && (54...54.25).contains(y) ? 50 : nil }
    sheet.lean = 2
    #expect(try #require(Self.rules(sheet)).gaps.isEmpty)
    sheet.bend = 2
    let bent = try #require(Self.rules(sheet))
    #expect(bent.gaps.isEmpty, "\(bent.gaps.map(\.area))")
  }

  @Test("a thing lower than two rows leaves rules to be seen above and below, and hides none")
  func low() throws {
    #expect(try #require(Self.rules(Self.painted((60...160, 66...72)) { _ in 225 })).gaps.isEmpty)
  }

  @Test("what has rules or print of its own is no gap")
  func ruled() throws {
    let sheet = Self.painted((80...130, 62...85)) { x in
      (x / 1.1).truncatingRemainder(dividingBy: 1) < 0.5 ? 50 : 225
    }
    // Strokes down a place have no rules across: they are told from rules by their ends alone.
    var ruled = DrawnFamilyCard()
    ruled.over = { x, y in
      guard (80...130).contains(x), (62...85).contains(y) else { return nil }
      return (y / 3).truncatingRemainder(dividingBy: 1) < 0.1 ? 50 : 225
    }
    #expect(try #require(Self.rules(ruled)).gaps.isEmpty)
    #expect(try #require(Self.rules(sheet)).gaps.count <= 1)
  }

  @Test("a sheet without rules across, or with weak ones, is not asked")
  func unruled() {
    #expect(Self.rules(Self.painted((0...297, 45...120)) { _ in 225 }) == nil)
    var weak = DrawnFamilyCard()
    weak.over = { _, y in (y * 4).truncatingRemainder(dividingBy: 19) < 1 ? 222 : 225 }
    #expect(Self.rules(weak) == nil)
  }

  @Test("a gap is hidden, but not where a highlight has been told")
  func hidden() throws {
    let sheet = Self.painted((80...120, 62...85)) { _ in 225 }
    let rules = try #require(Self.rules(sheet))
    let reading = try Self.reading(sheet, rules: rules)
    let truth = 40.0 * 23 / (DrawnFamilyCard.width * DrawnFamilyCard.height)
    let share = try #require(reading.value)
    #expect(share > 0.5 * truth && share < 2 * truth, "\(share / truth)")
    #expect(reading.cause == .hidden)
  }

  @Test("a code below the last rule is not asked, wherever tables end")
  func code() throws {
    let sheet = Self.painted((250...275, 134...158)) { _ in 30 }
    #expect((try Self.reading(sheet, rules: nil).value ?? 0) > 0.005)
    let rules = try #require(Self.rules(sheet))
    #expect((try Self.reading(sheet, rules: rules).value ?? 0) == 0)
  }

  @Test(
    "a heading that is a bar of its own colour covers nothing",
    arguments: [(90.0, 225.0), (165, 50)])
  func heading(band: Double, ink: Double) throws {
    func sheet(words: Bool) -> DrawnFamilyCard {
      var sheet = DrawnFamilyCard()
      sheet.over = { x, y in
        guard (12...285).contains(x), (49...58).contains(y) else { return nil }
        let isWord = words && (52...54.5).contains(y) && x.truncatingRemainder(dividingBy: 30) < 12
        return isWord && (x / 1.4).truncatingRemainder(dividingBy: 1) < 0.5 ? ink : band
      }
      return sheet
    }
    #expect((try Self.reading(sheet(words: true), rules: nil).value ?? 0) == 0)
    if band < 100 {
      #expect((try Self.reading(sheet(words: false), rules: nil).value ?? 0) > 0.01, "a bar")
    }
  }
}
