import Raster
import TestSupport
import Testing

@Suite struct DetailWindowsTests {
  @Test(
    "the windows are the photo's own pixels in the middle of every second tile", arguments: [8, 14])
  func pixels(rows: Int) throws {
    let luma = Plane.random(width: 3333, height: 700, seed: 5)
    var reducer = PhotoReducer(photo: luma.size)
    for band in bands(luma: luma, rows: rows, padding: 3) { reducer.add(band) }
    let photo = reducer.finish()
    let details = try #require(photo.details)
    let side = DetailWindows.side
    let tile = DetailWindows.tileSide * photo.factor
    var seen = 0
    for row in 0..<8 {
      for column in 0..<40 {
        guard let place = details.place(column: column, row: row) else { continue }
        seen += 1
        let (x, y) = (column * tile + (tile - side) / 2, row * tile + (tile - side) / 2)
        for (i, j) in [(0, 0), (side - 1, 0), (17, 31), (0, side - 1), (side - 1, side - 1)] {
          #expect(details.plane[place.x + i, place.y + j] == luma[x + i, y + j])
        }
      }
    }
    #expect(seen == details.columns * details.rows && seen > 10)
  }

  @Test("a photo that is not reduced has none, nor one that is narrower than a window")
  func none() {
    #expect(reduced(luma: Plane(size: Size(width: 1600, height: 1200))).details == nil)
    #expect(reduced(luma: Plane(size: Size(width: 2000, height: 63))).details == nil)
  }

  @Test("a strip that ends before its first window has none", arguments: [(80, 9000), (9000, 80)])
  func strip(width: Int, height: Int) {
    let details = reduced(luma: Plane(size: Size(width: width, height: height))).details
    #expect(details?.place(column: 0, row: 0) == nil)
  }
}
