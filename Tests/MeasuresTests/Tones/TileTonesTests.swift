import Measures
import Raster
import TestSupport
import Testing

@Suite struct TileTonesTests {
  @Test("tiles lie inside the outline, in pixels of the stored photo")
  func places() {
    let photo = reduced(luma: Plane.random(width: 640, height: 480, seed: 4))
    let quad = Quad(
      topLeft: Point(x: 100, y: 100), topRight: Point(x: 400, y: 120),
      bottomRight: Point(x: 380, y: 300), bottomLeft: Point(x: 90, y: 280))
    let tiles = TileTones(of: photo, on: quad).tiles
    #expect(!tiles.isEmpty)
    for tile in tiles {
      #expect(tile.area.width == 32 && tile.area.height == 32)
      let centre = Point(x: Double(tile.area.x) + 16, y: Double(tile.area.y) + 16)
      #expect(quad.contains(centre))
    }
    #expect(TileTones(of: photo, on: nil).tiles.count == 20 * 15)
  }
}
