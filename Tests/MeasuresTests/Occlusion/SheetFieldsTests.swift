import Measures
import Raster
import TestSupport
import Testing

/// Values that are missing in a family card's table, whatever hides them.
@Suite struct SheetFieldsTests {
  /// The share that is covered, what says why, and where.
  private static func reading(
    _ sheet: DrawnFamilyCard, highlights: [PixelRect] = []
  ) throws -> (share: Double, reading: Reading) {
    let photo = sheet.reducedPhoto()
    let straight = try #require(StraightDocument(photo, upright: DrawnFamilyCard.corners))
    let reading = OcclusionMeter.reading(
      of: photo, on: DrawnFamilyCard.corners, layout: .table, paper: PaperMap(straight),
      highlights: highlights)
    // A grey photo's border is not asked, so nothing inside is nothing measured.
    return (reading.value ?? 0, reading)
  }

  private static func share(_ sheet: DrawnFamilyCard) throws -> Double { try reading(sheet).share }

  private static let nik = 2
  private static let name = 1

  /// Cells, painted over.
  private static func hiding(
    _ columns: [Int], _ rows: ClosedRange<Int>, with paint: Double = 225
  ) -> DrawnFamilyCard {
    var sheet = DrawnFamilyCard()
    let cells = columns.flatMap { column in rows.map { DrawnFamilyCard.cell(column, row: $0) } }
    sheet.over = { x, y in
      cells.contains { $0.x.contains(x) && $0.y.contains(y) } ? paint : nil
    }
    return sheet
  }

