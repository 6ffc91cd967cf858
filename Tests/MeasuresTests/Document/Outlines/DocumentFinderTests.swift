import Measures
import Raster
import TestSupport
import Testing

@Suite struct DocumentFinderTests {
  private static let card = DocumentShape(
    kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98)

  @Test("all four sides of a card in plain sight are seen")
  func plain() throws {
    let view = PinholeView()
    let photo = DrawnCard(corners: view.corners).reducedPhoto()
    let found = try #require(DocumentFinder().find(in: photo, shape: Self.card))
    #expect(found.sides == [.seen, .seen, .seen, .seen])
    #expect(found.score > 0.7)
    for corner in view.corners.corners {
      let nearest = found.quad.corners.map { $0.distance(to: corner) }.min() ?? .infinity
      #expect(nearest < 2.5, "\(corner)")
    }
  }

  @Test("a scene is not searched, and an even photo has no document")
  func none() {
    let photo = DrawnCard(corners: PinholeView().corners).reducedPhoto()
    let scene = DocumentShape(kind: "rumah", layout: .scene)
    #expect(DocumentFinder().find(in: photo, shape: scene) == nil)
    let size = Size(width: 400, height: 300)
    let even = ReducedPhoto(
      photo: Size(width: 800, height: 600), factor: 1,
      luma: Plane(size: Size(width: 800, height: 600), filledWith: 120),
      lumaHalf: Plane(size: size, filledWith: 120), blue: nil, red: nil)
    #expect(DocumentFinder().find(in: even, shape: Self.card) == nil)
  }
}
