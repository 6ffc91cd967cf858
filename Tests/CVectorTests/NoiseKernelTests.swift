import CVector
import Raster
import TestSupport
import Testing

@Suite("noise kernels")
struct NoiseKernelTests {
  @Test("roughness is the sum of the mask's magnitudes", arguments: Build.allCases)
  func roughness(build: Build) {
    let roughness = unsafe build.of(cvector_block_roughness, cvector_block_roughness_portable)
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
      let found = unsafe plane.withPointer(x: 2, y: 1) { unsafe roughness($0, plane.width) }
      #expect(Int(found) == expected)
    }
  }

  @Test("moments are the sums of the samples times their places", arguments: Build.allCases)
  func moments(build: Build) {
    let measure = unsafe build.of(cvector_measure_block, cvector_measure_block_portable)
    for plane in [
      Plane.random(width: 19, height: 17, seed: 9),
      Plane(size: Size(width: 19, height: 17), filledWith: 255),
    ] {
      var found = cvector_block_moments()
      unsafe plane.withPointer(x: 2, y: 1) { unsafe measure(&found, $0, plane.width) }
      var (sum, squares, along, down) = (0, 0, 0, 0)
      for y in 0..<16 {
        for x in 0..<16 {
          let p = Int(plane[x + 2, y + 1])
          sum += p
          squares += p * p
          along += p * (2 * x - 15)
          down += p * (2 * y - 15)
        }
      }
      #expect(Int(found.sum) == sum && Int(found.squares) == squares)
      #expect(Int(found.along) == along && Int(found.down) == down)
    }
  }
}
