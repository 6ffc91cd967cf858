import Measures
import Raster
import Testing

struct FourierTransformTests {
  @Test("amplitudes of two rows are those of the naive transform of each", arguments: [2, 5])
  func naive(bits: Int) {
    let transform = FourierTransform(bits: bits)
    let count = 1 << bits
    let first = (0..<count).map { Float(($0 * $0 * 7 + 3) % 23) }
    let second: [Float] = (0..<count).map { place in
      let drawn = (place * place * place + 5 * place) % 19
      return Float(drawn) - 11
    }
    let both = transform.amplitudes(of: first, and: second)
    for (values, amplitudes) in [(first, both.first), (second, both.second)] {
      #expect(amplitudes.count == count / 2 + 1)
      for (frequency, amplitude) in amplitudes.enumerated() {
        var sum = SIMD2<Double>.zero
        for (place, value) in values.enumerated() {
          let phase = 2 * Double.pi * Double(frequency * place) / Double(count)
          let turn = Trigonometry.sineCosine(phase)
          sum += Double(value) * SIMD2(turn.cosine, turn.sine)
        }
        #expect(abs(Double(amplitude) - (sum * sum).sum().squareRoot()) < 1e-3)
      }
    }
  }
}
