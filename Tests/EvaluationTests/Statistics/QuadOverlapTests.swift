import Evaluation
import Raster
import Testing
import Verdicts

struct QuadOverlapTests {
  private func square(_ x: Double, _ y: Double, _ side: Double) -> Quad {
    Quad(
      topLeft: Point(x: x, y: y), topRight: Point(x: x + side, y: y),
      bottomRight: Point(x: x + side, y: y + side), bottomLeft: Point(x: x, y: y + side))
  }

  @Test("squares overlap as arithmetic says, wherever their corners start and whichever way round")
  func squares() {
    let a = square(0, 0, 10)
    for steps in 0..<4 {
      #expect(abs(a.renamed(by: steps).overlap(with: a) - 1) < 1e-12)
      #expect(abs(square(5, 0, 10).overlap(with: a.renamed(by: steps)) - 1.0 / 3) < 1e-12)
    }
    let mirrored = Quad(
      topLeft: a.topRight, topRight: a.topLeft, bottomRight: a.bottomLeft,
      bottomLeft: a.bottomRight)
    #expect(abs(mirrored.overlap(with: a) - 1) < 1e-12)
    #expect(a.overlap(with: square(20, 0, 10)) == 0)
    #expect(abs(square(2, 2, 5).overlap(with: a) - 0.25) < 1e-12)
  }

  @Test("an outline without area overlaps nothing")
  func empty() {
    #expect(square(3, 3, 0).overlap(with: square(3, 3, 0)) == 0)
  }

  @Test("two slanted quads overlap as a count of points says")
  func counted() {
    let a = Quad(
      topLeft: Point(x: 10, y: 20), topRight: Point(x: 80, y: 5),
      bottomRight: Point(x: 95, y: 70), bottomLeft: Point(x: 20, y: 90))
    let b = Quad(
      topLeft: Point(x: 30, y: 10), topRight: Point(x: 90, y: 30),
      bottomRight: Point(x: 70, y: 95), bottomLeft: Point(x: 15, y: 60))
    var (both, either) = (0, 0)
    for x in 0..<1000 {
      for y in 0..<1000 {
        let p = Point(x: Double(x) / 10 + 0.05, y: Double(y) / 10 + 0.05)
        let (inA, inB) = (a.contains(p), b.contains(p))
        if inA && inB { both += 1 }
        if inA || inB { either += 1 }
      }
    }
    #expect(abs(a.overlap(with: b) - Double(both) / Double(either)) < 1e-3)
  }

  @Test("the corner error is the mean distance over the longer edge, whatever corner comes first")
  func cornerError() {
    let truth = square(0, 0, 10)
    let moved = square(3, 4, 10)
    for steps in 0..<4 {
      #expect(abs(moved.renamed(by: steps).cornerError(from: truth) - 0.5) < 1e-12)
    }
  }
}
