import CVector
import Raster
import TestSupport
import Testing

@Suite("edge kernels")
struct EdgeKernelTests {
  /// The slow twin of `cvector_edge_peaks` for one block whose top left sample is (x0, y0).
  private func naivePeaks(_ plane: Plane, _ x0: Int, _ y0: Int) -> [[Int]] {
    var best = [[Int]](repeating: [0, 0, 14], count: 4)
    for row in stride(from: 0, to: 16, by: 2) {
      for column in 0..<16 {
        func at(_ dx: Int, _ dy: Int) -> Int { Int(plane[x0 + column + dx, y0 + row + dy]) }
        let gx = at(1, -1) - at(-1, -1) + 2 * (at(1, 0) - at(-1, 0)) + at(1, 1) - at(-1, 1)
        let gy = at(-1, 1) - at(-1, -1) + 2 * (at(0, 1) - at(0, -1)) + at(1, 1) - at(1, -1)
        let (ax, ay) = (abs(gx), abs(gy))
        let length = max(ax, ay) + 3 * min(ax, ay) / 8
        let direction = ay * 5 < ax * 2 ? 0 : ax * 5 < ay * 2 ? 2 : (gx ^ gy) >= 0 ? 1 : 3
        let old = best[direction]
        // Steeper wins, then the upper row, then the left column.
        let wins = (length, -row, -column) > (old[0], -old[2], -old[1])
        if wins { best[direction] = [length, column, row] }
      }
    }
    return best
  }

  @Test("the steepest places agree exactly with the naive twin", arguments: Build.allCases)
  func peaks(build: Build) {
    let edgePeaks = unsafe build.of(cvector_edge_peaks, cvector_edge_peaks_portable)
    let random = Plane.random(width: 70, height: 20, seed: 21)
    let print = LightField.page(width: 70, height: 20).plane
    for plane in [random, print] {
      var peaks = [cvector_edge_peak](repeating: cvector_edge_peak(), count: 4 * 4)
      unsafe plane.withPointer(x: 3, y: 2) { unsafe edgePeaks(&peaks, $0, 70, 4) }
      for block in 0..<4 {
        let naive = naivePeaks(plane, 3 + 16 * block, 2)
        for direction in 0..<4 {
          let peak = peaks[block * 4 + direction]
          #expect(Int(peak.magnitude) == naive[direction][0])
          guard peak.magnitude > 0 else { continue }
          #expect([Int(peak.column), Int(peak.row)] == Array(naive[direction][1...]))
        }
      }
    }
  }

  @Test(
    "a profile is the mean of three parallel lines, up to the picture's edge",
    arguments: Build.allCases)
  func profile(build: Build) {
    let edgeProfile = unsafe build.of(cvector_edge_profile, cvector_edge_profile_portable)
    let plane = Plane(width: 60, height: 50) { x, y in Double(3 * x + y) }
    for (x, y) in [(30, 25), (2, 3), (58, 48)] {
      var profile = [Float](repeating: 0, count: 17)
      unsafe edgeProfile(
        &profile, plane.samples, 60, 50, Int32(x), Int32(y), 0.8, 0.6, -8, 8)
      for i in 0..<17 {
        var expected = 0.0
        for line in -1...1 {
          let t = Double(i - 8)
          let px = max(0, min(59, Double(x) + t * 0.8 - Double(line) * 0.6))
          let py = max(0, min(49, Double(y) + t * 0.6 + Double(line) * 0.8))
          expected += (3 * px + py) / 3
        }
        #expect(abs(Double(profile[i]) - expected) < 0.05)
      }
    }
  }

  @Test(
    "the darkest, the brightest and the steepest that two neighbouring lines have of each column",
    arguments: [1, 2, 3], Build.allCases)
  func columnExtremes(reach: Int, build: Build) {
    let extremes = unsafe build.of(cvector_column_extremes, cvector_column_extremes_portable)
    let (count, rows) = (53, 7)
    let plane = Plane.random(width: count + 5, height: rows + 4, seed: 12)
    var darkest = [UInt8](repeating: 9, count: count)
    var (brightest, steepest) = (darkest, darkest)
    unsafe plane.withPointer(x: 0, y: 0) {
      unsafe extremes(&darkest, &brightest, &steepest, $0, plane.width, count, rows, reach)
    }
    func step(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int) -> Int {
      let first = Int(plane[x + reach * dx, y + reach * dy]) - Int(plane[x, y])
      let next = Int(plane[x + reach * dx + dy, y + reach * dy + dx]) - Int(plane[x + dy, y + dx])
      return (first > 0) == (next > 0) ? min(abs(first), abs(next)) : 0
    }
    for x in 0..<count {
      let column = (0..<rows).map { plane[x, $0] }
      #expect(darkest[x] == column.min())
      #expect(brightest[x] == column.max())
      let steps = (0..<rows).flatMap { [step(x, $0, 1, 0), step(x, $0, 0, 1)] }
      #expect(Int(steepest[x]) == steps.max())
    }
  }
}
