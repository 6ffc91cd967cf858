import CVector
import Raster
import TestSupport
import Testing

@Suite("differences kernels", .serialized)
struct DifferencesKernelTests {
  private let plane = Plane.random(width: 300, height: 300, seed: 17)
  private let left = 9
  private let top = 5
  private let clip = 12

  private func square(level: Bool) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: 64 * 64)
    unsafe plane.samples.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      let first = unsafe base + top * plane.width + left
      if level {
        unsafe cvector_differences_down(&out, first, plane.width, Int32(clip))
      } else {
        unsafe cvector_differences_across(&out, first, plane.width, Int32(clip))
      }
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
    arguments: [false, true], [false, true])
  func definition(level: Bool, portable: Bool) {
    cvector_use_portable(portable ? 1 : 0)
    defer { cvector_use_portable(0) }
    let found = square(level: level)
    for y in 0..<64 {
      for x in 0..<64 {
        #expect(found[y * 64 + x] == naive(level: level, x: x, y: y))
      }
    }
  }
}
