import Raster
import Testing

@Suite struct QuadTests {
  private let quad = Quad(
    topLeft: Point(x: 10, y: 20), topRight: Point(x: 40, y: 60), bottomRight: Point(x: 37, y: 64),
    bottomLeft: Point(x: -5, y: 28))

  @Test("a quad by a list of corners gives them back in the same order")
  func list() {
    #expect(Quad(corners: quad.corners) == quad)
  }

  @Test("edges go round from corner to corner, and their lengths are those of the ways")
  func edges() {
    let edges = quad.edges
    #expect(edges.map(\.from) == quad.corners)
    #expect(edges.map(\.to) == quad.renamed(by: 1).corners)
    for (i, edge) in edges.enumerated() {
      #expect(quad.edgeLengths[i] == edge.from.distance(to: edge.to))
    }
    #expect(quad.edgeLengths[0] == 50 && quad.edgeLengths[1] == 5)
    #expect(quad.meanWidth == (quad.edgeLengths[0] + quad.edgeLengths[2]) / 2)
    #expect(quad.meanHeight == (quad.edgeLengths[1] + quad.edgeLengths[3]) / 2)
  }

  @Test("the bounds touch the outermost corners, outside the frame too")
  func bounds() {
    let bounds = quad.bounds
    #expect(bounds.left == -5 && bounds.top == 20 && bounds.right == 40 && bounds.bottom == 64)
  }

  @Test("walked the other way the first corner stays and the area changes its sign")
  func reversed() {
    #expect(quad.reversed.topLeft == quad.topLeft)
    #expect(quad.reversed.area == -quad.area)
    #expect(quad.reversed.reversed == quad)
  }

  @Test("the frame of a picture is its border, and its box the whole of it")
  func frame() {
    let size = Size(width: 30, height: 20)
    let frame = Quad(frame: size)
    #expect(frame.area == 600)
    #expect(frame.middle == PixelRect(frame: size).centre)
    #expect(PixelRect(around: frame, in: size) == PixelRect(frame: size))
  }

  @Test(
    "half planes say of every pixel what the quad says of its centre", arguments: [false, true])
  func halfPlanes(mirrored: Bool) {
    let inside = HalfPlanes(mirrored ? quad.reversed : quad)
    for y in 0..<70 {
      for x in -10..<50 {
        let centre = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
        #expect(inside.contains(x: x, y: y) == quad.contains(centre), "\(x), \(y)")
      }
    }
  }
}
