import Raster
import TestSupport
import Testing

@Suite("Homography, Line and Trigonometry")
struct HomographyTests {
  private let quad = Quad(
    topLeft: Point(x: 10, y: 20), topRight: Point(x: 300, y: 5),
    bottomRight: Point(x: 320, y: 240), bottomLeft: Point(x: -5, y: 200))

  @Test("corners go to corners, and the inverse brings every point back")
  func corners() throws {
    let map = try #require(Homography(width: 85, height: 54, to: quad))
    let sources = [(0.0, 0.0), (85, 0), (85, 54), (0, 54)].map { Point(x: $0.0, y: $0.1) }
    for (source, corner) in zip(sources, quad.corners) {
      #expect(map.map(source).distance(to: corner) < 1e-9)
    }
    let inverse = try #require(map.inverse)
    let p = Point(x: 33, y: 17)
    #expect(inverse.map(map.map(p)).distance(to: p) < 1e-9)
  }

  @Test("the middle of a tilted rectangle is where its diagonals cross")
  func diagonals() throws {
    let map = try #require(Homography(width: 1, height: 1, to: quad))
    let falling = Line(from: quad.topLeft, to: quad.bottomRight)
    let rising = Line(from: quad.bottomLeft, to: quad.topRight)
    let crossing = try #require(falling.intersection(rising))
    #expect(map.map(Point(x: 0.5, y: 0.5)).distance(to: crossing) < 1e-9)
  }

  @Test(
    "a fitted line goes through points on a line, at any angle", arguments: [0.0, 0.7, 1.57, 2.9])
  func fit(angle: Double) throws {
    let (sine, cosine) = Trigonometry.sineCosine(angle)
    let points = (0..<9).map { i in
      (point: Point(x: 40 + Double(i) * cosine, y: 70 + Double(i) * sine), weight: 1.0)
    }
    let line = try #require(Line.fit(points))
    for p in points { #expect(abs(line.distance(to: p.point)) < 1e-9) }
  }

  @Test("half a square outside the frame is half inside")
  func insideShare() {
    let square = Quad(
      topLeft: Point(x: -50, y: 10), topRight: Point(x: 50, y: 10),
      bottomRight: Point(x: 50, y: 110), bottomLeft: Point(x: -50, y: 110))
    let frame = Size(width: 200, height: 200)
    #expect(abs(square.insideShare(of: frame) - 0.5) < 1e-12)
    #expect(square.distancesOutside(of: frame) == SIMD4(50, 0, 0, 50))
    #expect(square.area == 10_000)
  }

  @Test("elementary functions agree with values known by heart")
  func elementary() {
    #expect(abs(Trigonometry.arctangent(y: 1, x: -1) - 3 * Double.pi / 4) < 1e-9)
    #expect(abs(Trigonometry.arctangent(y: -1, x: 0) + Double.pi / 2) < 1e-9)
    #expect(abs(Trigonometry.arccosine(0.5) - Double.pi / 3) < 1e-9)
    #expect(abs(Trigonometry.logarithm(10) - 2.302_585_092_994) < 1e-9)
    #expect(abs(Trigonometry.logarithm(0.001) + 6.907_755_278_982) < 1e-9)
    for degrees in stride(from: -720.0, through: 720, by: 7) {
      let (sine, cosine) = Trigonometry.sineCosine(degrees * Double.pi / 180)
      #expect(abs(sine * sine + cosine * cosine - 1) < 1e-9)
    }
    #expect(abs(Trigonometry.sineCosine(Double.pi / 6).sine - 0.5) < 1e-9)
    #expect(abs(Trigonometry.sineCosine(2 * Double.pi / 3).cosine + 0.5) < 1e-9)
  }
}
