import CVector
import Raster
import TestSupport
import Testing

@Suite("line kernels")
struct LineKernelTests {
  private let width = 301
  private let height = 5

  private func values(seed: UInt64, below limit: UInt64) -> [Int16] {
    var random = SplitMix64(seed: seed)
    return (0..<width * height).map { _ in Int16(random.next() % limit) }
  }

  @Test("edges are the local maxima across the edge", arguments: Build.allCases)
  func edges(build: Build) {
    let edgesOfRow = unsafe build.of(cvector_edges_of_row, cvector_edges_of_row_portable)
    let magnitude = values(seed: 1, below: 300)
    let count = width - 4
    let first = 2 * width + 2
    let (along, down, cross) = (
      products(seed: 2, from: 0), products(seed: 3, from: 0), products(seed: 4, from: -9_000)
    )
    var edges = [cvector_line_edge](repeating: cvector_line_edge(), count: count)
    func find(
      _ m: UnsafePointer<Int16>, _ a: UnsafePointer<Int32>, _ d: UnsafePointer<Int32>,
      _ c: UnsafePointer<Int32>
    ) -> Int {
      unsafe edgesOfRow(
        &edges, m + first, width, cvector_slope_products(along: a, down: d, cross: c), 2, 7, 24,
        count)
    }
    let found = unsafe find(magnitude, along, down, cross)
    let expected = (0..<count).filter { n in
      let i = first + n
      let step = along[n] > down[n] ? 1 : width
      return magnitude[i] >= 24 && magnitude[i] >= magnitude[i - step]
        && magnitude[i] > magnitude[i + step]
    }
    #expect(edges.prefix(found).map { Int($0.x) - 2 } == expected)
    for (edge, n) in zip(edges.prefix(found), expected) {
      #expect(edge.y == 7)
      let doublings = [24, 48, 96, 192].count { magnitude[first + n] >= $0 }
      #expect(Int(edge.weight) == doublings)
      let exact = Trigonometry.arctangent(
        y: Double(2 * cross[n]), x: Double(along[n] - down[n]))
      #expect(isNear(edge.degrees, exact * 90 / .pi))
    }
  }

  private func products(seed: UInt64, from least: Int32) -> [Int32] {
    var random = SplitMix64(seed: seed)
    return (0..<width - 4).map { _ in least + Int32(random.next() % 18_000) }
  }

  /// Whether two directions differ by less than a degree; 180° is 0°.
  private func isNear(_ degrees: UInt8, _ exact: Double) -> Bool {
    let apart = (Double(degrees) - exact).magnitude.truncatingRemainder(dividingBy: 180)
    return min(apart, 180 - apart) < 1
  }

  @Test(
    "an edge's direction is half the angle of a vector, right to a degree, in every quadrant",
    arguments: Build.allCases)
  func halfAngle(build: Build) {
    let edgesOfRow = unsafe build.of(cvector_edges_of_row, cvector_edges_of_row_portable)
    // One edge alone, whose structure tensor has (xx - yy, 2 xy) = (x, 2 half).
    let magnitude: [Int16] = [0, 0, 0, 0, 50, 0, 0, 0, 0]
    func degrees(half: Int32, x: Int32) -> UInt8? {
      var edge = cvector_line_edge()
      func find(
        _ m: UnsafePointer<Int16>, _ a: UnsafePointer<Int32>, _ d: UnsafePointer<Int32>,
        _ c: UnsafePointer<Int32>
      ) -> Int {
        unsafe edgesOfRow(
          &edge, m + 4, 3, cvector_slope_products(along: a, down: d, cross: c), 1, 1, 24, 1)
      }
      return unsafe find(magnitude, [x], [0], [half]) == 1 ? edge.degrees : nil
    }
    var random = SplitMix64(seed: 8)
    var vectors: [(Int32, Int32)] = [(0, 5), (5, 0), (0, -5), (-5, 0), (7, 14), (-7, 14), (-1, -2)]
    for _ in 0..<500 {
      vectors.append(
        (
          Int32(truncatingIfNeeded: random.next()) / 8,
          Int32(truncatingIfNeeded: random.next()) / 4
        ))
    }
    for (half, x) in vectors {
      let exact = Trigonometry.arctangent(y: Double(2 * half), x: Double(x)) * 90 / .pi
      let found = degrees(half: half, x: x)
      #expect(found.map { $0 < 180 && isNear($0, exact) } == true)
    }
    #expect(degrees(half: 0, x: 0) == 0)
  }

