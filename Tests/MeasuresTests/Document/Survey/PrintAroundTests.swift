import Measures
import Raster
import TestSupport
import Testing

@Suite struct PrintAroundTests {
  private static let page = DocumentShape(kind: "lainnya", layout: .page)

  /// A grey photo by its plane, which is not reduced.
  private func photo(_ luma: Plane) -> ReducedPhoto {
    let size = Size(width: luma.width / 2, height: luma.height / 2)
    var half = Plane(size: size)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let sum = [(0, 0), (1, 0), (0, 1), (1, 1)].reduce(0) {
          $0 + Int(luma[2 * x + $1.0, 2 * y + $1.1])
        }
        half[x, y] = UInt8(sum / 4)
      }
    }
    return ReducedPhoto(
      photo: luma.size, factor: 1, luma: luma, lumaHalf: half, blue: nil, red: nil)
  }

  /// A printed page with everything in a rectangle multiplied.
  private func page(_ share: Double, in box: PixelRect) -> Plane {
    var page = DrawnPage.letter(seed: 4)
    for y in box.y..<box.y + box.height {
      for x in box.x..<box.x + box.width {
        page[x, y] = UInt8((Double(page[x, y]) * share).rounded())
      }
    }
    return page
  }

  @Test("a shaded box on a printed page that fills the frame is not the page")
  func box() throws {
    let drawn = page(0.8, in: PixelRect(x: 70, y: 150, width: 460, height: 260))
    let found = DocumentSurvey(shape: Self.page).survey(photo(drawn))
    #expect(try #require(found.geometry).corners == Quad(frame: drawn.size))
  }

  @Test("a page on a darker table is the page")
  func onTable() throws {
    var table = Plane(size: Size(width: 1000, height: 1300), filledWith: 110)
    let letter = DrawnPage.letter(seed: 4)
    for y in 0..<letter.height {
      for x in 0..<letter.width { table[200 + x, 220 + y] = letter[x, y] }
    }
    let found = DocumentSurvey(shape: Self.page).survey(photo(table))
    let corners = try #require(found.geometry).corners
    let truth = Quad(frame: letter.size).corners.map { $0 + Point(x: 200, y: 220) }
    for (corner, place) in zip(corners.corners, truth) { #expect(corner.distance(to: place) < 4) }
  }
}
