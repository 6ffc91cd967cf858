import Measures
import Raster
import TestSupport
import Testing

/// White pages on white tables.
@Suite struct PaleSheetTests {
  private static let page = DocumentShape(kind: "lainnya", layout: .page)

  /// A letter in the midst of a ground darker by so many code values, with a camera's noise.
  private static func photo(darker: Float) -> (ReducedPhoto, Quad) {
    let letter = DrawnPage.letter(seed: 4)
    let paper = Float(letter[4, 4])
    let (left, top) = (300, 240)
    var table = LightField(
      width: letter.width + 800, height: letter.height + 480, ground: paper - darker)
    for y in 0..<letter.height {
      for x in 0..<letter.width {
        table.samples[(top + y) * table.size.width + left + x] = Float(letter[x, y])
      }
    }
    let (w, h) = (Double(letter.width), Double(letter.height))
    let corners = [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)].map {
      Point(x: Double(left) + $0.0, y: Double(top) + $0.1)
    }
    return (reduced(luma: table.noisy(sigma: 2, seed: 3).plane), Quad(corners: corners))
  }

  @Test(
    "a page on a ground hardly darker than it is the page, not all of the frame",
    arguments: [20, 16, 13, 8, 5, 3] as [Float])
  func found(darker: Float) throws {
    let (photo, truth) = Self.photo(darker: darker)
    let found = try #require(DocumentSurvey(shape: Self.page).survey(photo).geometry).corners
    for corner in truth.corners {
      #expect(found.corners.contains { $0.distance(to: corner) < 4 }, "\(found)")
    }
  }

  @Test("a half empty page that fills the frame is the frame")
  func scan() throws {
    let letter = DrawnPage.letter(seed: 4)
    var scan = LightField(
      width: letter.width, height: letter.height, ground: Float(letter[4, 4]))
    for y in 0..<letter.height / 2 {
      for x in 0..<letter.width { scan.samples[y * letter.width + x] = Float(letter[x, y]) }
    }
    let photo = reduced(luma: scan.noisy(sigma: 1, seed: 5).plane)
    let found = try #require(DocumentSurvey(shape: Self.page).survey(photo).geometry).corners
    #expect(found == Quad(frame: photo.photo))
  }

  /// A letter that is printed in a frame, or on a panel, amid paper that fills the photo.
  private static func printed(frame: Float, panel: Float) -> ReducedPhoto {
    let letter = DrawnPage.letter(seed: 4)
    let paper = Float(letter[4, 4])
    var page = LightField(width: 1400, height: 1328, ground: paper)
    for y in 0..<letter.height {
      for x in 0..<letter.width {
        let isFrame = min(x, letter.width - 1 - x) < 3 || min(y, letter.height - 1 - y) < 3
        let luma = isFrame ? paper - frame : Float(letter[x, y]) - panel
        page.samples[(240 + y) * page.size.width + 400 + x] = luma
      }
    }
    return reduced(luma: page.noisy(sigma: 2, seed: 3).plane)
  }

  @Test(
    "what is printed around a page's text is not the page's border",
    arguments: [(12, 0), (25, 0), (0, 8)] as [(Float, Float)])
  func printedFrame(frame: Float, panel: Float) throws {
    let photo = Self.printed(frame: frame, panel: panel)
    let found = try #require(DocumentSurvey(shape: Self.page).survey(photo).geometry).corners
    #expect(found == Quad(frame: photo.photo))
  }

  private static let table = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210)

  @Test(
    "a family card on a ground hardly darker than it is found", arguments: [240, 243] as [Float])
  func familyCard(ground: Float) throws {
    let sheet = DrawnSheet(ground: ground, hasFrame: false)
    var field = LightField(width: 1600, height: 1200, ground: 0)
    field.samples = sheet.plane.samples.map { Float($0) }
    let photo = reduced(luma: field.noisy(sigma: 2, seed: 6).plane)
    let result = DocumentSurvey(shape: Self.table).survey(photo)
    let found = try #require(result.geometry).corners
    for (corner, truth) in zip(found.corners, sheet.corners.corners) {
      #expect(corner.distance(to: truth) < 8, "\(found)")
    }
  }
}
