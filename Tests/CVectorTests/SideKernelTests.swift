import CVector
import Raster
import TestSupport
import Testing

@Suite("side kernels")
struct SideKernelTests {
  private let width = 60
  private let height = 44

  /// A line that begins near the frame's left border and leaves it at the right.
  private let places = cvector_places(
    x: 0.37, y: 20.21, step_x: 1.93, step_y: 0.41, dx: -0.2079, dy: 0.9781, count: 40)
  private let scale = cvector_step_scale(
    near: (1.5, 2.5), far: (3.5, 5), step_minimum: 7, step_full: 280, roughness_minimum: 14,
    roughness_full: 650, roughness_loss: 0.8)

  private func place(_ i: Int, _ offset: Float) -> (column: Int, row: Int) {
    let x = places.x + Float(i) * places.step_x + places.dx * offset
    let y = places.y + Float(i) * places.step_y + places.dy * offset
    return (Int(x.rounded(.down)), Int(y.rounded(.down)))
  }

  @Test("sums along a side are those of the samples written out", arguments: Build.allCases)
  func sums(build: Build) {
    let sideSums = unsafe build.of(cvector_side_sums, cvector_side_sums_portable)
    var random = SplitMix64(seed: 4)
    let channels = (0..<4 * width * height).map { i in
      i % 4 == 3 ? Int16(0) : Int16(random.next() % 400)
    }
    var sums = [Float](repeating: -1, count: 8 * (places.count + 1))
    unsafe sideSums(&sums, channels, width, height, places, scale)
    func mean(_ i: Int, _ a: Float, _ b: Float) -> SIMD4<Float> {
      let samples = [a, b].map { offset -> SIMD4<Float> in
        let (column, row) = place(i, offset)
        let k = 4 * (max(0, min(height - 1, row)) * width + max(0, min(width - 1, column)))
        return SIMD4(Float(channels[k]), Float(channels[k + 1]), Float(channels[k + 2]), 0)
      }
      return samples[0] + samples[1]
    }
    func length(_ v: SIMD4<Float>) -> Float { (v * v).sum().squareRoot() }
    func share(_ v: Float, _ none: Float, _ full: Float) -> Float {
      max(0, min(1, (v - none) / (full - none)))
    }
    var expected = [Float](repeating: 0, count: 8)
    var last: [SIMD4<Float>] = []
    for i in 0..<places.count {
      let (near, far) = (mean(i, 1.5, 2.5), mean(i, 3.5, 5))
      let (nearB, farB) = (mean(i, -1.5, -2.5), mean(i, -3.5, -5))
      let step = share(min(length(near - nearB), length(far - farB)) / 2, 7, 280)
      let means = [(near + far) / 4, (nearB + farB) / 4]
      let calm = (0..<2).map { side in
        i == 0 ? 1 : 1 - 0.8 * share(length(means[side] - last[side]), 14, 650)
      }
      last = means
      let here =
        calm.map { step * $0 } + means.flatMap { [$0.x, $0.y, $0.z] }
      for k in 0..<8 {
        expected[k] += here[k]
        #expect((sums[8 * (i + 1) + k] - expected[k]).magnitude < 0.001 * expected[k] + 0.001)
      }
    }
    #expect(sums.prefix(8).allSatisfy { $0 == 0 })
  }

  @Test(
    "the strongest place across a line is found, and none where all are weak",
    arguments: Build.allCases)
  func strongest(build: Build) {
    let findStrongest = unsafe build.of(
      cvector_strongest_across, cvector_strongest_across_portable)
    var random = SplitMix64(seed: 5)
    let magnitude = (0..<width * height).map { _ in Int16(random.next() % 60) }
    var best = [Int16](repeating: -1, count: places.count)
    var offsets = [Int8](repeating: 99, count: places.count)
    for (reach, least) in [(4, Int16(24)), (2, 50)] {
      unsafe findStrongest(
        &best, &offsets, magnitude, width, height, places, Int32(reach), least)
      for i in 0..<places.count {
        var largest = least
        var offset: Int?
        for step in -reach...reach {
          let (column, row) = place(i, Float(step))
          guard column >= 0, row >= 0, column < width, row < height else { continue }
          if magnitude[row * width + column] > largest {
            largest = magnitude[row * width + column]
            offset = step
          }
        }
        #expect(best[i] == (offset == nil ? 0 : largest))
        if let offset { #expect(Int(offsets[i]) == offset) }
      }
    }
  }

  @Test(
    "steps across a side are those between the samples, and none beyond the frame",
    arguments: Build.allCases)
  func steps(build: Build) {
    let stepsAcross = unsafe build.of(cvector_steps_across, cvector_steps_across_portable)
    let planes = (1...3).map { Plane.random(width: width, height: height, seed: $0) }
    let (x, y, dx, dy) = (30.3, 21.7, 0.6, 0.8)
    func channels(_ k: Int) -> [Double] {
      let px = x + dx * Double(k) - 0.5
      let py = y + dy * Double(k) - 0.5
      let (fx, fy) = (px - px.rounded(.down), py - py.rounded(.down))
      return zip(planes, [1, 1.5, 1.5]).map { plane, weight in
        func at(_ u: Int, _ v: Int) -> Double { Double(plane[Int(px) + u, Int(py) + v]) }
        let top = at(0, 0) * (1 - fx) + at(1, 0) * fx
        let bottom = at(0, 1) * (1 - fx) + at(1, 1) * fx
        return weight * (top * (1 - fy) + bottom * fy)
      }
    }
    var steps = [Float](repeating: -1, count: 15)
    let isSeen = unsafe stepsAcross(
      &steps, planes[0].samples, planes[1].samples, planes[2].samples, width, height, x, y, dx,
      dy, 7, 1.5)
    #expect(isSeen == 1)
    for k in -7...7 {
      let squares = zip(channels(k + 1), channels(k - 1)).map { ($0 - $1) * ($0 - $1) }
      let exact = squares.reduce(0, +).squareRoot()
      #expect((Double(steps[k + 7]) - exact).magnitude < 0.01)
    }
    #expect(
      unsafe stepsAcross(
        &steps, planes[0].samples, nil, nil, width, height, 5, 5, 1, 0, 7, 1.5) == 0)
  }
}
