import CVector
import Raster
import TestSupport
import Testing

@Suite("differences kernels")
struct DifferencesKernelTests {
  private let plane = Plane.random(width: 300, height: 300, seed: 17)
  private let left = 9
  private let top = 5
  private let clip = 12

  private func square(level: Bool, _ build: Build) -> [UInt8] {
    let across = unsafe build.of(cvector_differences_across, cvector_differences_across_portable)
    let down = unsafe build.of(cvector_differences_down, cvector_differences_down_portable)
    var out = [UInt8](repeating: 0, count: 64 * 64)
    unsafe plane.withPointer(x: left, y: top) { first in
      unsafe (level ? down : across)(&out, first, plane.width, Int32(clip))
    }
    return out
  }

  /// The sample at (x, y) by the definition.
  private func naive(level: Bool, x: Int, y: Int) -> UInt8 {
    func sample(_ i: Int, _ j: Int) -> Int { Int(plane[left + i, top + j]) }
    let sum = (0..<4).reduce(0) { sum, k in
      let d =
        level
        ? 2 * sample(4 * x + k, 2 * y) - sample(4 * x + k, 2 * y - 1)
          - sample(4 * x + k, 2 * y + 1)
        : 2 * sample(2 * x, 4 * y + k) - sample(2 * x - 1, 4 * y + k)
          - sample(2 * x + 1, 4 * y + k)
      return sum + max(-clip, min(clip, d))
    }
    return UInt8(128 + sum)
  }

  @Test(
    "sums of limited second differences, in both builds",
    arguments: [false, true], Build.allCases)
  func definition(level: Bool, build: Build) {
    let found = square(level: level, build)
    for y in 0..<64 {
      for x in 0..<64 {
        #expect(found[y * 64 + x] == naive(level: level, x: x, y: y))
      }
    }
  }

  @Test("sizes of second differences, limited, in both builds", arguments: Build.allCases)
  func rows(build: Build) {
    let across = unsafe build.of(
      cvector_add_differences_across, cvector_add_differences_across_portable)
    let down = unsafe build.of(
      cvector_add_differences_down, cvector_add_differences_down_portable)
    let (count, y) = (290, 40)
    var sums = [UInt16](repeating: 3, count: count)
    var sum: UInt32 = 3
    unsafe plane.withPointer(x: 0, y: y) { row in
      unsafe across(&sums, row, count, 24)
      unsafe down(&sum, row, plane.width, count, 24)
    }
    func size(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
      min(24, abs(2 * Int(a) - Int(b) - Int(c)))
    }
    for x in 1..<289 {
      #expect(Int(sums[x]) == 3 + size(plane[x, y], plane[x - 1, y], plane[x + 1, y]))
    }
    #expect(sums[0] == 3 && sums[289] == 3)
    let naive = (0..<288).reduce(3) { $0 + size(plane[$1, y], plane[$1, y - 1], plane[$1, y + 1]) }
    #expect(Int(sum) == naive)
  }
}
