import Raster
import TestSupport
import Testing

@Suite struct BoxReducerTests {
  @Test(
    "means agree exactly with the naive twin, whatever the factors and the edges",
    arguments: [(1, 1), (2, 2), (3, 3), (1, 2), (4, 2), (6, 6), (7, 5), (41, 41), (82, 82)])
  func exactMeans(factors: (Int, Int)) {
    for (width, height) in [(131, 67), (128, 64), (1, 1), (5, 200), (200, 3)] {
      let plane = Plane.random(width: width, height: height, seed: 7)
      var reducer = BoxReducer(source: plane.size, factorX: factors.0, factorY: factors.1)
      reducer.add(plane.samples, count: height, stride: width)
      #expect(
        reducer.finish() == naiveBoxMeans(of: plane, factorX: factors.0, factorY: factors.1))
    }
  }

  @Test("the mean of equal samples is that sample at every factor", arguments: [1, 3, 82, 100])
  func equalSamples(factor: Int) {
    for value: UInt8 in [0, 1, 127, 254, 255] {
      let plane = Plane(size: Size(width: 250, height: 230), filledWith: value)
      var reducer = BoxReducer(source: plane.size, factorX: factor, factorY: factor)
      reducer.add(plane.samples, count: plane.height, stride: plane.width)
      let reduced = reducer.finish()
      #expect(reduced.samples.allSatisfy { $0 == value })
    }
  }

  @Test("portions of any length give the same plane", arguments: [(3, 4), (2, 2), (1, 1)])
  func portions(factors: (Int, Int)) {
    let plane = Plane.random(width: 40, height: 50, seed: 3)
    var reducer = BoxReducer(source: plane.size, factorX: factors.0, factorY: factors.1)
    var first = 0
    for count in [1, 2, 7, 30, 9, 5] {
      let rows = Array(plane.samples[first * 40..<min(first + count, 50) * 40])
      reducer.add(rows, count: min(count, 50 - first), stride: 40)
      first = min(first + count, 50)
    }
    #expect(
      reducer.finish() == naiveBoxMeans(of: plane, factorX: factors.0, factorY: factors.1))
  }

  @Test("rows that never came repeat the last one that did")
  func missingRows() {
    let plane = Plane(width: 8, height: 8) { _, y in Double(y * 10) }
    var reducer = BoxReducer(source: plane.size, factorX: 2, factorY: 2)
    reducer.add(plane.samples, count: 4, stride: 8)
    let reduced = reducer.finish()
    #expect(reduced.size == Size(width: 4, height: 4))
    #expect(reduced[0, 1] == 25 && reduced[0, 2] == 25 && reduced[3, 3] == 25)
  }
}
