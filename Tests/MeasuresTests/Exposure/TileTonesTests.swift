import CVector
import Measures
import Raster
import TestSupport
import Testing

@Suite struct TileTonesTests {
  @Test(
    "ground and ink are the values that a sorted tile shows", arguments: [1, 2, 3] as [UInt64],
    [false, true])
  func naive(seed: UInt64, portable: Bool) {
    cvector_use_portable(portable ? 1 : 0)
    defer { cvector_use_portable(0) }
    let plane = Plane.random(width: 20, height: 18, seed: seed)
    var tones = cvector_tile_tones()
    unsafe plane.samples.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      unsafe cvector_tones_of_tile(&tones, base + 20 + 3, 20)
    }
    var values: [UInt8] = []
    for y in 1..<17 { for x in 3..<19 { values.append(plane[x, y]) } }
    values.sort()
    // At most 25 samples lie above the ground, and at most 5 below the ink.
    #expect(tones.ground == values[255 - 25])
    #expect(tones.ink == values[5])
    #expect(Int(tones.near_black) == values.count { $0 <= 25 })
    #expect(Int(tones.near_white) == values.count { $0 >= 247 })
  }

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