  @Test(
    "a value in the paper's own colour, or smeared, is covered: one, some rows, a whole column",
    arguments: [225.0, 170])
  func hidden(paint: Double) throws {
    for (columns, rows) in [
      ([Self.nik], 2...2), ([Self.nik], 0...4), ([Self.name, Self.nik], 0...1), ([5], 1...1),
      ([8], 0...4),
    ] {
      let sheet = Self.hiding(columns, rows, with: paint)
      let (share, reading) = try Self.reading(sheet)
      let wide = columns.reduce(0.0) {
        $0 + DrawnFamilyCard.rules[$1 + 1] - DrawnFamilyCard.rules[$1]
      }
      let truth =
        wide * DrawnFamilyCard.pitch * Double(rows.count)
        / (DrawnFamilyCard.width * DrawnFamilyCard.height)
      #expect(share > 0.5 * truth && share < 3 * truth, "\(columns) \(rows): \(share)")
      #expect(!reading.regions.isEmpty)
      if paint == 225 { #expect(reading.cause == .hidden) }
    }
  }

  @Test("a table that follows closely, with columns of its own, hides nothing")
  func lowerTable() throws {
    var sheet = DrawnFamilyCard()
    (sheet.members, sheet.rows) = (4, 4)
    let rules = [12.0, 20, 52, 90, 118, 146, 180, 205, 245, 285]
    let filled: Set = [1, 3, 4, 7, 8]
    sheet.over = { x, y in
      guard (83...112.2).contains(y), (12...285.3).contains(x) else { return nil }
      if rules.contains(where: { (0..<0.3).contains(x - $0) }) { return 50 }
      let place = (y - 83) / 4.8
      let row = place.rounded(.down)
      if place - row < 0.05 { return 50 }
      guard let column = rules.lastIndex(where: { $0 <= x }), filled.contains(column), row > 0,
        (0.29...0.71).contains(place - row), x > rules[column] + 1.2, x < rules[column] + 20
      else { return 225 }
      return (x / 1.1).truncatingRemainder(dividingBy: 1) < 0.5 ? 50 : 225
    }
    #expect(try Self.share(sheet) == 0)
  }

  /// A sheet with both tables, and lower cells painted over.
  private static func both(
    members: Int = 4, _ cells: [(column: Int, row: Int)] = [], with paint: Double = 225
  ) -> DrawnFamilyCard {
    var sheet = DrawnFamilyCard()
    (sheet.members, sheet.rows, sheet.lowerTop) = (members, 8, 108)
    let places = cells.map { sheet.lowerCell($0.column, row: $0.row) }
    sheet.over = { x, y in
      places.contains { $0.x.contains(x) && $0.y.contains(y) } ? paint : nil
    }
    return sheet
  }

  @Test("what all have in the lower table is missed: a status, a relation, one parent or all")
  func hiddenBelow() throws {
    for cells in [[(1, 1)], [(3, 2)], [(4, 0)], [(7, 3)], [(8, 1)], (0...3).map { (8, $0) }] {
      let (share, reading) = try Self.reading(Self.both(cells))
      #expect(share > 0, "\(cells)")
      #expect(reading.cause == .hidden)
      #expect(reading.regions.count == cells.count, "\(cells) \(reading.regions)")
    }
  }

  @Test(
    "dates of marriage, passports and permits, which many do not have, hide nothing",
    arguments: [2, 3, 4, 7])
  func wholeBelow(members: Int) throws {
    #expect(try Self.share(Self.both(members: members)) == 0)
  }

  @Test("a solid bar, lower than its row, hides what it lies on in either table")
  func solid() throws {
    var sheet = Self.both()
    let cell = sheet.lowerCell(8, row: 1)
    sheet.over = { x, y in
      (cell.x.lowerBound + 2...cell.x.lowerBound + 22).contains(x)
        && (cell.y.lowerBound + 0.6...cell.y.upperBound - 0.6).contains(y) ? 35 : nil
    }
    #expect(try Self.share(sheet) > 0)
  }

  @Test("what seems a dash is none where no dash is due")
  func remains() throws {
    var sheet = DrawnFamilyCard()
    let cell = DrawnFamilyCard.cell(4, row: 1)
    // A stroke at the left is left of what was painted over.
    sheet.over = { x, y in
      guard cell.x.contains(x), cell.y.contains(y) else { return nil }
      return (0.8...1.3).contains(x - cell.x.lowerBound) ? 190 : 225
    }
    #expect(try Self.share(sheet) > 0)
  }

  @Test("values are missed where what hides them hides the rules beside them as well")
  func rulesHidden() throws {
    var sheet = DrawnFamilyCard()
    sheet.over = { x, y in
      (66...109).contains(x) && (61.2...DrawnFamilyCard.firstRow + 21.4).contains(y) ? 225 : nil
    }
    #expect(try Self.share(sheet) > 0.01)
  }

  @Test("a number without digits is covered, and one that is there is not")
  func number() throws {
    var sheet = DrawnFamilyCard()
    sheet.over = { x, y in (17.5...22).contains(y) && (126...180).contains(x) ? 225 : nil }
    let (share, reading) = try Self.reading(sheet)
    #expect(share > 0.002 && reading.cause == .hidden)
    sheet.over = { x, y in (17.5...22).contains(y) ? 225 : nil }
    #expect(try Self.share(sheet) == 0, "where it stands elsewhere is not known")
  }

  @Test("whole sheets hide nothing", arguments: [1, 2, 5, 10])
  func whole(members: Int) throws {
    var sheet = DrawnFamilyCard()
    sheet.members = members
    #expect(try Self.share(sheet) == 0)
    sheet.printed = 0.25
    #expect(try Self.share(sheet) == 0)
    // The outline is a little off.
    for lean in [-2.0, 1.5, 8] {
      sheet.lean = lean
      #expect(try Self.share(sheet) == 0, "\(lean)")
    }
    sheet.lean = 0
    for bend in [1.0, 4, 6] {
      sheet.bend = bend
      #expect(try Self.share(sheet) == 0, "bent by \(bend)")
    }
  }

  @Test("an empty table, and a number or blood group that is missing, hide nothing")
  func empty() throws {
    var sheet = DrawnFamilyCard()
    sheet.members = 0
    #expect(try Self.share(sheet) == 0)
    #expect(try Self.share(Self.hiding([0], 1...3)) == 0)
    #expect(try Self.share(Self.hiding([DrawnFamilyCard.rules.count - 2], 0...4)) == 0)
    // A row that is not filled in has dashes.
    var dashes = DrawnFamilyCard()
    dashes.over = { x, y in
      let row = ((y - DrawnFamilyCard.firstRow) / DrawnFamilyCard.pitch).rounded()
      guard row >= 5, row < 10,
        abs(y - DrawnFamilyCard.firstRow - row * DrawnFamilyCard.pitch) < 0.3,
        let column = DrawnFamilyCard.rules.lastIndex(where: { $0 <= x })
      else { return nil }
      return (3...4.5).contains(x - DrawnFamilyCard.rules[column]) ? 50 : nil
    }
    #expect(try Self.share(dashes) == 0)
  }

  @Test(
    "a value that is a dash is not hidden, on paper and on fine lines",
    arguments: [225.0, 215, 205])
  func dash(line: Double) throws {
    var sheet = DrawnFamilyCard()
    let cell = DrawnFamilyCard.cell(Self.nik, row: 3)
    sheet.over = { x, y in
      guard cell.x.contains(x), cell.y.contains(y) else { return nil }
      let (left, middle) = (cell.x.lowerBound + 15, (cell.y.lowerBound + cell.y.upperBound) / 2)
      if (left...left + 1.5).contains(x) && abs(y - middle) < 0.4 { return 50 }
      return ((x + y) / 1.3).truncatingRemainder(dividingBy: 1) < 0.5 ? 225 : line
    }
    #expect(try Self.share(sheet) == 0)
  }

  @Test("the end of what covers a value is no dash", arguments: [150.0, 255])
  func end(paint: Double) throws {
    var sheet = DrawnFamilyCard()
    let cell = DrawnFamilyCard.cell(Self.nik, row: 3)
    sheet.over = { x, y in
      guard cell.x.contains(x), cell.y.contains(y) else { return nil }
      return x > cell.x.upperBound - 3 ? 225 : paint
    }
    #expect(try Self.share(sheet) > 0.001)
  }

  @Test("the numbers of the columns below the headings do not hide a missing value")
  func numbers() throws {
    var sheet = Self.hiding([Self.nik], 2...2)
    let hiding = sheet.over
    sheet.over = { x, y in
      guard (58.9...60.3).contains(y),
        let column = DrawnFamilyCard.rules.lastIndex(where: { $0 <= x }),
        column + 1 < DrawnFamilyCard.rules.count
      else { return hiding?(x, y) }
      let middle = (DrawnFamilyCard.rules[column] + DrawnFamilyCard.rules[column + 1]) / 2
      guard abs(x - middle) < 2.2 else { return nil }
      return (x / 1.1).truncatingRemainder(dividingBy: 1) < 0.5 ? 50 : 225
    }
    #expect(try Self.share(sheet) > 0.001)
  }

  @Test("print that a highlight has taken is the light's")
  func light() throws {
    let sheet = Self.hiding([Self.nik], 0...4)
    let photo = sheet.reducedPhoto().photo
    #expect(try Self.reading(sheet, highlights: [PixelRect(frame: photo)]).share == 0)
  }
}
