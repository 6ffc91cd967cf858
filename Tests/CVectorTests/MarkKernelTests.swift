import CVector
import Raster
import TestSupport
import Testing

@Suite("mark kernels")
struct MarkKernelTests {
  private let size = Size(width: 37, height: 23)
  private var plane: Plane { Plane.random(width: 37, height: 23, seed: 8) }

  @Test(
    "smoothing is the mean of three, twice the middle, along rows and columns",
    arguments: Build.allCases, [1, 2, 3])
  func smooth(build: Build, reach: Int) {
    let smooth = unsafe build.of(cvector_smooth, cvector_smooth_portable)
    let samples = plane.samples.map { UInt16($0) * 64 }
    func pass(_ samples: [UInt16], _ dx: Int, _ dy: Int) -> [UInt16] {
      (0..<size.area).map { index in
        let (x, y) = (index % size.width, index / size.width)
        func at(_ sign: Int) -> Int {
          let column = max(0, min(size.width - 1, x + sign * dx))
          let row = max(0, min(size.height - 1, y + sign * dy))
          return Int(samples[row * size.width + column])
        }
        return UInt16((at(-1) + 2 * at(0) + at(1) + 2) / 4)
      }
    }
    var out = [UInt16](repeating: 0, count: size.area)
    var between = out
    unsafe smooth(&out, &between, samples, size.width, size.height, reach)
    #expect(out == pass(pass(samples, reach, 0), 0, reach))
  }

  @Test("peaks are the samples that nothing in their 5 × 5 exceeds", arguments: Build.allCases)
  func peaks(build: Build) {
    let findPeaks = unsafe build.of(cvector_peaks, cvector_peaks_portable)
    let samples = plane.samples.map { Int16($0) - 128 }
    var expected: [[Int]] = []
    for y in 3..<size.height - 3 {
      for x in 3..<size.width - 3 {
        let value = samples[y * size.width + x]
        let around = (-2...2).flatMap { dy in
          (-2...2).map { dx in samples[(y + dy) * size.width + x + dx] }
        }
        let isHigh = value >= 40 && around.allSatisfy { $0 <= value }
        let isLow = value <= -40 && around.allSatisfy { $0 >= value }
        if isHigh || isLow { expected.append([x, y, Int(value)]) }
      }
    }
    var marked = [UInt8](repeating: 0, count: size.width)
    func found(atMost capacity: Int) -> [[Int]] {
      let peaks = unsafe [cvector_peak](unsafeUninitializedCapacity: capacity) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        count = unsafe findPeaks(
          base, capacity, &marked, samples, size.width, size.height, 40)
      }
      return peaks.map { [Int($0.x), Int($0.y), Int($0.value)] }
    }
    #expect(!expected.isEmpty && found(atMost: 500) == expected)
    #expect(found(atMost: 2) == Array(expected.prefix(2)))
  }

  @Test(
    "comparisons look between samples, and at the nearest one beyond the frame",
    arguments: Build.allCases)
  func comparisons(build: Build) {
    let compare = unsafe build.of(cvector_compare_around, cvector_compare_around_portable)
    let samples = plane.samples.map { UInt16($0) * 64 }
    var random = SplitMix64(seed: 3)
    let offsets = (0..<128).map { _ in Int16.random(in: -260...260, using: &random) }
    func value(_ x: Int, _ y: Int) -> Double {
      let column = max(0, min(Double(size.width - 1), Double(x) / 16))
      let row = max(0, min(Double(size.height - 1), Double(y) / 16))
      let (c, r) = (min(Int(column), size.width - 2), min(Int(row), size.height - 2))
      let (u, v) = (column - Double(c), row - Double(r))
      func at(_ dx: Int, _ dy: Int) -> Double { Double(samples[(r + dy) * size.width + c + dx]) }
      return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v
    }
    for (x, y) in [(100, 90), (0, 0), (590, 360), (333, 17)] {
      var expected: UInt32 = 0
      for i in 0..<32 {
        let o = (0..<4).map { Int(offsets[4 * i + $0]) }
        if value(x + o[0], y + o[1]) > value(x + o[2], y + o[3]) { expected |= 1 << UInt32(i) }
      }
      let bits = unsafe compare(
        samples, size.width, size.height, Int32(x), Int32(y), offsets)
      #expect(bits == expected)
    }
  }

  @Test("a difference is a difference", arguments: Build.allCases)
  func subtract(build: Build) {
    let subtract = unsafe build.of(cvector_subtract, cvector_subtract_portable)
    let a = plane.samples.map { UInt16($0) * 64 }
    let b = Array(a.reversed())
    var out = [Int16](repeating: 0, count: a.count)
    unsafe subtract(&out, a, b, a.count)
    #expect(out == zip(a, b).map { Int16(Int($0) - Int($1)) })
  }
}
