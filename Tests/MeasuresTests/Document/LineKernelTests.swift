import CVector
import Raster
import TestSupport
import Testing

@Suite("line kernels", .serialized)
struct LineKernelTests {
  private let width = 301
  private let height = 5

  private func values(seed: UInt64, below limit: UInt64) -> [Int16] {
    var random = SplitMix64(seed: seed)
    return (0..<width * height).map { _ in Int16(random.next() % limit) }
  }

  @Test("edges are the local maxima across the edge", arguments: [false, true])
  func edges(portable: Bool) {
    cvector_use_portable(portable ? 1 : 0)
    defer { cvector_use_portable(0) }
    let magnitude = values(seed: 1, below: 300)
    let upright = values(seed: 2, below: 2).map { UInt8($0) }
    let planes = (0..<3).map { values(seed: 3 + UInt64($0), below: 1400) }
    let channels: [Int16] = (0..<4 * width * height).map { k in
      k % 4 == 3 ? 0 : planes[k % 4][k / 4]
    }
    let count = width - 4
    let first = 2 * width + 2
    var edges = [cvector_line_edge](repeating: cvector_line_edge(), count: count)
    let found = unsafe magnitude.withUnsafeBufferPointer { m in
      unsafe upright.withUnsafeBufferPointer { u in
        unsafe channels.withUnsafeBufferPointer { c -> Int in
          guard let m = m.baseAddress, let u = u.baseAddress, let c = c.baseAddress else {
            return 0
          }
          return unsafe cvector_edges_of_row(
            &edges, m + first, u + first, c + 4 * first, width, 2, 7, 24, count)
        }
      }
    }
    let expected = (2..<width - 2).filter { x in
      let i = 2 * width + x
      let step = upright[i] == 1 ? 1 : width
      return magnitude[i] >= 24 && magnitude[i] >= magnitude[i - step]
        && magnitude[i] > magnitude[i + step]
    }
    #expect(edges.prefix(found).map { Int($0.x) } == expected)
    for edge in edges.prefix(found) {
      let i = 2 * width + Int(edge.x)
      #expect(edge.y == 7)
      let doublings = [24, 48, 96, 192].count { magnitude[i] >= $0 }
      #expect(Int(edge.weight) == doublings)
      #expect(isNear(edge.degrees, naiveDegrees(planes, at: i)))
    }
  }

  /// Half the angle of the structure tensor of three planes, in degrees.
  private func naiveDegrees(_ planes: [[Int16]], at i: Int) -> Double {
    var difference = 0
    var product = 0
    for p in planes {
      func slope(_ a: Int, _ b: Int) -> Int {
        let sum =
          Int(p[i + 2 * a]) - Int(p[i - 2 * a]) + Int(p[i + a]) - Int(p[i - a])
          + Int(p[i + a - b]) - Int(p[i - a - b]) + Int(p[i + a + b]) - Int(p[i - a + b])
        return sum >> 2
      }
      let x = slope(1, width)
      let y = slope(width, 1)
      difference += x * x - y * y
      product += 2 * x * y
    }
    return Trigonometry.arctangent(y: Double(product), x: Double(difference)) * 90 / .pi
  }

  /// Whether two directions differ by less than a degree; 180° is 0°.
  private func isNear(_ degrees: UInt8, _ exact: Double) -> Bool {
    let apart = (Double(degrees) - exact).magnitude.truncatingRemainder(dividingBy: 180)
    return min(apart, 180 - apart) < 1
  }

  @Test("half the angle of a vector is right to a degree, in every quadrant and on the axes")
  func halfAngle() {
    var random = SplitMix64(seed: 8)
    var vectors: [(Int32, Int32)] = [(0, 5), (5, 0), (0, -5), (-5, 0), (7, 7), (-7, 7), (-1, -1)]
    for _ in 0..<500 {
      vectors.append(
        (
          Int32(truncatingIfNeeded: random.next()) / 4,
          Int32(truncatingIfNeeded: random.next()) / 4
        ))
    }
    for (y, x) in vectors {
      let exact = Trigonometry.arctangent(y: Double(y), x: Double(x)) * 90 / .pi
      #expect(cvector_half_angle(y, x) < 180)
      #expect(isNear(cvector_half_angle(y, x), exact))
    }
    #expect(cvector_half_angle(0, 0) == 0)
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

  @Test("an edge is calm where one side is smooth, and texture where neither is")
  func calm() {
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
    unsafe cvector_calm_edges(
      &calm, edges, edges.count, magnitude, 20, 20, directions, 30, 80)
    #expect(calm == [1, 2, 0, 2])
  }

  @Test("edges vote for their own direction twice and for both beside it once")
  func votes() {
    let bins = 60
    let reach = 20
    let edges = [
      cvector_line_edge(x: 9, y: 3, degrees: 0, weight: 3),
      cvector_line_edge(x: 9, y: 3, degrees: 90, weight: 1),
      cvector_line_edge(x: 30, y: 3, degrees: 90, weight: 4),
      cvector_line_edge(x: 9, y: 3, degrees: 90, weight: 4),
    ]
    var votes = [UInt16](repeating: 0, count: 90 * bins)
    unsafe cvector_vote(
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
