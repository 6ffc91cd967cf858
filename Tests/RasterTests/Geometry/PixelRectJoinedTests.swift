import Raster
import Testing

@Suite struct PixelRectJoinedTests {
  @Test("tiles side by side and under each other become one rectangle")
  func block() {
    let tiles = [(0, 0), (8, 0), (0, 8), (8, 8), (40, 8), (0, 16)].map {
      PixelRect(x: $0.0, y: $0.1, width: 8, height: 8)
    }
    let joined = PixelRect.joined(tiles)
    #expect(
      joined == [
        PixelRect(x: 0, y: 0, width: 16, height: 16), PixelRect(x: 40, y: 8, width: 8, height: 8),
        PixelRect(x: 0, y: 16, width: 8, height: 8),
      ])
  }

  @Test("nothing stays nothing")
  func empty() { #expect(PixelRect.joined([]).isEmpty) }

  @Test("rectangles that only touch do not overlap")
  func overlaps() {
    let rect = PixelRect(x: 10, y: 20, width: 5, height: 4)
    for (x, y, expected) in [(14, 23, true), (15, 20, false), (10, 24, false), (6, 17, false)] {
      let other = PixelRect(x: x, y: y, width: 4, height: 3)
      #expect(rect.overlaps(other) == expected)
      #expect(other.overlaps(rect) == expected)
    }
    #expect(rect.overlaps(PixelRect(x: 0, y: 0, width: 99, height: 99)))
  }
}
