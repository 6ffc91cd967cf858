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

  @Test("steps that are known, in both builds", arguments: Build.allCases, [1, 3])
  func steps(build: Build, stride: Int) {
    let count = 77
    var random = SplitMix64(seed: 6)
    let before = (0..<count).map { _ in Int16(random.next() % 40) }
    let behind = (0..<count).map { _ in Int16(random.next() % 40) }
    let isExcluded = (0..<count).map { _ in random.next() % 4 == 0 }
    var found = [UInt16](repeating: 9, count: count * stride)
    let kernel = unsafe build.of(cvector_known_steps, cvector_known_steps_portable)
    unsafe kernel(&found, stride, before, behind, isExcluded, count, 8, 1024)
    for i in found.indices {
      let place = i / stride
      let step = min(8, max(-8, Int(behind[place]) - Int(before[place])))
      let known = isExcluded[place] ? 0 : 1024 + step
      #expect(Int(found[i]) == (i % stride == 0 ? known : 9))
    }
  }

  @Test("what parts of lines show, in both builds", arguments: Build.allCases)
  func means(build: Build) {
    var random = SplitMix64(seed: 7)
    let steps = (0..<500).map { _ in
      (0..<Int(random.next() % 33)).map { _ in Int(random.next() % 17) - 8 }
    }
    let sums = steps.map { UInt16($0.reduce(0) { $0 + 1024 + $1 }) }
    var found = [Int16](repeating: 9, count: sums.count)
    let kernel = unsafe build.of(cvector_mean_steps, cvector_mean_steps_portable)
    unsafe kernel(&found, sums, sums.count, 1024, 16, 40, 64)
    for (steps, shown) in zip(steps, found) {
      guard steps.count >= 16 else {
        #expect(shown == 0)
        continue
      }
      let mean = Float(steps.reduce(0, +)) / Float(steps.count)
      let wanted = Int(min(64, max(-64, mean * 40)).rounded())
      #expect(Int(shown) == (wanted == 0 ? 1 : wanted))
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
        unsafe kernel(&run, &best, count, own, first, length, sign, 16)
      }
      for i in 0..<count {
        var (sum, most) = (0, 0)
        for part in 0..<parts {
          let place = first + i
          let shown = (0..<length).contains(place) ? Int(evidence[part * length + place]) : 0
          sum = max(0, sum + Int(sign) * shown - 16)
          most = max(most, sum)
        }
        #expect(Int(run[i]) == sum)
        #expect(Int(best[i]) == most)
      }
    }
  }
}
