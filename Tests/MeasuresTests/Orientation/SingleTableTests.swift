import Measures
import Raster
import TestSupport
import Testing

@Suite("lists that are no family cards") struct SingleTableTests {
  private static let shape = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210)

  /// How probably a drawn family card is one, with its own rules down the sheet, or with those that
  /// go through both tables and on below them.
  private static func likelihood(columns: [Int]?, end: Int) throws -> Double {
    var page = DrawnPage.familyCard(seed: 5)
    for column in columns ?? [] {
      for y in 160..<end { for x in column..<column + 2 { page[x, y] = 60 } }
    }
    let result = DocumentSurvey(shape: shape).survey(DrawnPage.photo(of: page))
    let kind = try #require(result.readings.first { $0.check == .kind })
    return try #require(kind.value)
  }

  @Test("rules at the same places from the title to the end make a list of a sheet")
  func list() throws {
    let columns = stride(from: 60, to: 1130, by: 120).map { $0 }
    #expect(try Self.likelihood(columns: columns, end: 760) < 0.5)
  }

  @Test("where rules end above the signatures, or differ below the middle, it is a family card")
  func familyCard() throws {
    #expect(try Self.likelihood(columns: nil, end: 0) > 0.5)
    let columns = stride(from: 60, to: 1130, by: 120).map { $0 }
    #expect(try Self.likelihood(columns: columns, end: 640) > 0.5)
    #expect(try Self.likelihood(columns: columns, end: 400) > 0.5)
  }
}
