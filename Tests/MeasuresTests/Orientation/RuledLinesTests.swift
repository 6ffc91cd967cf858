import Measures
import Raster
import TestSupport
import Testing

/// What is told to be a table by its rules.
@Suite struct RuledLinesTests {
  private static let table = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210)

  private static func kind(_ field: LightField) throws -> Reading {
    let photo = reduced(luma: field.noisy(sigma: 3, seed: 8).plane)
    let readings = DocumentSurvey(shape: table).survey(photo).readings
    return try #require(readings.first { $0.check == .kind })
  }

  @Test(
    "a family card is one by hairlines of pale grey, few or many filled in, bent or flat",
    arguments: [0, 1, 5, 9], [0.0, 4, -4])
  func hairlines(people: Int, bend: Double) throws {
    let sheet = DrawnSheet(
      ground: 90, hasFrame: false, rule: 170, ruleWidth: 0.25, people: people, bend: bend)
    var field = LightField(width: 1600, height: 1200, ground: 0)
    field.samples = sheet.plane.samples.map { Float($0) }
    #expect((try Self.kind(field).value ?? 0) > 0.5)
  }

  @Test("rules so near to each other that words nearly fill what is between them")
  func dense() throws {
    let sheet = DrawnSheet(
      ground: 90, hasFrame: false, rule: 200, ruleWidth: 0.2, pitch: 3.4, printed: 0.55,
      hasWords: true, people: 10)
    var field = LightField(width: 1600, height: 1200, ground: 0)
    field.samples = sheet.plane.samples.map { Float($0) }
    #expect((try Self.kind(field).value ?? 0) > 0.5)
  }

  @Test("lines of text, and a table without rules, are no table")
  func text() throws {
    var field = LightField(width: 1600, height: 1200, ground: 90)
    let page = LightField.page(width: 1300, height: 920, paper: 246, ink: 40, letterHeight: 9)
    for y in 0..<920 {
      for x in 0..<1300 { field.samples[(140 + y) * 1600 + 150 + x] = page.samples[y * 1300 + x] }
    }
    #expect(try Self.kind(field).value == nil)
    let bare = DrawnSheet(ground: 90, hasFrame: false, rule: DrawnSheet.paper)
    field.samples = bare.plane.samples.map { Float($0) }
    #expect(try Self.kind(field).value == nil)
  }
}
