import CVector
import Raster
import TestSupport
import Testing

@Suite("block kernels")
struct BlockKernelTests {
  @Test(
    "steps by phase agree exactly with the naive twin", arguments: [24, 255] as [UInt8],
    Build.allCases)
  func naive(most: UInt8, build: Build) {
    let addSteps = unsafe build.of(cvector_add_block_steps, cvector_add_block_steps_portable)
    let plane = Plane.random(width: 75, height: 41, seed: 30)
    var steps = cvector_block_steps()
    unsafe addSteps(&steps, plane.samples, 75, 41, most)
    var columns = [UInt64](repeating: 0, count: 8)
    var rows = columns
    func step(_ a: UInt8, _ b: UInt8) -> UInt64 { UInt64(min(Int(most), abs(Int(a) - Int(b)))) }
    for y in 0..<40 where y % 16 < 8 {
      for x in 0..<75 { rows[y % 8] += step(plane[x, y], plane[x, y + 1]) }
      if y % 4 == 1 {
        for x in 0..<72 { columns[x % 8] += step(plane[x, y], plane[x + 1, y]) }
      }
    }
    let c = steps.columns
    let r = steps.rows
    #expect([c.0, c.1, c.2, c.3, c.4, c.5, c.6, c.7] == columns)
    #expect([r.0, r.1, r.2, r.3, r.4, r.5, r.6, r.7] == rows)
  }
}
