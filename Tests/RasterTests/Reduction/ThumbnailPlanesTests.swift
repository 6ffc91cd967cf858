import Raster
import TestSupport
import Testing

@Suite struct ThumbnailPlanesTests {
  private func ramp(_ width: Int, _ height: Int, _ scale: Double) -> Plane {
    Plane(width: width, height: height) { x, y in
      (Double(x) + 0.5) * scale + (Double(y) + 0.5) * scale / 2
    }
  }

  @Test("chroma has half of the thumbnail's columns and rows, and lies where luma lies")
  func alignment() {
    let luma = ramp(1000, 700, 0.16)
    let chroma = ramp(500, 350, 0.32)
    let photo = reduced(luma: luma, blue: chroma, red: chroma)
    let thumbnail = ThumbnailPlanes(
      of: photo, orientation: .upright, turn: .none, longEdgeMaximum: 512)
    #expect(thumbnail.luma.size == Size(width: 512, height: 358))
    #expect(thumbnail.blue?.size == Size(width: 256, height: 179))
    #expect(thumbnail.red == thumbnail.blue)
    guard let blue = thumbnail.blue else { return }
    for (x, y) in [(1, 1), (50, 25), (128, 90), (254, 177)] {
      let cell = [(0, 0), (1, 0), (0, 1), (1, 1)].map { dx, dy in
        Int(thumbnail.luma[2 * x + dx, 2 * y + dy])
      }
      #expect(abs(Int(blue[x, y]) - cell.reduce(2, +) / 4) <= 1)
    }
  }

  @Test("a photo within the limit keeps its size and its luma", arguments: [(512, 300), (3, 5)])
  func small(width: Int, height: Int) {
    let luma = Plane.random(width: width, height: height, seed: 12)
    let chroma = ramp((width + 1) / 2, (height + 1) / 2, 0.2)
    let photo = reduced(luma: luma, blue: chroma, red: chroma)
    let thumbnail = ThumbnailPlanes(
      of: photo, orientation: .upright, turn: .none, longEdgeMaximum: 512)
    #expect(thumbnail.luma == luma)
    #expect(thumbnail.blue == chroma)
  }

  @Test("orientation and turn are both applied")
  func upright() {
    let luma = Plane.random(width: 60, height: 40, seed: 13)
    let photo = reduced(luma: luma)
    let thumbnail = ThumbnailPlanes(
      of: photo, orientation: .transpose, turn: .quarter, longEdgeMaximum: 512)
    #expect(thumbnail.luma == luma.oriented(.transpose).turned(.quarter))
    #expect(thumbnail.blue == nil)
  }

  @Test(
    "sizes keep the shape and are never empty",
    arguments: [
      (1600, 1200, 512, 384), (65500, 1, 512, 1), (4000, 3000, 512, 384), (1, 513, 1, 512),
    ])
  func sizes(width: Int, height: Int, thumbWidth: Int, thumbHeight: Int) {
    let size = ThumbnailPlanes.size(
      of: Size(width: width, height: height), longEdgeMaximum: 512)
    #expect(size == Size(width: thumbWidth, height: thumbHeight))
  }

  @Test("asked for more than is kept of a photo, a thumbnail is as large as what is kept")
  func beyond() {
    let photo = Size(width: 4000, height: 3000)
    for longEdge in [1600, 1601, 2048] {
      let size = ThumbnailPlanes.size(of: photo, longEdgeMaximum: longEdge)
      #expect(size == Size(width: 1600, height: 1200))
    }
  }
}
