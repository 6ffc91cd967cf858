import CVector
import TestSupport
import Testing

@Suite("shear kernels")
struct ShearKernelTests {
  @Test("sums along slanted lines, in both builds", arguments: Build.allCases, [1, 15, 16, 77])
  func sums(build: Build, count: Int) {
    let (length, stride) = (32, 120)
    var random = SplitMix64(seed: 5)
    let columns = (0..<length * stride).map { _ in UInt16(random.next() % 2000) }
    let shifts = (0..<length).map { Int32(($0 * 7) % 40) }
    var found = [UInt16](repeating: 9, count: count)
    let kernel = unsafe build.of(cvector_sheared_sums, cvector_sheared_sums_portable)
    unsafe kernel(&found, columns, stride, shifts, length, count)
    for i in 0..<count {
      let sum = (0..<length).reduce(0) { $0 + Int(columns[$1 * stride + Int(shifts[$1]) + i]) }
      #expect(Int(found[i]) == sum)
    }
  }

  @Test(
    "the best stretch of every line, in both builds, inside the plane and beyond",
    arguments: Build.allCases, [-70, -20, 0, 13, 45, 90] as [Int])
  func runs(build: Build, first: Int) {
    let (count, length, parts) = (60, 50, 12)
    var random = SplitMix64(seed: 8)
    let evidence = (0..<parts * length).map { _ in Int16(random.next() % 129) - 64 }
    let kernel = unsafe build.of(cvector_extend_runs, cvector_extend_runs_portable)
    for sign in [1, -1] as [Int16] {
      var run = [Int16](repeating: 0, count: count)
      var best = run
      for part in 0..<parts {
        let own = Array(evidence[part * length..<(part + 1) * length])
        unsafe kernel(&run, &best, count, own, first, length, sign, 16, 40)
      }
      for i in 0..<count {
        var (sum, most) = (0, 0)
        for part in 0..<parts {
          let place = first + i
          let shown = (0..<length).contains(place) ? Int(evidence[part * length + place]) : 0
          sum = max(0, sum + min(40, Int(sign) * shown) - 16)
          most = max(most, sum)
        }
        #expect(Int(run[i]) == sum)
        #expect(Int(best[i]) == most)
      }
    }
  }
}
