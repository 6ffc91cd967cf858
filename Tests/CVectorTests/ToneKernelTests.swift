import CVector
import Raster
import TestSupport
import Testing

@Suite("tone kernels")
struct ToneKernelTests {
  @Test(
    "ground and ink are the values that a sorted tile shows", arguments: [1, 2, 3] as [UInt64],
    Build.allCases)
  func naive(seed: UInt64, build: Build) {
    let measure = unsafe build.of(cvector_tones_of_tile, cvector_tones_of_tile_portable)
    let plane = Plane.random(width: 20, height: 18, seed: seed)
    let limits = cvector_tone_limits(
      above_ground: 25, below_ink: 5, near_black: 31, near_white: 240)
    var tones = cvector_tile_tones()
    unsafe plane.withPointer(x: 3, y: 1) { unsafe measure(&tones, $0, 20, limits) }
    var values: [UInt8] = []
    for y in 1..<17 { for x in 3..<19 { values.append(plane[x, y]) } }
    values.sort()
    // At most 25 samples lie above the ground, and at most 5 below the ink.
    #expect(tones.ground == values[255 - 25])
    #expect(tones.ink == values[5])
    #expect(Int(tones.near_black) == values.count { $0 <= 31 })
    #expect(Int(tones.near_white) == values.count { $0 >= 240 })
  }
}
