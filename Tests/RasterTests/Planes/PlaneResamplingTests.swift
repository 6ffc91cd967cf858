import Raster
import TestSupport
import Testing

@Suite struct PlaneResamplingTests {
  /// The slow twin: one rounding of the sum over all taps.
  private func naive(_ plane: Plane, _ columns: ResamplingTaps, _ rows: ResamplingTaps) -> Plane {
    var out = Plane(size: Size(width: columns.count, height: rows.count))
    for y in 0..<rows.count {
      for x in 0..<columns.count {
        var sum = 32768
        for v in 0..<rows.taps {
          for u in 0..<columns.taps {
            let sample = plane[Int(columns.first[x]) + u, Int(rows.first[y]) + v]
            let weight =
              Int(columns.weights[x * columns.taps + u]) * Int(rows.weights[y * rows.taps + v])
            sum += weight * Int(sample)
          }
        }
        out[x, y] = UInt8(sum >> 16)
      }
    }
    return out
  }

  @Test("resampling agrees exactly with the naive twin")
  func exact() {
    let plane = Plane.random(width: 163, height: 121, seed: 10)
    for (width, height) in [(51, 38), (163, 121), (9, 100), (1, 1), (300, 242), (130, 2)] {
      let columns = ResamplingTaps(samples: 163, step: 1, extent: 163, outputs: width)
      let rows = ResamplingTaps(samples: 121, step: 1, extent: 121, outputs: height)
      #expect(plane.resampled(columns: columns, rows: rows) == naive(plane, columns, rows))
      let smooth = ResamplingTaps(
        samples: 163, step: 1, extent: 163, outputs: width, kernel: .spline)
      #expect(plane.resampled(columns: smooth, rows: rows) == naive(plane, smooth, rows))
    }
  }

  @Test(
    "weights of every output add up to one",
    arguments: [(1600, 512), (3, 512), (800, 7)], [ResamplingTaps.Kernel.box, .spline])
  func weightSums(lengths: (samples: Int, outputs: Int), kernel: ResamplingTaps.Kernel) {
    let (samples, outputs) = lengths
    let taps = ResamplingTaps(
      samples: samples, step: 1, extent: Double(samples), outputs: outputs, kernel: kernel)
    for i in 0..<taps.count {
      let sum = taps.weights[i * taps.taps..<(i + 1) * taps.taps].reduce(0) { $0 + Int($1) }
      #expect(sum == ResamplingTaps.unit)
      #expect(Int(taps.first[i]) + taps.taps <= samples)
    }
  }

  /// The farthest of the inner outputs from the mean, where a wave is shrunk to a sixth.
  private func left(ofWaves periodsPerOutput: Double, kernel: ResamplingTaps.Kernel) -> Double {
    let plane = Plane(width: 600, height: 8) { x, _ in
      128 + 100 * Trigonometry.sineCosine(2 * .pi * periodsPerOutput * Double(x) / 6).sine
    }
    let columns = ResamplingTaps(samples: 600, step: 1, extent: 600, outputs: 100, kernel: kernel)
    let rows = ResamplingTaps(samples: 8, step: 1, extent: 8, outputs: 1)
    let small = plane.resampled(columns: columns, rows: rows)
    return (4..<96).map { abs(Double(small[$0, 0]) - 128) }.max() ?? 0
  }

  @Test("with the spline, strokes as fine as an output leave no waves, and those of six remain")
  func aliasing() {
    for fine in [0.83, 0.9, 1.1, 1.17] {
      #expect(left(ofWaves: fine, kernel: .spline) <= 1.5)
      #expect(left(ofWaves: fine, kernel: .box) > 7)
    }
    #expect((80...92).contains(left(ofWaves: 1 / 6.0, kernel: .spline)))
  }

  @Test("area averaging keeps the mean and a ramp straight")
  func ramp() {
    let plane = Plane(width: 400, height: 300) { x, _ in Double(x) * 0.6 }
    let columns = ResamplingTaps(samples: 400, step: 1, extent: 400, outputs: 128)
    let rows = ResamplingTaps(samples: 300, step: 1, extent: 300, outputs: 96)
    let small = plane.resampled(columns: columns, rows: rows)
    for x in 0..<128 {
      let expected = ((Double(x) + 0.5) * 400 / 128 - 0.5) * 0.6
      #expect(abs(Double(small[x, 40]) - expected) <= 1.01)
    }
  }
}
