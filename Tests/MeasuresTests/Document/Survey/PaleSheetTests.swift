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
    arguments: [20, 16, 13] as [Float])
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
}
