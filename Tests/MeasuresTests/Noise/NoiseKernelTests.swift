import CVector
import Raster
import TestSupport
import Testing

@Suite("noise kernel", .serialized)
struct NoiseKernelTests {
  @Test("roughness is the sum of the mask's magnitudes", arguments: [false, true])
  func roughness(portable: Bool) {
    cvector_use_portable(portable ? 1 : 0)
    defer { cvector_use_portable(0) }
    let mask = [1, -2, 1, -2, 4, -2, 1, -2, 1]
    let noise = Plane.random(width: 20, height: 19, seed: 6)
    // The largest magnitudes there can be: a checkerboard.
    let board = Plane(width: 20, height: 19) { x, y in (x + y) % 2 == 0 ? 255 : 0 }
    for plane in [noise, board] {
      var expected = 0
      for y in 1...16 {
        for x in 2...17 {
          var sum = 0
          for k in 0..<9 { sum += mask[k] * Int(plane[x + k % 3 - 1, y + k / 3 - 1]) }
          expected += abs(sum)
        }
      }
      let found = unsafe plane.samples.withUnsafeBufferPointer { samples -> UInt32 in
        guard let base = samples.baseAddress else { return 0 }
        return unsafe cvector_block_roughness(base + plane.width + 2, plane.width)
      }
      #expect(Int(found) == expected)
    }
  }
}
