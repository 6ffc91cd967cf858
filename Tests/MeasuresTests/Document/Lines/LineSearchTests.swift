import Measures
import Raster
import TestSupport
import Testing

@Suite struct LineSearchTests {
  @Test("each side of a drawn card is among the strongest lines, to a bin", arguments: [0.0, 12])
  func sides(roll: Double) {
    var view = PinholeView()
    view.rollDegrees = roll
    let photo = DrawnCard(corners: view.corners).reducedPhoto()
    let planes = FeaturePlanes(photo)
    let small = view.corners.scaled(by: 1.0 / 4)
    let frame = PixelRect(frame: Size(width: 400, height: 300))
    let lines = LineSearch(EdgeMap(planes)).lines(in: frame, countMaximum: 64)
    for (from, to) in small.edges {
      let isFound = lines.contains { line in
        line.distance(to: from).magnitude < 4 && line.distance(to: to).magnitude < 4
      }
      #expect(isFound, "\(from) … \(to)")
    }
  }

  @Test("an even photo has no lines")
  func even() {
    let size = Size(width: 400, height: 300)
    let photo = ReducedPhoto(
      photo: Size(width: 800, height: 600), factor: 1,
      luma: Plane(size: Size(width: 800, height: 600), filledWith: 120),
      lumaHalf: Plane(size: size, filledWith: 120), blue: nil, red: nil)
    let search = LineSearch(EdgeMap(FeaturePlanes(photo)))
    #expect(search.lines(in: PixelRect(frame: size), countMaximum: 64).isEmpty)
  }
}
