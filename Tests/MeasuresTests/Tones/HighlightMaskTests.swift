import Measures
import Raster
import Testing

@Suite struct HighlightMaskTests {
  /// Tiles of one tone with a burnt square of `side` tiles in the middle.
  private func tones(ground: UInt8, burntTiles side: Int) -> TileTones {
    let size = Size(width: 16 * 20, height: 16 * 20)
    var half = Plane(size: size, filledWith: ground)
    for y in 16 * 8..<16 * (8 + side) {
      for x in 16 * 8..<16 * (8 + side) { half[x, y] = 255 }
    }
    let photo = ReducedPhoto(
      photo: Size(width: 2 * size.width, height: 2 * size.height), factor: 1,
      luma: Plane(size: Size(width: 2 * size.width, height: 2 * size.height)), lumaHalf: half,
      blue: nil, red: nil)
    return TileTones(of: photo, on: nil)
  }

  @Test("on a toned ground the burnt tiles and their neighbours are the highlight")
  func toned() {
    let mask = HighlightMask.mask(on: tones(ground: 180, burntTiles: 2))
    #expect(mask?.count { $0 } == 16)
  }

  @Test("white ground may be burnt without a highlight")
  func white() {
    #expect(HighlightMask.mask(on: tones(ground: 245, burntTiles: 2)) == nil)
  }
}