  /// Directions 0° (along the row) and 90°, looked across at 2 and 3 samples.
  private var directions: [cvector_direction] {
    var all = [cvector_direction](repeating: cvector_direction(), count: 180)
    for degrees in 0..<180 {
      let (sine, cosine) = Trigonometry.sineCosine(Double(degrees) * .pi / 180)
      all[degrees].cosine = Float(cosine)
      all[degrees].sine = Float(sine)
    }
    all[0].dx = (-2, -3, 2, 3)
    all[90].dy = (-2, -3, 2, 3)
    return all
  }

  @Test(
    "an edge is calm where one side is smooth, and texture where neither is",
    arguments: Build.allCases)
  func calm(build: Build) {
    let calmEdges = unsafe build.of(cvector_calm_edges, cvector_calm_edges_portable)
    var magnitude = [Int16](repeating: 0, count: 20 * 20)
    func edge(_ x: Int16, _ y: Int16, _ degrees: UInt8) -> cvector_line_edge {
      cvector_line_edge(x: x, y: y, degrees: degrees, weight: 1)
    }
    // Rough to both sides of (10, 10) along the row, one of them not very.
    magnitude[10 * 20 + 8] = 50
    magnitude[10 * 20 + 13] = 90
    // Texture on both sides of (10, 4).
    magnitude[4 * 20 + 7] = 90
    magnitude[4 * 20 + 12] = 90
    let edges = [edge(10, 10, 0), edge(10, 10, 90), edge(10, 4, 0), edge(1, 4, 0)]
    var calm = [UInt8](repeating: 9, count: edges.count)
    unsafe calmEdges(
      &calm, edges, edges.count, magnitude, 20, 20, directions, 30, 80)
    #expect(calm == [1, 2, 0, 2])
  }

  @Test(
    "edges vote for their own direction twice and for both beside it once",
    arguments: Build.allCases)
  func votes(build: Build) {
    let vote = unsafe build.of(cvector_vote, cvector_vote_portable)
    let bins = 60
    let reach = 20
    let edges = [
      cvector_line_edge(x: 9, y: 3, degrees: 0, weight: 3),
      cvector_line_edge(x: 9, y: 3, degrees: 90, weight: 1),
      cvector_line_edge(x: 30, y: 3, degrees: 90, weight: 4),
      cvector_line_edge(x: 9, y: 3, degrees: 90, weight: 4),
    ]
    var votes = [UInt16](repeating: 0, count: 90 * bins)
    unsafe vote(
      &votes, bins, reach, edges, [2, 1, 2, 0], edges.count, directions, 0, 0, 30, 30)
    var expected = [UInt16](repeating: 0, count: 90 * bins)
    for (edge, calm) in zip(edges.prefix(2), [2, 1]) {
      for (spread, times) in [(-1, 1), (0, 2), (1, 1)] {
        let angle = (Int(edge.degrees) / 2 + spread + 90) % 90
        let (sine, cosine) = Trigonometry.sineCosine(Double(2 * angle) * .pi / 180)
        let distance = (Double(edge.x) + 0.5) * cosine + (Double(edge.y) + 0.5) * sine
        let bin = Int((distance / 2).rounded(.down)) + reach
        expected[angle * bins + bin] += UInt16(Int(edge.weight) * calm * times)
      }
    }
    #expect(votes == expected)
  }
}
