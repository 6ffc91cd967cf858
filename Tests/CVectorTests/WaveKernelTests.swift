import CVector
import TestSupport
import Testing

@Suite struct WaveKernelTests {
  private let side = Int(cvector_spectrum_side)
  private let row = Int(cvector_spectrum_row)

  @Test(
    "a wave is seen at the place of its frequency, one too fast for the samples at its image",
    arguments: Build.allCases)
  func seen(build: Build) {
    let see = unsafe build.of(cvector_seen_waves, cvector_seen_waves_portable)
    let spectrum = (0..<side * row).map(Float.init)
    let (first, last, reach) = (18, 90, 12)
    let slants: [(Double, Double, Double, Double)] = [
      (1, 0, 0, 1), (1.03, -0.2, 0.17, 0.94), (-0.9, 0.3, -0.3, -1.05),
    ]
    for (au, av, du, dv) in slants {
      var out = [Float](repeating: -1, count: (last - first + 1) * (2 * reach + 1))
      unsafe see(
        &out, spectrum,
        cvector_slant(
          across_u: Float(au), across_v: Float(av), down_u: Float(du), down_v: Float(dv)),
        CInt(first), CInt(last), CInt(reach), 0.14)
      for v in first...last {
        for u in -reach...reach {
          let found = out[(v - first) * (2 * reach + 1) + u + reach]
          guard abs(u) <= Int(0.14 * Float(v)) else {
            #expect(found == -1)
            continue
          }
          // As a wave on samples has it: modulo 64 periods, and real.
          func image(_ periods: Double) -> Int { ((Int(periods.rounded()) % side) + side) % side }
          let x = Double(u) * au + Double(v) * av
          let y = Double(u) * du + Double(v) * dv
          guard abs(x - x.rounded(.down) - 0.5) > 0.01, abs(y - y.rounded(.down) - 0.5) > 0.01
          else { continue }
          let (i, j) = (image(x), image(y))
          let expected = j <= side / 2 ? i * row + j : (side - i) % side * row + side - j
          #expect(found == Float(expected))
        }
      }
    }
  }

  @Test("the least of many rows are those that sorting finds", arguments: Build.allCases)
  func least(build: Build) {
    let keep = unsafe build.of(cvector_keep_least, cvector_keep_least_portable)
    let (count, most, rows) = (21, 4, 9)
    var random = SplitMix64(seed: 5)
    let values = (0..<rows).map { _ in
      (0..<count).map { _ in
        Int.random(in: 0...5, using: &random) == 0
          ? Float.infinity : Float.random(in: -9...9, using: &random)
      }
    }
    var least = [Float](repeating: .infinity, count: most * count)
    var known = [Float](repeating: 0, count: count)
    for row in values { unsafe keep(&least, &known, row, count, most) }
    for place in 0..<count {
      let all = values.map { $0[place] }.sorted()
      #expect((0..<most).map { least[$0 * count + place] } == Array(all.prefix(most)))
      #expect(known[place] == Float(all.count { $0 < .infinity }))
    }
  }
}
